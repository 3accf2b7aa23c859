/// Python's `typing`, as far as annotations need it.
enum TypingModule {
    static var module: PyModule {
        var members: [String: Value] = ["TYPE_CHECKING": .bool(false)]
        for name in TypingName.allCases { members[name.rawValue] = .object(PyTypeForm(.typing(name, nil))) }
        members["TypeVar"] = PyTypeVariable.function
        members["Generic"] = .object(PyGenericBase.generic)
        for (name, instead) in refused { members[name] = .object(RefusedImport(instead: instead)) }
        members["cast"] = .object(PyBuiltin("cast") { (call) throws(PyError) in try call.arguments(2...2)[1] })
        members["get_args"] = .object(
            PyBuiltin("get_args") { (call) throws(PyError) in
                guard case .object(let object) = try call.arguments(1...1)[0], let form = object as? PyTypeForm else {
                    return .tuple(PyTuple([]))
                }
                return try form.attribute("__args__") ?? .tuple(PyTuple([]))
            })
        return PyModule("typing", members: members)
    }

    private static let refused = [
        "TypedDict": "write a class below BaseModel, or a dataclass", "NamedTuple": "write a class with @dataclass",
        "Protocol": "name the class itself", "NewType": "name the type itself",
    ]

    /// Python's `collections.abc`, for annotations.
    static var abstractClasses: PyModule {
        var members: [String: Value] = [:]
        for name in TypingName.abstractClasses { members[name.abstractName] = .object(PyAbstractClass(name)) }
        return PyModule("collections.abc", members: members)
    }

    /// `from __future__ import annotations`; the import works when the file is read, the name itself is of no use.
    static var future: PyModule { PyModule("__future__", members: ["annotations": .none]) }
}
