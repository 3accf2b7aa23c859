/// `Iterable[…]` and `Generator[…]`: anything to go through, whose items are checked as they are asked for.
///
/// Source: pydantic-core's `GeneratorValidator`.
final class IterableSchema: ConstrainableSchema {
    /// Nil where the items may be anything.
    let item: TypeSchema?
    private var lengths = Lengths()

    init(_ item: TypeSchema?) {
        self.item = item
    }

    var label: String { "generator[\(item?.label ?? "any")]" }

    func constrained(_ rest: inout Constraints, _ compiler: SchemaCompiler) throws(PyError) -> any NativeSchema {
        let copy = IterableSchema(item)
        copy.lengths = lengths
        copy.lengths.take(&rest.lengths)
        return copy
    }

    func validate(_ value: Value, _ validator: inout Validator) throws(PyError) -> Value? {
        guard let iterator = try? Iteration.iterator(of: value) else { return validator.report(.iterableType, value) }
        return .object(CheckingIterator(iterator, of: value, item, lengths, validator))
    }

    func accepts(_ value: Value) -> Bool { value.object is PyIterator }
}

/// Checks items as they are asked for.
///
/// Source: pydantic-core's `ValidatorIterator`.
final class CheckingIterator: PyIterator {
    private let items: PyIterator
    private let input: Value
    private let schema: TypeSchema?
    private let lengths: Lengths
    private let validator: Validator
    private var index = 0

    init(_ items: PyIterator, of input: Value, _ schema: TypeSchema?, _ lengths: Lengths, _ validator: Validator) {
        self.items = items
        self.input = input
        self.schema = schema
        self.lengths = lengths
        self.validator = validator
    }

    override var typeName: String { "ValidatorIterator" }

    override func next() throws(PyError) -> Value? {
        guard let item = try items.next() else {
            if let least = lengths.least, index < least { throw refused(.least, least, found: index) }
            return nil
        }
        if let most = lengths.most, index >= most { throw refused(.most, most, found: nil) }
        defer { index += 1 }
        guard let schema else { return item }
        var inner = validator
        inner.keepIssues(0)
        inner.location = [.index(index)]
        guard let valid = try inner.validate(item, schema) else {
            throw ModelValidationError.make(inner.issues, title: typeName)
        }
        return valid
    }

    private func refused(_ limit: IssueKind.Limit, _ count: Int, found: Int?) -> PyError {
        let kind = IssueKind.itemCount(limit, count, container: "Generator", found: found)
        return ModelValidationError.make([ValidationIssue(kind, at: [], input: input)], title: typeName)
    }
}

/// Writes items as they are asked for: what `model_dump` gives for an iterator.
///
/// Source: pydantic-core's `SerializationIterator`.
final class WritingIterator: PyIterator {
    private let items: PyIterator
    private let write: (Value, Int) throws(PyError) -> Value?
    private var index = 0

    init(_ items: PyIterator, write: @escaping (Value, Int) throws(PyError) -> Value?) {
        self.items = items
        self.write = write
    }

    override var typeName: String { "SerializationIterator" }

    override func next() throws(PyError) -> Value? {
        while let item = try items.next() {
            defer { index += 1 }
            if let written = try write(item, index) { return written }
        }
        return nil
    }
}
