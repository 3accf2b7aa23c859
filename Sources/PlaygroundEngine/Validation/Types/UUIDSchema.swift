/// `uuid.UUID` as Pydantic takes it.
///
/// Source: pydantic-core's `UuidValidator`.
final class UUIDSchema: ConstrainableSchema {
    private let version: Int?
    private let isStrict: Bool?

    init(version: Int? = nil, isStrict: Bool? = nil) {
        self.version = version
        self.isStrict = isStrict
    }

    var label: String { "uuid" }

    func constrained(_ rest: inout Constraints, _ compiler: SchemaCompiler) throws(PyError) -> any NativeSchema {
        let schema = UUIDSchema(version: rest.uuidVersion ?? version, isStrict: rest.isStrict ?? isStrict)
        (rest.uuidVersion, rest.isStrict) = (nil, nil)
        return schema
    }

    func validate(_ value: Value, _ validator: inout Validator) throws(PyError) -> Value? {
        guard let found = read(value, &validator) else { return nil }
        if let version, found.version != version { return validator.report(.uuidVersion(version), value) }
        return .object(found)
    }

    private func read(_ value: Value, _ validator: inout Validator) -> PyUUID? {
        if let found = PyUUID.from(value) { return found }
        if validator.isStrict(isStrict), !validator.isJSON {
            _ = validator.report(.instance(of: "UUID"), value)
            return nil
        }
        if !validator.isJSON { validator.floor(.lax) }
        if case .object(let object) = value, let data = object as? PyBytes {
            if let text = Validator.plainText(value), let found = try? UUIDReader.read(text) { return found }
            if data.bytes.count == 16 { return PyUUID(bytes: data.bytes) }
            let reason = "invalid length: expected 16 bytes, found \(data.bytes.count)"
            _ = validator.report(.unparsed(.uuid, reason: reason), value)
            return nil
        }
        guard let text = Validator.plainText(value) else {
            _ = validator.report(.uuidType, value)
            return nil
        }
        do throws(UUIDReader.Fault) {
            return try UUIDReader.read(text)
        } catch {
            _ = validator.report(.unparsed(.uuid, reason: error.reason), value)
            return nil
        }
    }
}
