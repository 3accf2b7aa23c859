/// The members of `fastapi.responses` and `starlette.responses`.
enum ResponseModule {
    static var members: [String: Value] {
        var members: [String: Value] = [:]
        for (kind, type) in types { members[kind.rawValue] = .object(type) }
        for (name, instead) in refused { members[name] = .object(RefusedImport(instead: instead)) }
        return members
    }

    private static let types: [ResponseClass: PyType] = {
        var types: [ResponseClass: PyType] = [:]
        for kind in ResponseClass.allCases {
            let base: ResponseClass? = kind == .response ? nil : kind == .eventSource ? .streaming : .response
            types[kind] = PyType(
                kind.rawValue, module: kind == .eventSource ? "fastapi.sse" : "starlette.responses",
                bases: base.flatMap { types[$0] }.map { [$0] }
            ) { (call) throws(PyError) in .object(try ResponseObject.make(kind, call)) }
        }
        return types
    }()

    /// The class object of a response class.
    static func type(of kind: ResponseClass) -> PyType { types[kind] ?? .object }

    /// The response class that `type` is, itself and not by inheritance.
    static func kind(of type: PyType) -> ResponseClass? { types.first { $0.value === type }?.key }

    /// Response classes that there are not, with what to write in place of them.
    private static let refused = [
        "FileResponse": "return the content itself, since programs read no files here",
        "ORJSONResponse": "use ‘JSONResponse’, whose answer is the same",
        "UJSONResponse": "use ‘JSONResponse’, whose answer is the same",
    ]
}
