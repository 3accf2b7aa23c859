/// The names of Python's `typing` that say something about a type.
///
/// Source: The Python Standard Library, `typing`.
package enum TypingName: String, Hashable, Sendable, CaseIterable {
    case any = "Any"
    case union = "Union"
    case optional = "Optional"
    case literal = "Literal"
    case annotated = "Annotated"
    case callable = "Callable"
    case list = "List"
    case dict = "Dict"
    case tuple = "Tuple"
    case set = "Set"
    case frozenSet = "FrozenSet"
    case type = "Type"
    case sequence = "Sequence"
    case mutableSequence = "MutableSequence"
    case mapping = "Mapping"
    case mutableMapping = "MutableMapping"
    case collection = "Collection"
    case iterable = "Iterable"
    case iterator = "Iterator"
    case generator = "Generator"
    case awaitable = "Awaitable"
    case coroutine = "Coroutine"
    case asyncIterable = "AsyncIterable"
    case asyncIterator = "AsyncIterator"
    case asyncGenerator = "AsyncGenerator"
    case classVariable = "ClassVar"
    case final = "Final"
    case noReturn = "NoReturn"
    case never = "Never"

    /// How many types stand in the brackets; nil where any number may.
    var argumentCount: Int? {
        switch self {
        case .list, .set, .frozenSet, .type, .sequence, .mutableSequence, .collection, .iterable, .iterator, .awaitable,
            .asyncIterable, .asyncIterator:
            1
        case .dict, .mapping, .mutableMapping, .asyncGenerator: 2
        case .generator, .coroutine: 3
        case .any, .union, .optional, .literal, .annotated, .callable, .tuple, .classVariable, .final, .noReturn,
            .never:
            nil
        }
    }

    /// The names that `collections.abc` has as well, where they are classes.
    static let abstractClasses: [TypingName] = [
        .callable, .sequence, .mutableSequence, .mapping, .mutableMapping, .collection, .iterable, .iterator,
        .generator, .awaitable, .coroutine, .asyncIterable, .asyncIterator, .asyncGenerator,
    ]
}

/// A class of `collections.abc`, of which the playground knows the name alone.
package final class PyAbstractClass: PyObject {
    package let name: TypingName

    init(_ name: TypingName) {
        self.name = name
    }

    override package var typeName: String { "ABCMeta" }

    override package func repr(_ context: ReprContext) throws(PyError) -> String {
        "<class 'collections.abc.\(name.rawValue)'>"
    }

    override package func attribute(_ name: String) throws(PyError) -> Value? {
        name == "__name__" ? .string(self.name.rawValue) : nil
    }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        guard case .object(let object) = other, let other = object as? PyAbstractClass else { return nil }
        return other.name == name
    }

    override var hash: Int? { name.hashValue }

    override func binary(_ operation: BinaryOperator, _ other: Value, isReflected: Bool) throws(PyError) -> Value? {
        TypeUnion.joined(.object(self), operation, other, isReflected: isReflected)
    }

    override func item(_ key: Value) throws(PyError) -> Value? {
        .object(PyTypeForm(.generic(origin: .object(self), TypeBrackets.arguments(key))))
    }
}
