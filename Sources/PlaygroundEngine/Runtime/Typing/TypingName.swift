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
    case abstractSet = "AbstractSet"
    case mutableSet = "MutableSet"
    case hashable = "Hashable"
    case sized = "Sized"
    case container = "Container"
    case reversible = "Reversible"
    case keysView = "KeysView"
    case valuesView = "ValuesView"
    case itemsView = "ItemsView"
    case classVariable = "ClassVar"
    case final = "Final"
    case noReturn = "NoReturn"
    case never = "Never"

    /// How many types stand in the brackets; nil where any number may.
    var argumentCount: Int? {
        switch self {
        case .list, .set, .frozenSet, .type, .sequence, .mutableSequence, .collection, .iterable, .iterator, .awaitable,
            .asyncIterable, .asyncIterator, .abstractSet, .mutableSet, .container, .reversible, .keysView, .valuesView:
            1
        case .dict, .mapping, .mutableMapping, .asyncGenerator, .itemsView: 2
        case .generator, .coroutine: 3
        case .any, .union, .optional, .literal, .annotated, .callable, .tuple, .classVariable, .final, .noReturn,
            .never, .hashable, .sized:
            nil
        }
    }

    /// The class that the name stands for where it is the alias of one, as `typing.List` is of `list`.
    var builtInClass: PyType? {
        switch self {
        case .list: .list
        case .dict: .dict
        case .tuple: .tuple
        case .set: .named("set")
        case .frozenSet: .named("frozenset")
        case .type: .type
        case .any, .union, .optional, .literal, .annotated, .callable, .sequence, .mutableSequence, .mapping,
            .mutableMapping, .collection, .iterable, .iterator, .generator, .awaitable, .coroutine, .asyncIterable,
            .asyncIterator, .asyncGenerator, .classVariable, .final, .noReturn, .never, .abstractSet, .mutableSet,
            .hashable, .sized, .container, .reversible, .keysView, .valuesView, .itemsView:
            nil
        }
    }

    /// The names that `collections.abc` has as well, where they are classes.
    static let abstractClasses: [TypingName] = [
        .callable, .sequence, .mutableSequence, .mapping, .mutableMapping, .collection, .iterable, .iterator,
        .generator, .awaitable, .coroutine, .asyncIterable, .asyncIterator, .asyncGenerator, .abstractSet, .mutableSet,
        .hashable, .sized, .container, .reversible, .keysView, .valuesView, .itemsView,
    ]

    /// What `collections.abc` calls it.
    var abstractName: String { self == .abstractSet ? "Set" : rawValue }
}
