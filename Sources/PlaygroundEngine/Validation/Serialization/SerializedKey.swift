/// A dict's keys as JSON text has them.
///
/// Source: pydantic-core's `infer_json_key`.
enum SerializedKey {
    static func text(of key: Value) throws(PyError) -> Value {
        switch key {
        case .str: return key
        case .undefined, .none: return .string("None")
        case .bool(let flag): return .string(flag ? "true" : "false")
        case .int(let number): return .string(String(number))
        case .float(let number): return .string(number.isFinite ? FloatText.serialized(number) : FloatText.repr(number))
        case .tuple(let tuple):
            var parts: [String] = []
            for item in tuple.items { parts.append(try text(of: item).str()) }
            return .string(parts.joined(separator: ","))
        case .object(let object):
            if let integer = key.bigInteger, object is PyBigInt { return .string(try IntegerText.decimal(integer)) }
            if let data = object as? PyBytes { return .str(try Serializer.text(of: data)) }
            if let text = try NativeSerialization.key(object) { return .string(text) }
        case .list, .dict, .function: break
        }
        throw Serializer.serializationError(
            "`\((try? Value.object(key.type).repr()) ?? key.typeName)` not valid as object key")
    }
}
