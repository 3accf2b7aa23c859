/// The `random` module: the methods of one generator that belongs to the program.
///
/// Source: The Python Standard Library, "random"; the same seed gives CPython's sequence.
enum RandomModule {
    static let type = PyType("Random", module: "random") { (call) throws(PyError) in
        let random = RandomObject()
        try random.seed(try call.arguments(0...1).first ?? .none)
        return .object(random)
    }

    static var module: PyModule {
        let shared = RandomObject()
        var members: [String: Value] = ["Random": .object(type)]
        for (name, body) in RandomObject.methods { members[name] = shared.bound(name, body) }
        return PyModule("random", members: members)
    }
}
