/// The functions that a program answers exceptions with, by class or by status.
///
/// Source: Starlette's `build_middleware_stack`, `ExceptionMiddleware` and `wrap_app_handling_exceptions`.
struct ExceptionHandlers {
    private enum Key {
        case status(Int)
        case type(PyType)
    }

    /// What answers an exception.
    enum Handler {
        case program(Value)
        case own(HandlerFunctions)

        fileprivate init(_ handler: Value) {
            self = HandlerFunctions(handler).map { .own($0) } ?? .program(handler)
        }
    }

    private var entries: [(key: Key, handler: Value)] = []

    /// Notes the handler for a class or a status; the newest for each counts.
    mutating func set(_ key: Value, to handler: Value) throws(PyError) {
        let new: Key
        if let status = key.smallInteger {
            new = .status(status)
        } else if case .object(let object) = key, let type = object as? PyType,
            type.isSubclass(of: ExceptionType.exception)
        {
            new = .type(type)
        } else {
            // Starlette asserts that it is one, without a message.
            throw .assertionError("")
        }
        if let index = entries.firstIndex(where: { Self.isSame($0.key, new) }) {
            entries[index].handler = handler
        } else {
            entries.append((new, handler))
        }
    }

    private static func isSame(_ left: Key, _ right: Key) -> Bool {
        switch (left, right) {
        case (.status(let left), .status(let right)): left == right
        case (.type(let left), .type(let right)): left === right
        case (.status, .type), (.type, .status): false
        }
    }

    /// What answers where nothing else does: the handler for 500 or for `Exception`.
    var serverError: Value? { entries.last { Self.isLastResort($0.key) }?.handler }

    private static func isLastResort(_ key: Key) -> Bool {
        switch key {
        case .status(let status): status == 500
        case .type(let type): type === ExceptionType.exception
        }
    }

    /// The handler for `exception`: by its status, then by the nearest class that has one.
    func handler(for exception: PyException) throws(PyError) -> Handler? {
        let usable = entries.filter { !Self.isLastResort($0.key) }
        let type = exception.type
        let isHTTP = type.isSubclass(of: HTTPErrors.starlette)
        if isHTTP, let status = try exception.attribute("status_code")?.smallInteger,
            let entry = usable.first(where: { Self.isSame($0.key, .status(status)) })
        {
            return Handler(entry.handler)
        }
        for type in type.resolutionOrder {
            if let entry = usable.first(where: { Self.isSame($0.key, .type(type)) }) { return Handler(entry.handler) }
            if type === HTTPErrors.starlette { return .own(.httpException) }
            if type === ValidationErrors.request { return .own(.requestValidation) }
        }
        return nil
    }
}
