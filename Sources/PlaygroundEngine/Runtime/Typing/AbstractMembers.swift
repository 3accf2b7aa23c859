/// Which classes belong to a class of `collections.abc`.
///
/// Some of them ask for methods alone; the others were told of the built-in classes by name.
///
/// Source: CPython's `Lib/_collections_abc.py` (3.11).
enum AbstractMembers {
    /// Whether `type` is a subclass of the abstract class; nil where the name is none of `collections.abc`.
    static func contain(_ type: PyType, of name: TypingName) -> Bool? {
        switch name {
        case .hashable: isHashable(type)
        case .callable: isCallable(type)
        case .sized: registered(type, in: sized) || defines(type, "__len__")
        case .container: registered(type, in: sized) || defines(type, "__contains__")
        case .iterable: isIterable(type)
        case .collection:
            registered(type, in: sized)
                || isIterable(type) && defines(type, "__len__") && defines(type, "__contains__")
        case .iterator: isIterator(type)
        case .reversible:
            registered(type, in: sized) && !registered(type, in: unordered)
                || isIterable(type) && defines(type, "__reversed__")
        case .generator:
            registered(type, in: ["generator"])
                || isIterator(type) && ["send", "throw", "close"].allSatisfy { defines(type, $0) }
        case .awaitable: registered(type, in: ["coroutine", "Future", "Task"]) || defines(type, "__await__")
        case .coroutine: registered(type, in: ["coroutine"])
        case .asyncIterable: registered(type, in: ["async_generator"]) || defines(type, "__aiter__")
        case .asyncIterator:
            registered(type, in: ["async_generator"]) || defines(type, "__aiter__") && defines(type, "__anext__")
        case .asyncGenerator: registered(type, in: ["async_generator"])
        case .sequence: registered(type, in: ["str", "bytes", "list", "tuple", "range", "deque"])
        case .mutableSequence: registered(type, in: ["list", "deque"])
        case .mapping: registered(type, in: ["dict", "mappingproxy"])
        case .mutableMapping: registered(type, in: ["dict"])
        case .abstractSet: registered(type, in: ["set", "frozenset", "dict_keys", "dict_items"])
        case .mutableSet: registered(type, in: ["set"])
        case .keysView: registered(type, in: ["dict_keys"])
        case .valuesView: registered(type, in: ["dict_values"])
        case .itemsView: registered(type, in: ["dict_items"])
        case .any, .union, .optional, .literal, .annotated, .list, .dict, .tuple, .set, .frozenSet, .type,
            .classVariable, .final, .noReturn, .never:
            nil
        }
    }

    /// The built-in classes that have a length and tell what is in them; all of them can be gone through.
    private static let sized: Set<String> = [
        "str", "bytes", "list", "tuple", "range", "deque", "dict", "mappingproxy", "set", "frozenset", "dict_keys",
        "dict_values", "dict_items", "EnumType",
    ]
    /// Those of ``sized`` that cannot be gone through backwards.
    private static let unordered: Set<String> = ["set", "frozenset"]
    private static let iterators: Set<String> = [
        "generator", "enumerate", "zip", "map", "filter", "reversed", "list_iterator", "tuple_iterator", "str_iterator",
        "bytes_iterator", "range_iterator", "set_iterator", "dict_keyiterator", "dict_valueiterator",
        "dict_itemiterator", "list_reverseiterator", "BytesIO", "StringIO", "chain",
    ]
    private static let unhashable: Set<String> = ["list", "dict", "set", "slice", "dict_keys", "dict_items", "deque"]
    private static let callables: Set<String> = [
        "type", "EnumType", "ABCMeta", "function", "method", "builtin_function_or_method", "method_descriptor",
        "wrapper_descriptor", "partial", "itemgetter", "attrgetter", "methodcaller",
    ]

    /// Whether `type` or a class behind it is one of the playground's own with such a name.
    private static func registered(_ type: PyType, in names: Set<String>) -> Bool {
        type.resolutionOrder.contains { $0.isBuiltIn && names.contains($0.name) }
    }

    /// Whether the nearest class that has the name gives it a value; `None` takes it away.
    private static func defines(_ type: PyType, _ name: String) -> Bool {
        type.lookup(PyString.name(name)).map { !$0.isNone } ?? false
    }

    private static func isIterable(_ type: PyType) -> Bool {
        registered(type, in: sized) || registered(type, in: iterators) || defines(type, "__iter__")
    }

    private static func isIterator(_ type: PyType) -> Bool {
        registered(type, in: iterators) || defines(type, "__iter__") && defines(type, "__next__")
    }

    private static func isCallable(_ type: PyType) -> Bool {
        registered(type, in: callables) || defines(type, "__call__")
    }

    /// A class that says when instances are equal, and not how they hash, takes the hash away.
    private static func isHashable(_ type: PyType) -> Bool {
        for one in type.resolutionOrder {
            if one.isBuiltIn {
                if unhashable.contains(one.name) { return false }
                continue
            }
            if let hash = one.members.value(named: PyString.name("__hash__")) { return !hash.isNone }
            if one.members.value(named: PyString.name("__eq__")) != nil { return false }
        }
        return true
    }
}
