/// A method of one of Python's own types.
final class Method: Sendable {
    typealias Body = @Sendable (Value, Arguments) throws(PyError) -> Value
    /// A body that can leave work to the machine's own loop.
    typealias Control = @Sendable (Value, Arguments) throws(PyError) -> NextStep

    let name: String
    let signature: CallSignature
    /// Whether it is called on the type, as `dict.fromkeys` is.
    let isStatic: Bool
    private let control: Control

    init(_ name: String, _ signature: CallSignature, control: @escaping Control) {
        self.name = name
        self.signature = signature
        isStatic = false
        self.control = control
    }

    init(_ name: String, _ signature: CallSignature, isStatic: Bool = false, _ body: @escaping Body) {
        self.name = name
        self.signature = signature
        self.isStatic = isStatic
        control = { (value, arguments) throws(PyError) in .value(try body(value, arguments)) }
    }

    /// Calls the method of `value`, which is of the type called `owner`.
    ///
    /// Where the program's own code gives the values of an argument, the machine's loop goes through it first.
    func call(_ value: Value, _ call: NativeCall, owner: String) throws(PyError) -> NextStep {
        if call.positional.contains(where: \.isMachineDriven) {
            let step = Draining.step(call) { (call) throws(PyError) in try self.perform(value, call, owner) }
            if let step { return step }
        }
        return try perform(value, call, owner)
    }

    private func perform(_ value: Value, _ call: NativeCall, _ owner: String) throws(PyError) -> NextStep {
        try control(value, Arguments(values: try signature.bind(call, name: name, owner: owner), call: call))
    }
}

/// The methods of one type, found by number.
final class MethodTable: Sendable {
    let typeName: String
    private let byNumber: [Method?]
    let names: [String]

    init(_ typeName: String, _ methods: [Method]) {
        self.typeName = typeName
        names = methods.map(\.name)
        var byNumber = [Method?](repeating: nil, count: MethodName.count)
        for method in methods { byNumber[MethodName.number(of: method.name)] = method }
        self.byNumber = byNumber
    }

    /// The method with that number; nil where the type has none of its name.
    func method(_ number: Int) -> Method? { byNumber[number] }

    func method(_ name: String) -> Method? { byNumber[MethodName.number(of: name)] }
}

/// Names of methods as small numbers, so that a call finds its method without looking at text.
enum MethodName {
    /// 0 stands for every name that no built-in type has.
    static func number(of name: String) -> Int { numbers[name] ?? 0 }

    static let count = numbers.count + 1

    private static let numbers: [String: Int] = {
        var numbers: [String: Int] = [:]
        for method in Methods.all.joined() where numbers[method.name] == nil {
            numbers[method.name] = numbers.count + 1
        }
        return numbers
    }()
}
