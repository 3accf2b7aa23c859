/// What the parts of an OpenAPI description look like: FastAPI reads its own description with models before it sends it,
/// which gives members their order and numbers their form.
///
/// Source: FastAPI's `openapi.models`, and how pydantic-core chooses a union's member.
indirect enum OpenAPIShape {
    case any, text, flag, number, count, url
    /// One of a few texts; as an enumeration where it is one there.
    case word([String], isEnumeration: Bool)
    case list(OpenAPIShape)
    case map(OpenAPIShape)
    case object(OpenAPIObject)
    /// The first that fits.
    case first([OpenAPIShape])
    /// The shape where nothing has to be converted, anything else as it stands.
    case orAny(OpenAPIShape)

    /// A value as the description has it.
    struct Read {
        let value: Value
        /// Whether nothing had to be converted that a strict reader does not convert.
        var isExact = true
    }

    /// Nil where `value` is none of this shape.
    func read(_ value: Value) throws(PyError) -> Read? {
        switch self {
        case .any: return Read(value: value)
        case .text:
            if let text = value.plainString { return Read(value: .string(text)) }
            guard let text = (value.object as? EnumMember)?.plain else { return nil }
            return Read(value: text)
        case .flag:
            if case .bool = value { return Read(value: value) }
            guard let number = value.smallInteger, number == 0 || number == 1 else { return nil }
            return Read(value: .bool(number == 1), isExact: false)
        case .number: return try Self.number(value)
        case .count:
            if case .int = value { return Read(value: value) }
            guard case .float(let float) = value, let count = Int(exactly: float) else { return nil }
            return Read(value: .int(count), isExact: false)
        case .url:
            return value.plainString.flatMap(URLNormal.text).map { Read(value: .string($0), isExact: false) }
        case .word(let words, let isEnumeration):
            guard let word = value.plainString, words.contains(word) else { return nil }
            return Read(value: value, isExact: !isEnumeration)
        case .list(let item): return try Self.list(value, item)
        case .map(let item): return try Self.map(value, item)
        case .object(let object): return try object.read(value)
        case .first(let shapes):
            for shape in shapes {
                if let read = try shape.read(value) { return read }
            }
            return nil
        case .orAny(let shape):
            if let read = try shape.read(value), read.isExact { return read }
            return Read(value: value)
        }
    }

    private static func number(_ value: Value) throws(PyError) -> Read? {
        switch value {
        case .float: return Read(value: value)
        case .bool(let flag): return Read(value: .float(flag ? 1 : 0), isExact: false)
        case .str(let text): return Double(text.text).map { Read(value: .float($0), isExact: false) }
        default:
            return try value.bigInteger.map { (integer) throws(PyError) in
                Read(value: .float(try IntegerArithmetic.float(integer)))
            }
        }
    }

    private static func list(_ value: Value, _ item: OpenAPIShape) throws(PyError) -> Read? {
        let items: [Value]
        var result = true
        switch value {
        case .list(let list): items = list.items
        case .tuple(let tuple):
            items = tuple.items
            result = false
        default: return nil
        }
        var made: [Value] = []
        for value in items {
            guard let read = try item.read(value) else { return nil }
            made.append(read.value)
            result = result && read.isExact
        }
        return Read(value: .list(of: made), isExact: result)
    }

    private static func map(_ value: Value, _ item: OpenAPIShape) throws(PyError) -> Read? {
        guard let dict = value.dict else { return nil }
        let made = PyDict()
        var isExact = true
        for (key, value) in dict.pairs {
            guard case .str = key, let read = try item.read(value) else { return nil }
            try made.set(key, to: read.value)
            isExact = isExact && read.isExact
        }
        return Read(value: .dict(made), isExact: isExact)
    }
}

/// An object of a description: members with a place of their own, and any others behind them.
final class OpenAPIObject {
    struct Member {
        let name: String
        let shape: OpenAPIShape
        let isRequired: Bool
    }

    private(set) var members: [Member]
    private let keepsOthers: Bool

    init(
        _ members: KeyValuePairs<String, OpenAPIShape>, required: Set<String> = [], keepsOthers: Bool = true
    ) {
        self.members = members.map { Member(name: $0.key, shape: $0.value, isRequired: required.contains($0.key)) }
        self.keepsOthers = keepsOthers
    }

    /// Sets the members that refer to the object itself.
    func complete(_ members: KeyValuePairs<String, OpenAPIShape>) {
        self.members = members.map { Member(name: $0.key, shape: $0.value, isRequired: false) }
    }

    func read(_ value: Value) throws(PyError) -> OpenAPIShape.Read? {
        guard let dict = value.dict else { return nil }
        let made = PyDict()
        var isExact = true
        for member in members {
            guard let value = dict.get(member.name) else {
                if member.isRequired { return nil }
                continue
            }
            if value.isNone, !member.isRequired { continue }
            guard let read = try member.shape.read(value) else { return nil }
            made.put(member.name, read.value)
            isExact = isExact && read.isExact
        }
        guard keepsOthers else { return OpenAPIShape.Read(value: .dict(made), isExact: isExact) }
        let known = Set(members.map(\.name))
        for (key, value) in dict.pairs {
            guard let name = key.plainString else { return nil }
            if !known.contains(name) { made.put(name, value) }
        }
        return OpenAPIShape.Read(value: .dict(made), isExact: isExact)
    }
}
