/// The members of `fastapi.responses` and `starlette.responses`.
enum ResponseModule {
    static var members: [String: Value] {
        var members: [String: Value] = [:]
        for name in ResponseClass.allCases {
            members[name.rawValue] = .object(
                PyType(name.rawValue) { (call) throws(PyError) in try ResponseObject.make(name, call) })
        }
        for (name, instead) in refused { members[name] = .object(RefusedImport(instead: instead)) }
        return members
    }

    /// Response classes that there are not, with what to write in place of them.
    private static let refused = [
        "FileResponse": "return the content itself, since programs read no files here",
        "ORJSONResponse": "use ‘JSONResponse’, whose answer is the same",
        "UJSONResponse": "use ‘JSONResponse’, whose answer is the same",
    ]
}
