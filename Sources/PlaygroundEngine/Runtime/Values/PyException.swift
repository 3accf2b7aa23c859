/// A Python exception on its way up.
///
/// Swift asks errors to be `Sendable`; this one never leaves the event loop on which its program runs.
package struct PyError: Error, @unchecked Sendable {
    package let exception: PyException

    package init(_ exception: PyException) {
        self.exception = exception
    }

    package static func make(_ type: ExceptionType, _ message: String, suggestion: String? = nil) -> PyError {
        PyError(PyException(type, arguments: [.string(message)], suggestion: suggestion))
    }

    package static func typeError(_ message: String) -> PyError { make(.typeError, message) }
    package static func valueError(_ message: String) -> PyError { make(.valueError, message) }
    package static func assertionError(_ message: String) -> PyError { make(.assertionError, message) }
    static func indexError(_ message: String) -> PyError { make(.indexError, message) }
}

/// An exception object: its class, its arguments, and the lines it passed.
package class PyException: PyInstance {
    /// One frame of a traceback.
    package struct TracebackEntry: Hashable, Sendable {
        package let range: SourceRange
        package let function: String
    }

    /// What `args` gives.
    package internal(set) var arguments: [Value]
    /// Innermost first, as the exception passed them.
    package internal(set) var traceback: [TracebackEntry] = []
    /// The known name nearest to the one that was not found.
    let suggestion: String?
    /// Where a call into the playground's own code can say more exactly what is wrong, as at load.
    package let diagnostic: Diagnostic?
    /// What `raise … from cause` names.
    package internal(set) var cause: PyException?
    /// The exception that was being handled when this one was raised.
    package internal(set) var context: PyException?
    /// Whether `raise … from` hides the context.
    package internal(set) var suppressesContext = false

    package init(
        _ type: ExceptionType, arguments: [Value], suggestion: String? = nil, diagnostic: Diagnostic? = nil
    ) {
        self.arguments = arguments
        self.suggestion = suggestion
        self.diagnostic = diagnostic
        super.init(type)
    }

    override func takeApart() -> [Value] {
        defer { (arguments, cause, context) = ([], nil, nil) }
        return super.takeApart() + arguments + [cause, context].compactMap { $0.map { .object($0) } }
    }

    /// Whether this is an instance of `type` or of a subclass.
    package func isInstance(of type: ExceptionType) -> Bool { classObject.isSubclass(of: type) }

    private var kind: ExceptionType.Kind { (classObject as? ExceptionType)?.kind ?? .plain }

    /// What `str(exception)` gives where the program does not say it itself.
    package var message: String {
        if let special = kind.message(of: arguments) { return special }
        return switch arguments.count {
        case 0: ""
        case 1: (try? arguments[0].str()) ?? ""
        default: (try? Value.tuple(PyTuple(arguments)).repr()) ?? ""
        }
    }

    private var display: ExceptionType.Display? { (classObject as? ExceptionType)?.display }

    override package func text() throws(PyError) -> String {
        guard let made = try callOwn(.strName) else { return try display?.text(self) ?? message }
        guard case .str(let text) = made else {
            throw .typeError("__str__ returned non-string (type \(made.typeName))")
        }
        return text.text
    }

    /// The last line of a traceback, as CPython prints it, with the notes that were added.
    package var summary: String {
        let name = classObject.module == "builtins" ? classObject.name : classObject.displayName
        let message = (try? text()) ?? "<exception str() failed>"
        let hint = suggestion.map { ". Did you mean: '\($0)'?" } ?? ""
        var lines = [(message.isEmpty ? name : "\(name): \(message)") + hint]
        if case .list(let notes)? = fields?.value(named: .notesName) {
            for note in notes.items { lines.append((try? note.str()) ?? "<note str() failed>") }
        }
        return lines.joined(separator: "\n")
    }

    override package func repr(_ context: ReprContext) throws(PyError) -> String {
        if ownMethod(.reprName) != nil { return try super.repr(context) }
        if let display { return try display.repr(self) }
        var parts: [String] = []
        for argument in kind.shown(arguments) { parts.append(try argument.repr(context)) }
        return "\(classObject.name)(\(parts.joined(separator: ", ")))"
    }

    override package func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "args": .tuple(PyTuple(arguments))
        case "__cause__": cause.map { .object($0) } ?? Value.none
        case "__context__": context.map { .object($0) } ?? Value.none
        case "__suppress_context__": .bool(suppressesContext)
        case "__traceback__": traceback.isEmpty ? Value.none : .object(PyTraceback(traceback))
        default: fields?.value(named: PyString.make(name)) ?? kind.attribute(name, of: arguments)
        }
    }

    /// Sets one of the attributes that every exception has; false where `name` is none of them.
    override func setAttribute(_ name: String, to value: Value) throws(PyError) -> Bool {
        switch name {
        case "args": arguments = try Iteration.array(value)
        case "__cause__":
            cause = try linked(value, "cause")
            suppressesContext = true
        case "__context__": context = try linked(value, "context")
        case "__suppress_context__": suppressesContext = value.isTrue
        case "__traceback__":
            if let given = value.object as? PyTraceback { traceback = given.entries }
            if value.isNone { traceback = [] }
        default: return false
        }
        return true
    }

    private func linked(_ value: Value, _ what: String) throws(PyError) -> PyException? {
        if value.isNone { return nil }
        guard case .object(let object) = value, let exception = object as? PyException else {
            throw .typeError("exception \(what) must be None or derive from BaseException")
        }
        return exception
    }

    /// Notes that `handled` was being handled when this was raised, unless that would close a ring.
    ///
    /// Source: CPython's `_PyErr_SetObject`.
    func setContext(_ handled: PyException) {
        guard handled !== self else { return }
        var link = handled
        var seen = 0
        while let next = link.context {
            if next === self {
                link.context = nil
                break
            }
            // A ring further down, made by assigning `__context__`, is left alone.
            seen += 1
            guard seen < 10_000 else { break }
            link = next
        }
        context = handled
    }
}

/// What `__traceback__` gives: the lines that an exception passed up to then.
final class PyTraceback: PyObject {
    let entries: [PyException.TracebackEntry]

    init(_ entries: [PyException.TracebackEntry]) {
        self.entries = entries
    }

    override var typeName: String { "traceback" }
}
