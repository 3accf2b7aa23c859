extension SchemaCompiler {
    /// The schema of a class that brings rules of its own; nil for any other class.
    func native(_ type: PyType, _ arguments: [Value]) throws(PyError) -> TypeSchema? {
        if let type = type as? EnumType, !type.isBuiltIn {
            return .native(try EnumSchema(type, reader, givesValue: config.usesEnumValues))
        }
        if let kind = Self.temporal(type) { return .native(TemporalSchema(kind)) }
        if type === TemporalSchema.awareType { return .native(TemporalSchema(.datetime, .aware)) }
        if type === TemporalSchema.naiveType { return .native(TemporalSchema(.datetime, .naive)) }
        if let side = TemporalSide.types.first(where: { $0.type === type }) {
            return .native(TemporalSchema(side.kind, nil, TemporalSide(isPast: side.isPast)))
        }
        if type === UUIDsModule.type { return .native(UUIDSchema()) }
        if type === DecimalsModule.type { return .native(DecimalSchema(reader.decimals)) }
        if type === PyDeque.classObject { return .native(DequeSchema(try item(arguments, 0))) }
        if type === PySecret.textType { return .native(SecretSchema(isBytes: false)) }
        if type === PySecret.bytesType { return .native(SecretSchema(isBytes: true)) }
        if let url = URLTypes.all.first(where: { $0.type === type }) { return .native(URLSchema(url.type, url.rules)) }
        if type === EmailTypes.text || type === EmailTypes.named { throw EmailTypes.missing(at: range) }
        return try DataclassSchema.of(type, self).map { .native($0) }
    }

    private static func temporal(_ type: PyType) -> TemporalSchema.Kind? {
        if type === DatesModule.date { return .date }
        if type === DatesModule.datetime { return .datetime }
        if type === DatesModule.time { return .time }
        return type === DatesModule.timedelta ? .timedelta : nil
    }
}
