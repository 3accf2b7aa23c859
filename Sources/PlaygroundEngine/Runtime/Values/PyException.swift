/// A Python exception on its way up.
///
/// Swift asks errors to be `Sendable`; this one never leaves the event loop on which its program runs.
package struct PyError: Error, @unchecked Sendable {
    package let exception: PyException

    package init(_ exception: PyException) {
        self.exception = exception
    }

    static func make(_ type: ExceptionType, _ message: String, suggestion: String? = nil) -> PyError {
        PyError(PyException(type, arguments: [.string(message)], suggestion: suggestion))
    }

    package static func typeError(_ message: String) -> PyError { make(.typeError, message) }
    package static func valueError(_ message: String) -> PyError { make(.valueError, message) }
    package static func assertionError(_ message: String) -> PyError { make(.assertionError, message) }
    static func indexError(_ message: String) -> PyError { make(.indexError, message) }
}

/// An exception object: its class, its arguments, and the lines it passed.
package final class PyException: PyObject {
    /// One frame of a traceback.
    package struct TracebackEntry: Hashable, Sendable {
        package let range: SourceRange
        package let function: String
    }

    package let type: ExceptionType
    let arguments: [Value]
    /// Innermost first, as the exception passed them.
    package internal(set) var traceback: [TracebackEntry] = []
    /// The known name nearest to the one that was not found.
    let suggestion: String?
    /// Where a call into the playground's own code can say more exactly what is wrong, as at load.
    package let diagnostic: Diagnostic?

    package init(
        _ type: ExceptionType, arguments: [Value], suggestion: String? = nil, diagnostic: Diagnostic? = nil
    ) {
        self.type = type
        self.arguments = arguments
        self.suggestion = suggestion
        self.diagnostic = diagnostic
    }

    override package var typeName: String { type.rawValue }

    /// What `str(exception)` gives.
    package var message: String {
        switch arguments.count {
        case 0: ""
        case 1 where type == .keyError: (try? arguments[0].repr()) ?? ""
        case 1: (try? arguments[0].str()) ?? ""
        default: (try? Value.tuple(PyTuple(arguments)).repr()) ?? ""
        }
    }

    /// The last line of a traceback, as CPython prints it.
    package var summary: String {
        let hint = suggestion.map { ". Did you mean: '\($0)'?" } ?? ""
        return (message.isEmpty ? typeName : "\(typeName): \(message)") + hint
    }

    override package func repr(_ context: ReprContext) throws(PyError) -> String {
        var parts: [String] = []
        for argument in arguments { parts.append(try argument.repr(context)) }
        return "\(type.rawValue)(\(parts.joined(separator: ", ")))"
    }

    override package func attribute(_ name: String) throws(PyError) -> Value? {
        name == "args" ? .tuple(PyTuple(arguments)) : nil
    }
}

/// The exception classes that Python's own operations raise.
package enum ExceptionType: String, Hashable, Sendable, CaseIterable {
    case exception = "Exception"
    case arithmeticError = "ArithmeticError"
    case assertionError = "AssertionError"
    case attributeError = "AttributeError"
    case importError = "ImportError"
    case indexError = "IndexError"
    case keyError = "KeyError"
    case lookupError = "LookupError"
    case memoryError = "MemoryError"
    case nameError = "NameError"
    case notImplementedError = "NotImplementedError"
    case overflowError = "OverflowError"
    case recursionError = "RecursionError"
    case runtimeError = "RuntimeError"
    case stopIteration = "StopIteration"
    case timeoutError = "TimeoutError"
    case typeError = "TypeError"
    case unboundLocalError = "UnboundLocalError"
    case unicodeEncodeError = "UnicodeEncodeError"
    case valueError = "ValueError"
    case zeroDivisionError = "ZeroDivisionError"
}
