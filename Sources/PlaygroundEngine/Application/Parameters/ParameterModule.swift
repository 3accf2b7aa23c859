/// The names of `fastapi` that say what a path operation asks for.
enum ParameterModule {
    static var members: [String: Value] {
        var members: [String: Value] = [
            "Request": .object(RequestObject.requestType), "UploadFile": .object(UploadObject.fastapi),
        ]
        for place in [FieldInfo.Place.path, .query, .header, .cookie, .body, .form, .file] {
            members[place.rawValue] = .object(
                PyBuiltin(place.rawValue) { (call) throws(PyError) in
                    let field = try FieldInfo.make(place, call)
                    guard place != .path || field.defaultValue.isUndefined else {
                        throw .assertionError("Path parameters cannot have a default value")
                    }
                    return .object(field)
                })
        }
        return members
    }
}
