/// An application object while its program runs.
final class FastAPIObject: PyObject {
    private(set) var title: String
    private(set) var version: String
    let redirectsSlashes: Bool
    let rootPath: String
    /// What is said for those who read the description.
    private(set) var words: ApplicationWords
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
        case _ where ApplicationWords.attributes.contains(name): return words.attribute(name)
        case "root_path": return .string(rootPath)
        case "router": return .object(router)
        case "state": return .object(state)
        case "exception_handler": return .object(PyBuiltin("FastAPI.\(name)", exceptionHandler))
        case "add_exception_handler": return .object(PyBuiltin("FastAPI.\(name)", addExceptionHandler))
        default: return try router.declaring(name, as: .app)
        }
    }

    /// What the description says can be changed until it is made.
    override func setAttribute(_ name: String, to value: Value) throws(PyError) -> Bool {
        switch name {
        case "title": title = try value.str()
        case "version": version = try value.str()
        case _ where ApplicationWords.attributes.contains(name):
            words.take(NamedArgument(name: name, value: value, range: 0..<0))
        default:
            guard let instead = Self.instead(ofSetting: name) else { return false }
            throw .make(
                .notImplementedError, "setting app.\(name) is not part of the playground's FastAPI: \(instead)")
        }
        return true
    }

    /// What to write in place of `app.name = …` that real FastAPI takes; nil for names that it does not know.
    private static func instead(ofSetting name: String) -> String? {
        if ApplicationWords.options.contains(name) || name == "root_path" { return "FastAPI(\(name)=…) says it" }
        if RefusedParts.isFunction(name) { return RefusedParts.note(forFunction: name) ?? "leave it out" }
        return RefusedParts.attributes[name]
    }

    override var attributeNames: [String] {
        RouterObject.declaringNames + ApplicationWords.attributes
            + ["add_exception_handler", "exception_handler", "root_path", "router", "state", "title", "version"]
    }
}
