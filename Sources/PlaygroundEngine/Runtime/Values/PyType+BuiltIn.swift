/// The classes that Python itself has. All programs share them.
extension PyType {
    package static let object = PyType(
        "object", bases: [], members: ObjectMembers.all, construct: BareObject.construct)
    package static let type = PyType("type", construct: TypeFunctions.type)
    package static let none = PyType("NoneType")
    package static let int = named("int")
    package static let bool = PyType("bool", bases: [int], construct: Builtins.types["bool"])
    package static let float = named("float")
    package static let str = named("str")
    package static let list = named("list")
    package static let tuple = named("tuple")
    package static let dict = named("dict")
    package static let bytes = named("bytes")
    package static let range = named("range")
    package static let function = PyType("function")
    package static let method = PyType("method")
    package static let builtinFunction = PyType("builtin_function_or_method")
    package static let module = PyType("module")
    package static let ellipsis = PyType("ellipsis")

    /// The classes that ``Builtins/types`` constructs, and those that programs meet through their instances alone.
    private static let all: [String: PyType] = {
        var all: [String: PyType] = [:]
        for (name, construct) in Builtins.types where name != "bool" {
            all[name] = PyType(
                name, members: Builtins.methodTables[name].map(Methods.members) ?? [:], construct: construct)
        }
        let others = [
            "bytes", "set", "frozenset", "generator", "coroutine", "async_generator", "slice", "cell", "code",
            "traceback", "enumerate", "zip", "map", "filter", "reversed", "list_iterator", "tuple_iterator",
            "str_iterator", "bytes_iterator", "range_iterator", "set_iterator", "dict_keyiterator",
            "dict_valueiterator", "dict_itemiterator", "list_reverseiterator", "dict_keys", "dict_values", "dict_items",
            "NotImplementedType", "method_descriptor", "wrapper_descriptor", "mappingproxy",
            "ABCMeta",
        ]
        for name in others where all[name] == nil { all[name] = PyType(name) }
        return all
    }()

    /// The built-in class called `name`; `object` where there is none.
    static func named(_ name: String) -> PyType { all[name] ?? object }

    /// The built-in classes that a program finds without an import.
    static var importless: [String: PyType] {
        var found = all.filter { Builtins.types[$0.key] != nil }
        for type in [object, type, bool] { found[type.name] = type }
        return found
    }
}

extension Value {
    /// The class of this value: what `type(x)` gives.
    package var type: PyType {
        switch self {
        case .undefined, .none: return .none
        case .bool: return .bool
        case .int: return .int
        case .float: return .float
        case .str: return .str
        case .list: return .list
        case .tuple: return .tuple
        case .dict(let dict): return dict.flavor.type
        case .function: return .function
        case .object(let object):
            let type = object.type
            // Kinds of values that need no class object of their own are told by their name.
            return type === PyType.object ? .named(object.typeName) : type
        }
    }
}
