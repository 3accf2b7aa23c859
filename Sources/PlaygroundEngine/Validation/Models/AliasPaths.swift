/// `AliasPath('names', 0)`: where in the input a field's value is, step by step.
///
/// Source: Pydantic's `aliases`, pydantic-core's `LookupPath`.
final class AliasPath: PyObject {
    /// A name first, then names and indexes.
    let steps: [Value]

    init(_ steps: [Value]) {
        self.steps = steps
    }

    static let classObject = PyType("AliasPath", module: "pydantic.aliases") { (call) throws(PyError) in
        guard !call.positional.isEmpty else {
            throw .typeError("AliasPath.__init__() missing 1 required positional argument: 'first_arg'")
        }
        return .object(AliasPath(call.positional))
    }

    override var type: PyType { Self.classObject }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "path": return .list(PyList(steps))
        case "convert_to_aliases":
            return .builtin(name) { (_) throws(PyError) in .list(PyList(self.steps)) }
        default: return nil
        }
    }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        "AliasPath(path=\(try Value.list(PyList(steps)).repr(context)))"
    }

    /// The key that input has to have.
    var key: PyString {
        if case .str(let name)? = steps.first { return name }
        return PyString.name("")
    }

    /// The steps as the place of a problem.
    var steppedPlace: [PathElement] { steps.map(Validator.element) }

    /// What is there behind the first step; nil where a step leads nowhere.
    func value(behind first: Value) throws(PyError) -> Value? {
        var found = first
        for step in steps.dropFirst() {
            // A text's characters are no parts of it.
            if case .str = found { return nil }
            guard let next = try? Subscripts.item(found, step) else { return nil }
            found = next
        }
        return found
    }
}

/// `AliasChoices('name', AliasPath('names', 0))`: the first that input has gives a field's value.
final class AliasChoices: PyObject {
    private let choices: [Value]
    let paths: [AliasPath]

    /// The choices where all of them are names; empty otherwise.
    var names: [String] {
        let names = choices.compactMap(\.plainString)
        return names.count == choices.count ? names : []
    }

    private init(_ choices: [Value]) {
        self.choices = choices
        paths = choices.map { $0.object as? AliasPath ?? AliasPath([$0]) }
    }

    static let classObject = PyType("AliasChoices", module: "pydantic.aliases") { (call) throws(PyError) in
        guard !call.positional.isEmpty else {
            throw .typeError("AliasChoices.__init__() missing 1 required positional argument: 'first_choice'")
        }
        return .object(AliasChoices(call.positional))
    }

    override var type: PyType { Self.classObject }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "choices": return .list(PyList(choices))
        case "convert_to_aliases":
            return .builtin(name) { (_) throws(PyError) in
                .list(PyList(self.paths.map { .list(PyList($0.steps)) }))
            }
        default: return nil
        }
    }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        "AliasChoices(choices=\(try Value.list(PyList(choices)).repr(context)))"
    }
}
