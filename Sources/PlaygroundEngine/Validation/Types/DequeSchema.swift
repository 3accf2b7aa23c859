/// `collections.deque` as Pydantic takes it.
final class DequeSchema: ConstrainableSchema {
    private let item: TypeSchema
    private var lengths = Lengths()
    private var isStrict: Bool?

    init(_ item: TypeSchema) {
        self.item = item
    }

    var label: String { "deque[\(item.label)]" }

    func constrained(_ rest: inout Constraints, _ compiler: SchemaCompiler) throws(PyError) -> any NativeSchema {
        let copy = DequeSchema(item)
        copy.lengths = lengths
        copy.lengths.take(&rest.lengths)
        copy.isStrict = rest.isStrict ?? isStrict
        rest.isStrict = nil
        return copy
    }

    func validate(_ value: Value, _ validator: inout Validator) throws(PyError) -> Value? {
        let deque = value.object as? PyDeque
        let given: [Value]
        if let deque {
            given = Array(deque.items)
        } else if validator.isJSON, case .list(let list) = value {
            validator.floor(.strict)
            given = list.items
        } else if !validator.isJSON, !validator.isStrict(isStrict), let items = try validator.items(value) {
            validator.floor(.lax)
            given = items
        } else {
            return validator.report(.dequeType, value)
        }
        guard let valid = try validator.all(given, item, lengths, of: value, container: "Deque") else { return nil }
        return .object(PyDeque(valid, limit: deque?.limit))
    }
}
