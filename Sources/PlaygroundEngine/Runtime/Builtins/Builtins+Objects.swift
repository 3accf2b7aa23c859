extension Builtins {
    static let objects: [Function] = [
        Function("hash", .one) { (arguments) throws(PyError) in
            let value = arguments.required(0)
            let own = try value.hashCode()
            return .int(try PythonHash.stable(value.object?.plain ?? value) ?? own)
        },
        Function("id", .one) { (arguments) throws(PyError) in .int(identity(of: arguments.required(0))) },
    ]

    /// A number that no other living object has; equal numbers and short texts may share theirs, as in CPython.
    private static func identity(of value: Value) -> Int {
        func address(_ object: AnyObject) -> Int {
            Int(bitPattern: UInt(bitPattern: ObjectIdentifier(object).hashValue) >> 1)
        }
        switch value {
        case .undefined, .none: return 16
        case .bool(let flag): return flag ? 32 : 48
        case .int(let number): return Hashing.hash(number) & Int.max
        case .float(let number): return Hashing.hash(Int(bitPattern: UInt(number.bitPattern))) & Int.max
        case .str(let text): return address(text)
        case .list(let list): return address(list)
        case .tuple(let tuple): return address(tuple)
        case .dict(let dict): return address(dict)
        case .function(let function): return address(function)
        case .object(let object): return address(object)
        }
    }
}
