extension OpenAPIShape {
    /// A JSON Schema, whose parts are schemas.
    static func schema() -> OpenAPIShape {
        let object = OpenAPIObject([:])
        let schema = OpenAPIShape.object(object)
        let either = OpenAPIShape.first([schema, .flag])
        let type = OpenAPIShape.word(
            ["array", "boolean", "integer", "null", "number", "object", "string"], isEnumeration: false)
        let discriminator = OpenAPIObject(
            ["propertyName": .text, "mapping": .map(.text)], required: ["propertyName"], keepsOthers: false)
        let xml = OpenAPIObject([
            "name": .text, "namespace": .text, "prefix": .text, "attribute": .flag, "wrapped": .flag,
        ])
        object.complete([
            "$schema": .text, "$vocabulary": .text, "$id": .text, "$anchor": .text, "$dynamicAnchor": .text,
            "$ref": .text, "$dynamicRef": .text, "$defs": .map(either), "$comment": .text, "allOf": .list(either),
            "anyOf": .list(either), "oneOf": .list(either), "not": either, "if": either, "then": either,
            "else": either, "dependentSchemas": .map(either), "prefixItems": .list(either), "items": either,
            "contains": either, "properties": .map(either), "patternProperties": .map(either),
            "additionalProperties": either, "propertyNames": either, "unevaluatedItems": either,
            "unevaluatedProperties": either, "type": .first([type, .list(type)]), "enum": .list(.any), "const": .any,
            "multipleOf": .number, "maximum": .number, "exclusiveMaximum": .number, "minimum": .number,
            "exclusiveMinimum": .number, "maxLength": .count, "minLength": .count, "pattern": .text,
            "maxItems": .count, "minItems": .count, "uniqueItems": .flag, "maxContains": .count,
            "minContains": .count, "maxProperties": .count, "minProperties": .count, "required": .list(.text),
            "dependentRequired": .map(.list(.text)), "format": .text, "contentEncoding": .text,
            "contentMediaType": .text, "contentSchema": either, "title": .text, "description": .text,
            "default": .any, "deprecated": .flag, "readOnly": .flag, "writeOnly": .flag, "examples": .list(.any),
            "discriminator": .object(discriminator), "xml": .object(xml), "externalDocs": externalDocs,
            "example": .any,
        ])
        return schema
    }

    static var externalDocs: OpenAPIShape {
        .object(OpenAPIObject(["description": .text, "url": .url], required: ["url"]))
    }
}
