extension JSONBody {
    /// What FastAPI writes in place of `object`: an enum member's value, a date's text and so on; nil for what it has no
    /// encoder for.
    ///
    /// Source: FastAPI's `jsonable_encoder` and its `ENCODERS_BY_TYPE`.
    static func encoded(_ object: PyObject) throws(PyError) -> Value? {
        switch object {
        case let model as ModelInstance:
            var serializer = Serializer(.json)
            serializer.byAlias = true
            return try serializer.inferred(.object(model))
        case let member as EnumMember: return member.value
        case let set as PySet: return .list(PyList(try Iteration.array(.object(set))))
        case let moment as PyDateTime: return .string(try moment.isoText())
        case let date as PyDate: return .string(try date.text())
        case let time as PyTime: return .string(try time.isoText())
        case let duration as PyTimeDelta: return .float(try duration.totalSeconds)
        case let identifier as PyUUID: return .string(identifier.description)
        case let number as PyDecimal:
            // An integer where there is no point; special values are floats.
            if number.number.isFinite, number.number.exponent >= 0 { return .integer(try number.integer(.down)) }
            return try number.number(.float)
        case let secret as PySecret: return .string(try secret.text())
        case let url as PyURL: return .string(url.url.text)
        case let upload as UploadObject: return .dict(try upload.fields())
        case let file as SpooledFile: return .dict(try file.jsonFields())
        case let mapping as RequestMapping: return .dict(try mapping.dict())
        case let instance as PyInstance where DataclassField.all(of: .object(instance)) != nil:
            return try DataclassValues.dict(.object(instance), function: "asdict")
        case let instance as PyInstance where try instance.makeIterator() == nil:
            // It tries `dict(value)`, then `vars(value)`.
            return .dict(instance.fields ?? PyDict())
        default: return nil
        }
    }
}
