/// An application object while its program runs.
final class FastAPIObject: PyObject {
    let title: String
    let version: String
    let redirectsSlashes: Bool
    let rootPath: String
    /// What is said for those who read the description.
    let words: ApplicationWords
    /// What the app's own decorators add to.
    let router: RouterObject
    var handlers = ExceptionHandlers()
    let state = StateObject()
    /// Where objects that may refer to themselves are found once the program is over.
    weak var objects: ProgramObjects?

    init(
        title: String = "FastAPI", version: String = "0.1.0", redirectsSlashes: Bool = true, rootPath: String = "",
        defaults: RouterDefaults = RouterDefaults(), words: ApplicationWords = ApplicationWords()
    ) {
        self.words = words
        self.title = title
        self.version = version
        self.redirectsSlashes = redirectsSlashes
        self.rootPath = rootPath
        router = RouterObject(defaults: defaults)
    }

    override package var type: PyType { FastAPIModule.applicationType }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "title": return .string(title)
        case "version": return .string(version)
        case "root_path": return .string(rootPath)
        case "router": return .object(router)
        case "state": return .object(state)
        case "exception_handler": return .object(PyBuiltin("FastAPI.\(name)", exceptionHandler))
        case "add_exception_handler": return .object(PyBuiltin("FastAPI.\(name)", addExceptionHandler))
        default: return try router.declaring(name, as: .app)
        }
    }

    override var attributeNames: [String] {
        RouterObject.declaringNames
            + ["add_exception_handler", "exception_handler", "root_path", "router", "state", "title", "version"]
    }

    override func setAttribute(_ name: String, to value: Value) throws(PyError) -> Bool {
        let isOption = ApplicationWords.options.union(["title", "version", "root_path"]).contains(name)
        guard isOption || RefusedParts.isFunction(name) || RefusedParts.attributes[name] != nil else { return false }
        let instead = isOption ? "FastAPI(\(name)=…) says it" : RefusedParts.note(forFunction: name)
        throw .make(
            .notImplementedError,
            "setting app.\(name) is not part of the playground's FastAPI: "
                + (instead ?? RefusedParts.attributes[name] ?? "leave it out"))
    }
}
