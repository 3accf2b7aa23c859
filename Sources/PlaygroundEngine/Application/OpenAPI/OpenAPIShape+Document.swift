extension OpenAPIShape {
    /// The description as a whole.
    static var document: OpenAPIShape {
        let reference = OpenAPIShape.object(OpenAPIObject(["$ref": .text], required: ["$ref"], keepsOthers: false))
        let schema = schema()
        let parts = OperationParts(schema: schema, reference: reference)
        let contact = OpenAPIObject(["name": .text, "url": .url, "email": .text])
        let license = OpenAPIObject(["name": .text, "identifier": .text, "url": .url], required: ["name"])
        let info = OpenAPIObject(
            [
                "title": .text, "summary": .text, "description": .text, "termsOfService": .text,
                "contact": .object(contact), "license": .object(license), "version": .text,
            ], required: ["title", "version"])
        let tag = OpenAPIObject(
            ["name": .text, "description": .text, "externalDocs": externalDocs], required: ["name"])
        let components = OpenAPIObject(["schemas": .map(.first([schema, reference]))])
        return .object(
            OpenAPIObject(
                [
                    "openapi": .text, "info": .object(info), "jsonSchemaDialect": .text,
                    "servers": .list(parts.server), "paths": .map(.orAny(parts.path)), "webhooks": .any,
                    "components": .object(components), "security": .list(.map(.list(.text))),
                    "tags": .list(.object(tag)), "externalDocs": externalDocs,
                ], required: ["openapi", "info"]))
    }
}

/// The parts of path operations.
private struct OperationParts {
    let server: OpenAPIShape
    let path: OpenAPIShape

    init(schema: OpenAPIShape, reference: OpenAPIShape) {
        let variable = OpenAPIObject(
            ["enum": .list(.text), "default": .text, "description": .text], required: ["default"])
        server = .object(
            OpenAPIObject(
                ["url": .text, "description": .text, "variables": .map(.object(variable))], required: ["url"]))
        let example = OpenAPIObject([
            "summary": .text, "description": .text, "value": .any, "externalValue": .url,
        ])
        let examples = OpenAPIShape.map(.first([.object(example), reference]))
        let either = OpenAPIShape.first([schema, reference])
        // What an encoding says of header fields is rare enough to stand as it is.
        let encoding = OpenAPIObject([
            "contentType": .text, "headers": .any, "style": .text, "explode": .flag, "allowReserved": .flag,
        ])
        let media = OpenAPIShape.object(
            OpenAPIObject([
                "schema": either, "example": .any, "examples": examples, "encoding": .map(.object(encoding)),
            ]))
        let header = OpenAPIShape.object(
            OpenAPIObject([
                "description": .text, "required": .flag, "deprecated": .flag, "style": .text, "explode": .flag,
                "allowReserved": .flag, "schema": either, "example": .any, "examples": examples,
                "content": .map(media),
            ]))
        let parameter = OpenAPIShape.object(
            OpenAPIObject(
                [
                    "description": .text, "required": .flag, "deprecated": .flag, "style": .text, "explode": .flag,
                    "allowReserved": .flag, "schema": either, "example": .any, "examples": examples,
                    "content": .map(media), "name": .text,
                    "in": .word(["query", "header", "path", "cookie"], isEnumeration: true),
                ], required: ["name", "in"]))
        let body = OpenAPIShape.object(
            OpenAPIObject(
                ["description": .text, "content": .map(media), "required": .flag], required: ["content"]))
        let link = OpenAPIShape.object(
            OpenAPIObject([
                "operationRef": .text, "operationId": .text, "parameters": .map(.any), "requestBody": .any,
                "description": .text, "server": server,
            ]))
        let response = OpenAPIShape.object(
            OpenAPIObject(
                [
                    "description": .text, "headers": .map(.first([header, reference])), "content": .map(media),
                    "links": .map(.first([link, reference])),
                ], required: ["description"]))
        let operation = OpenAPIShape.object(
            OpenAPIObject([
                "tags": .list(.text), "summary": .text, "description": .text, "externalDocs": OpenAPIShape.externalDocs,
                "operationId": .text, "parameters": .list(.first([parameter, reference])),
                "requestBody": .first([body, reference]), "responses": .map(.orAny(response)), "callbacks": .any,
                "deprecated": .flag, "security": .list(.map(.list(.text))), "servers": .list(server),
            ]))
        path = .object(
            OpenAPIObject([
                "$ref": .text, "summary": .text, "description": .text, "get": operation, "put": operation,
                "post": operation, "delete": operation, "options": operation, "head": operation, "patch": operation,
                "trace": operation, "servers": .list(server), "parameters": .list(.first([parameter, reference])),
            ]))
    }
}
