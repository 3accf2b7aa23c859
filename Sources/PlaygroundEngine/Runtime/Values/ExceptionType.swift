/// The class of an exception: one of Python's own, one of a native module's, or a program's.
package final class ExceptionType: PyType, @unchecked Sendable {
    /// How the instances of a native module's class are shown, where it is not by their arguments.
    package struct Display: Sendable {
        let text: @Sendable (PyException) throws(PyError) -> String
        let repr: @Sendable (PyException) throws(PyError) -> String
    }

    let kind: Kind
    /// Inherited by the classes below this one.
    let display: Display?
    private let owner: CurrentMachine?

    /// A class of the playground's own, such as `json.JSONDecodeError`.
    package init(
        _ name: String, _ base: ExceptionType?, module: String = "builtins", members: [String: Value] = [:],
        construct: PyBuiltin.Body? = nil, display: Display? = nil
    ) {
        kind = base?.kind ?? .plain
        self.display = display ?? base?.display
        owner = nil
        let own = base == nil ? ExceptionMembers.all : [:]
        super.init(
            name, module: module, bases: base.map { [$0] }, members: members.merging(own) { first, _ in first },
            construct: construct)
    }

    /// A class of Python's own whose instances show their arguments in a way of their own.
    init(_ name: String, _ base: ExceptionType, kind: Kind) {
        self.kind = kind
        display = nil
        owner = nil
        super.init(name, bases: [base])
    }

    /// A class of a native module with several bases, the first of which says how instances are made.
    package init(_ name: String, bases: [ExceptionType], module: String) {
        kind = bases.first?.kind ?? .plain
        display = bases.first?.display
        owner = nil
        super.init(name, module: module, bases: bases)
    }

    private init(_ body: ClassBody, kind: Kind) throws(PyError) {
        self.kind = kind
        display = body.bases.lazy.compactMap { ($0 as? ExceptionType)?.display }.first
        owner = body.program
        try super.init(body)
    }

    /// Adds a class to the hierarchy, for native code to raise.
    package static func define(_ name: String, module: String, base: ExceptionType = .exception) -> ExceptionType {
        ExceptionType(name, base, module: module)
    }

    override package func construct(_ call: NativeCall) throws(PyError) -> Value {
        if let made = try constructNatively(call) { return made }
        let exception = try allocate(call)
        guard let initializer = lookup(.initName) else { return .object(exception) }
        if case .object(let object) = initializer, let native = object as? PyNativeMethod {
            _ = try native.body(.object(exception), call)
            return .object(exception)
        }
        let made = try Invocation.call(
            try Attributes.bind(initializer, to: exception), call.positional, call.keywords, by: self)
        guard made.isNone else { throw .typeError("__init__() should return None, not '\(made.typeName)'") }
        return .object(exception)
    }

    override package func allocate(_ call: NativeCall) throws(PyError) -> PyInstance {
        if case .system = kind, isBuiltIn, let type = kind.nearerType(call.positional, self) {
            return PyException(type, arguments: call.positional)
        }
        return PyException(self, arguments: call.positional)
    }

    override package func subclass(_ body: ClassBody) throws(PyError) -> PyType {
        guard body.keywords.isEmpty else {
            throw .typeError("\(body.name).__init_subclass__() takes no keyword arguments")
        }
        return try ExceptionType(body, kind: kind)
    }

    override package var isAcceptableBase: Bool { true }

    override package var shapesSubclasses: Bool { true }

    override var program: CurrentMachine? { owner }
}

/// What every exception class has. Source: The Python Standard Library, "Built-in Exceptions".
private enum ExceptionMembers {
    static var all: [String: Value] {
        [
            "__init__": .object(
                PyNativeMethod("__init__") { (receiver, call) throws(PyError) in
                    guard case .object(let object) = receiver, let exception = object as? PyException else {
                        return .none
                    }
                    let kind = (exception.classObject as? ExceptionType)?.kind ?? .plain
                    for keyword in call.keywords {
                        guard kind.keywords.contains(keyword.name) else {
                            throw .typeError("\(exception.classObject.name)() takes no keyword arguments")
                        }
                        exception.setField(keyword.name, to: keyword.value)
                    }
                    try kind.check(call.positional)
                    exception.arguments = call.positional
                    return .none
                }),
            "add_note": .object(
                PyNativeMethod("add_note") { (receiver, call) throws(PyError) in
                    let note = try call.arguments(1...1)[0]
                    guard case .str = note else {
                        throw .typeError("note must be a str, not '\(note.typeName)'")
                    }
                    guard case .object(let object) = receiver, let exception = object as? PyException else {
                        return .none
                    }
                    if case .list(let notes)? = exception.fields?.value(named: .notesName) {
                        notes.items.append(note)
                    } else {
                        exception.setField(.notesName, to: .list(PyList([note])))
                    }
                    return .none
                }),
            "with_traceback": .object(
                PyNativeMethod("with_traceback") { (receiver, call) throws(PyError) in
                    _ = try call.arguments(1...1)
                    return receiver
                }),
        ]
    }
}
