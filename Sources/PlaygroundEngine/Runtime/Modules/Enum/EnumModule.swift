/// Python's `enum`, without flags.
enum EnumModule {
    static var module: PyModule {
        var members: [String: Value] = [:]
        for type in [EnumType.base, EnumType.integers, EnumType.strings] { members[type.name] = .object(type) }
        members["auto"] = .object(PyType("auto", module: "enum") { (_) throws(PyError) in .object(EnumAuto()) })
        members["unique"] = .object(PyBuiltin("unique") { (call) throws(PyError) in try unique(call) })
        for name in ["Flag", "IntFlag"] {
            members[name] = .object(RefusedImport(instead: "keep a list of the members that hold"))
        }
        return PyModule("enum", members: members)
    }

    /// Source: The Python Standard Library, `enum.unique`.
    private static func unique(_ call: NativeCall) throws(PyError) -> Value {
        let value = try call.arguments(1...1)[0]
        guard let type = value.object as? EnumType else { return value }
        let aliases = type.byName.pairs.compactMap { name, member -> String? in
            guard case .str(let name) = name, let member = member.object as? EnumMember, member.name != name.text else {
                return nil
            }
            return "\(name.text) -> \(member.name)"
        }
        guard aliases.isEmpty else {
            throw .valueError("duplicate values found in <enum '\(type.name)'>: \(aliases.joined(separator: ", "))")
        }
        return value
    }
}

/// `auto()` until the class is made.
final class EnumAuto: PyObject {
    override var typeName: String { "auto" }
}
