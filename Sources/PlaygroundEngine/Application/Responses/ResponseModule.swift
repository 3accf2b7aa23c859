/// The members of `fastapi.responses` and `starlette.responses`.
enum ResponseModule {
    static var members: [String: Value] {
        var members: [String: Value] = [:]
        for name in ResponseClass.allCases {
            members[name.rawValue] = .object(
                PyType(name.rawValue) { (call) throws(PyError) in try ResponseObject.make(name, call) })
        }
        for (name, instead) in refused {
            members[name] = .object(
                PyType(name) { (call) throws(PyError) in
                    throw Options.error(.refusedResponse(name, instead: instead), at: call.range)
                })
        }
        return members
    }

    /// Response classes that there are not, with what to write in place of them.
    static let refused = [
        "FileResponse": "the playground's programs read no files; return the content itself",
        "ORJSONResponse": "use JSONResponse, whose answer is the same",
        "UJSONResponse": "use JSONResponse, whose answer is the same",
    ]
}
