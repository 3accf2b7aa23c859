/// The exception classes that library modules define beside the built-in ones.
enum LibraryErrors {
    static let jsonDecodeError = ExceptionType.define("JSONDecodeError", module: "json.decoder", base: .valueError)
    static let binasciiError = ExceptionType.define("Error", module: "binascii", base: .valueError)
    static let regexError = ExceptionType.define("error", module: "re")

    /// What `json.loads` raises for a fault in `text`.
    static func error(_ fault: JSONDecodingFault, in text: PyString) -> PyError {
        switch fault.reason {
        case .syntax: break
        case .nesting: return .make(.recursionError, fault.message)
        case .tooManyDigits: return .valueError(fault.message)
        case .loneSurrogate: return .make(.unicodeEncodeError, fault.message)
        case .tooLarge: return .make(.memoryError, fault.message)
        }
        let exception = PyException(jsonDecodeError, arguments: [.string(fault.located)])
        exception.setField("msg", to: .string(fault.message))
        exception.setField("doc", to: .str(text))
        exception.setField("pos", to: .int(fault.position))
        exception.setField("lineno", to: .int(fault.line))
        exception.setField("colno", to: .int(fault.column))
        return PyError(exception)
    }

    /// What `re` raises for a fault in a pattern or a template.
    static func error(_ fault: PatternFault, in source: Value) -> PyError {
        switch fault.kind {
        case .flags: return .valueError(fault.message)
        case .repetition: return .make(.overflowError, fault.message)
        case .nesting: return .make(.recursionError, fault.message)
        case .unknownGroup: return .indexError(fault.message)
        case .syntax: break
        }
        var place: (line: Int, column: Int)?
        var message = fault.message
        if let position = fault.position, let subject = try? RegexSubject(source) {
            let scalars = RegexPattern.scalars(of: subject)
            let before = scalars.prefix(max(0, position))
            let line = before.count { $0 == "\n" } + 1
            let column = position - (before.lastIndex(of: "\n") ?? -1)
            message += " at position \(position)"
            if scalars.contains("\n") { message += " (line \(line), column \(column))" }
            place = (line, column)
        }
        let exception = PyException(regexError, arguments: [.string(message)])
        exception.setField("msg", to: .string(fault.message))
        exception.setField("pattern", to: source)
        exception.setField("pos", to: fault.position.map { .int($0) } ?? Value.none)
        exception.setField("lineno", to: place.map { .int($0.line) } ?? Value.none)
        exception.setField("colno", to: place.map { .int($0.column) } ?? Value.none)
        return PyError(exception)
    }

    /// What `base64` and `binascii` raise.
    static func binascii(_ message: String) -> PyError { .make(binasciiError, message) }
}
