/// What a route asks of a request, with an example of each value: what a good request is made of, and a broken one.
package struct RequestShape: Hashable, Sendable {
    /// One value that the route reads.
    package struct Field: Hashable, Sendable {
        package let name: String
        package let isRequired: Bool
        /// The type in a few words, such as `a whole number`.
        package let kind: String
        /// JSON text that the route takes, as far as its type tells.
        package let example: String
        /// JSON text of another type; nil where any type will do.
        package let wrongType: String?
        package let allowsNull: Bool
        /// JSON text that breaks a rule beside the type, and the rule in words.
        package let broken: Broken?
    }

    package struct Broken: Hashable, Sendable {
        package let json: String
        package let rule: String
    }

    /// How the body is read.
    package enum Body: Hashable, Sendable {
        case none
        /// An object with these fields; `extra` tells what becomes of others.
        case object([Field], extra: Extra)
        /// JSON that is no object with known fields.
        case value(example: String)
        case form
    }

    package enum Extra: Hashable, Sendable {
        case ignored, kept, forbidden
    }

    package let route: Route
    package let path: [Field]
    package let query: [Field]
    package let body: Body
}

extension Application {
    /// What the route asks for that `method` and `path` (percent-decoded) lead to; nil where none answers them.
    package func shape(method: String, path: String) -> RequestShape? {
        guard case .full(let place) = table.match(method: method, path: path),
            case .operation(let index) = endpoint(at: place)
        else { return nil }
        return shape(of: index)
    }

    /// What the first routes ask for.
    package func shapes(limit: Int) -> [RequestShape] { routes.indices.prefix(limit).map(shape) }

    private func shape(of index: Int) -> RequestShape {
        let asked = parameters[index]
        let single = asked.body.count == 1 && !asked.embedsBody ? asked.body.first : nil
        let body: RequestShape.Body
        if asked.body.isEmpty {
            body = .none
        } else if asked.takesForm {
            body = .form
        } else if let single {
            body = ShapeReader.body(of: single.schema)
        } else {
            body = .object(asked.body.map(ShapeReader.field), extra: .ignored)
        }
        return RequestShape(
            route: routes[index], path: asked.path.map(ShapeReader.field), query: asked.query.map(ShapeReader.field),
            body: body)
    }
}

/// Makes examples of what schemas take and refuse.
private enum ShapeReader {
    private static let depthLimit = 4

    static func field(_ parameter: OperationParameter) -> RequestShape.Field {
        field(parameter.key, parameter.schema, isRequired: parameter.isRequired)
    }

    private static func field(
        _ name: String, _ schema: TypeSchema, isRequired: Bool, depth: Int = 0
    ) -> RequestShape.Field {
        let (inner, allowsNull) = unwrapped(schema)
        return RequestShape.Field(
            name: name, isRequired: isRequired, kind: kind(of: inner), example: example(of: inner, named: name, depth),
            wrongType: wrong(for: inner), allowsNull: allowsNull, broken: broken(inner))
    }

    static func body(of schema: TypeSchema) -> RequestShape.Body {
        let (inner, _) = unwrapped(schema)
        guard let model = model(of: inner), let fields = try? model.fields() else {
            if case .dict = inner { return .object([], extra: .kept) }
            return .value(example: example(of: inner, named: "item", 0))
        }
        let extra: RequestShape.Extra =
            switch model.config.extra {
            case .ignore: .ignored
            case .allow: .kept
            case .forbid: .forbidden
            }
        return .object(modelFields(fields, depth: 0), extra: extra)
    }

    private static func modelFields(_ fields: ModelFields, depth: Int) -> [RequestShape.Field] {
        fields.list.map { member in
            let isRequired = member.info.defaultValue.isUndefined && member.info.defaultFactory == nil
            return field(
                (member.keys.first ?? member.name).text, member.schema, isRequired: isRequired, depth: depth + 1)
        }
    }

    private static func model(of schema: TypeSchema) -> ModelType? {
        guard case .native(let native) = schema else { return nil }
        return native as? ModelType
    }

    private static func unwrapped(_ schema: TypeSchema) -> (TypeSchema, allowsNull: Bool) {
        switch schema {
        case .nullable(let inner): (unwrapped(inner).0, true)
        case .checked(let inner, _): unwrapped(inner)
        case .union(let members):
            (
                members.lazy.map { unwrapped($0).0 }.first { if case .none = $0 { false } else { true } } ?? .any,
                members.contains { if case .none = $0 { true } else { false } }
            )
        case .none, .any: (schema, true)
        case .bool, .int, .float, .text, .bytes, .list, .sequence, .tuple, .tupleOf, .set, .dict, .literal, .callable,
            .native:
            (schema, false)
        }
    }

    private static func kind(of schema: TypeSchema) -> String {
        switch schema {
        case .any: "any value"
        case .none: "null"
        case .bool: "true or false"
        case .int: "a whole number"
        case .float: "a number"
        case .text, .bytes: "a text"
        case .list, .sequence, .tuple, .tupleOf, .set: "a list"
        case .dict: "an object"
        case .literal(_, let expected): "one of \(expected)"
        case .callable: "a function"
        case .nullable(let inner), .checked(let inner, _): kind(of: inner)
        case .union(let members): members.first.map(kind) ?? "any value"
        case .native(let native): native is ModelType ? "an object" : "a \(word(of: native.label))"
        }
    }

    /// `date`, `uuid`, `enum` of a native schema's label.
    private static func word(of label: String) -> String {
        String(label.prefix { $0.isLetter || $0 == "-" })
    }

    private static func example(of schema: TypeSchema, named name: String, _ depth: Int) -> String {
        switch schema {
        case .any, .callable: return "\"anything\""
        case .none: return "null"
        case .bool: return "true"
        case .int(let bounds, _):
            return
                (bounds.greaterThanEqual ?? bounds.greaterThan.map { $0 + 1 } ?? bounds.multipleOf
                ?? bounds.lessThanEqual ?? bounds.lessThan.map { $0 - 1 }).map { "\($0)" } ?? "1"
        case .float(let bounds, _, _):
            return
                (bounds.greaterThanEqual ?? bounds.greaterThan.map { $0 + 0.5 } ?? bounds.multipleOf
                ?? bounds.lessThanEqual ?? bounds.lessThan.map { $0 - 0.5 }).map { "\($0)" } ?? "1.5"
        case .text(let rules, _, _): return "\"\(text(name, rules.lengths))\""
        case .bytes(let lengths, _): return "\"\(text(name, lengths))\""
        case .list(let item, let lengths, _), .tupleOf(let item, let lengths, _), .set(let item, let lengths, _, _):
            guard depth < depthLimit else { return "[]" }
            return list(of: item, count: min(max(lengths.least ?? 1, lengths.most == 0 ? 0 : 1), 8), depth)
        case .sequence(let item): return depth < depthLimit ? list(of: item, count: 1, depth) : "[]"
        case .tuple(let items, _, _):
            return "[\(items.map { example(of: unwrapped($0).0, named: name, depth + 1) }.joined(separator: ", "))]"
        case .dict: return "{}"
        case .nullable(let inner), .checked(let inner, _): return example(of: inner, named: name, depth)
        case .union(let members): return members.first.map { example(of: $0, named: name, depth) } ?? "null"
        case .literal(let values, _): return values.first.flatMap(json) ?? "\"\(name)\""
        case .native(let native): return example(of: native, named: name, depth)
        }
    }

    private static func list(of item: TypeSchema, count: Int, _ depth: Int) -> String {
        let one = example(of: unwrapped(item).0, named: "item", depth + 1)
        return "[\(Array(repeating: one, count: count).joined(separator: ", "))]"
    }

    private static func example(of native: any NativeSchema, named name: String, _ depth: Int) -> String {
        if let model = native as? ModelType {
            guard depth < depthLimit, let fields = try? model.fields() else { return "{}" }
            return object(modelFields(fields, depth: depth))
        }
        if let choices = native as? EnumSchema { return choices.firstValue.flatMap(json) ?? "\"\(name)\"" }
        let label = native.label
        if label.contains("datetime") { return "\"2026-01-31T12:00:00\"" }
        if label.contains("date") { return "\"2026-01-31\"" }
        if label.contains("timedelta") { return "\"P1D\"" }
        if label.contains("time") { return "\"12:00:00\"" }
        if label.contains("uuid") { return "\"c0ffee00-0000-4000-8000-000000000001\"" }
        if label.contains("decimal") { return "1.5" }
        return "\"\(name)\""
    }

    private static func object(_ fields: [RequestShape.Field]) -> String {
        let pairs = fields.filter(\.isRequired).map { "\"\($0.name)\": \($0.example)" }
        return "{\(pairs.joined(separator: ", "))}"
    }

    private static func text(_ name: String, _ lengths: Lengths) -> String {
        let plain = name.unicodeScalars.allSatisfy { $0.isASCII && ($0.properties.isAlphabetic || $0 == "_") }
        var text = "some \(plain ? name : "text")"
        while let least = lengths.least, text.count < min(least, 4_096) { text += " and more" }
        if let most = lengths.most, text.count > most { text = String(text.prefix(max(most, 0))) }
        return text
    }

    /// JSON of a value that a program has written down.
    private static func json(_ value: Value) -> String? {
        switch value {
        case .none: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .str(let text): "\"\(text.text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
        default: value.smallInteger.map { "\($0)" }
        }
    }

    private static func wrong(for schema: TypeSchema) -> String? {
        switch schema {
        case .any, .none, .callable: nil
        case .bool, .int, .float: "\"not a number\""
        case .text, .bytes: "42"
        case .list, .sequence, .tuple, .tupleOf, .set, .dict: "\"not a list\""
        case .literal: "\"something else\""
        case .nullable(let inner), .checked(let inner, _): wrong(for: inner)
        case .union: "{\"neither\": true}"
        case .native(let native): native is ModelType ? "\"not an object\"" : "[\"something else\"]"
        }
    }

    // MARK: Rules

    private static func broken(_ schema: TypeSchema) -> RequestShape.Broken? {
        switch schema {
        case .int(let bounds, _): number(bounds, 1)
        case .float(let bounds, _, _): number(bounds, 1)
        case .text(let rules, _, _): text(rules)
        case .bytes(let lengths, _): text(TextRules(lengths: lengths))
        case .list(_, let lengths, _), .set(_, let lengths, _, _), .tupleOf(_, let lengths, _):
            lengths.least.flatMap { $0 > 0 ? RequestShape.Broken(json: "[]", rule: "at least \($0) items") : nil }
        case .checked(let inner, _), .nullable(let inner): broken(inner)
        case .any, .none, .bool, .sequence, .tuple, .dict, .union, .literal, .callable, .native: nil
        }
    }

    private static func number<Number: Numeric>(_ bounds: Bounds<Number>, _ one: Number) -> RequestShape.Broken? {
        if let least = bounds.greaterThanEqual {
            return RequestShape.Broken(json: "\(least - one)", rule: "at least \(least)")
        }
        if let below = bounds.greaterThan {
            return RequestShape.Broken(json: "\(below)", rule: "greater than \(below)")
        }
        if let most = bounds.lessThanEqual {
            return RequestShape.Broken(json: "\(most + one)", rule: "at most \(most)")
        }
        if let above = bounds.lessThan { return RequestShape.Broken(json: "\(above)", rule: "less than \(above)") }
        return bounds.multipleOf.map { RequestShape.Broken(json: "\($0 + one)", rule: "a multiple of \($0)") }
    }

    private static func text(_ rules: TextRules) -> RequestShape.Broken? {
        if let least = rules.lengths.least, least > 0 {
            return RequestShape.Broken(json: "\"\"", rule: "at least \(least) characters")
        }
        if let most = rules.lengths.most, most < 4_096 {
            let long = String(repeating: "x", count: max(0, most) + 1)
            return RequestShape.Broken(json: "\"\(long)\"", rule: "at most \(most) characters")
        }
        return rules.pattern.map { RequestShape.Broken(json: "\"~\"", rule: "the pattern \($0.text)") }
    }
}
