/// A type as JSON Schema describes it: what it is, the rules on it and the words about it.
///
/// Source: pydantic-core's schemas, as far as `pydantic.json_schema` looks at them.
struct SchemaNode {
    indirect enum Kind {
        case any, none, bool, integer, number, decimal, text, bytes, callable
        /// A text of a known format: dates, durations, UUIDs.
        case formatted(String)
        case secret(isBytes: Bool)
        /// A type that says itself how it is described.
        case described(any DescribedSchema)
        case literal([Value])
        case list(SchemaNode)
        case set(SchemaNode)
        case tuple([SchemaNode])
        case tupleOf(SchemaNode)
        case dict(key: SchemaNode, value: SchemaNode)
        case nullable(SchemaNode)
        case union([SchemaNode])
        case tagged([(tag: Value, member: SchemaNode)], discriminators: [String])
        case enumeration(EnumType)
        case model(ModelType)
        /// A model whose fields a form has under other names than its description, by the names there.
        case form(ModelType, names: [String: [String]])
        case dataclass(DataclassSchema)
        /// An object that is no class of the program, such as the body that several parameters make up.
        case object(ObjectDescription)
        case function(FunctionSchema.Mode, SchemaNode)
        /// With a default; `undefined` where a function makes it.
        case defaulted(SchemaNode, Value)
    }

    /// What the program says is written in place of the value.
    struct Written {
        let type: SchemaWritten
        let use: ModelSerializer.Use
    }

    var kind: Kind
    /// The rules that the type itself has.
    var rules = Constraints()
    /// What is set on the description once it is made: title, description, examples, deprecated.
    var updates = PyDict()
    /// `json_schema_extra`.
    var extra: Value?
    /// The version of UUIDs that a type such as `UUID4` takes.
    var uuidVersion: Int?
    /// Whether Pydantic does not say how the type goes out where a function stands in its place: `Sequence`, URLs, and
    /// what a serialiser writes that does not say what it returns.
    var isLostBehindFunctions = false
    /// The type that a field's serialiser says that it returns.
    var written: Written?

    init(_ kind: Kind) {
        self.kind = kind
    }
}

/// Holds a node inside a node.
final class SchemaWritten {
    let node: SchemaNode

    init(_ node: SchemaNode) {
        self.node = node
    }
}

/// A schema of a type that brings its own description.
protocol DescribedSchema: NativeSchema {
    /// The members of its JSON Schema.
    var description: [(key: String, value: Value)] { get }
}

/// An object with named fields, on its way to a definition: a model, or the body that parameters make up.
final class ObjectDescription {
    struct Field {
        let name: String
        let node: SchemaNode
        /// The names in input and in output; nil for the field's own.
        var alias: String?
        var outputAlias: String?
        var isExcluded = false
        /// A computed field is in every answer, and in no input.
        var isComputed = false
        var updates = PyDict()
        var extra: Value?

        /// Whether the description has to have it.
        var isRequired: Bool { if case .defaulted = node.kind { isComputed } else { true } }
    }

    /// Module and qualified name, from which the definition's name is made.
    let reference: String
    let title: String
    let fields: [Field]
    var docstring: String?
    var config = ModelConfig()
    var isDeprecated = false
    /// What the model's own serialiser says that it returns.
    var written: SchemaNode?
    /// Changes the finished description.
    var change: ((PyDict) throws(PyError) -> Void)?

    init(reference: String, title: String, fields: [Field]) {
        self.reference = reference
        self.title = title
        self.fields = fields
    }
}

extension SchemaNode {
    /// With `model` as a form has it, where this is that model, or that model or None.
    func asForm(_ model: ModelType, names: [String: [String]]) -> SchemaNode {
        var node = self
        switch kind {
        case .model(let own) where own === model: node.kind = .form(model, names: names)
        case .nullable(let inner): node.kind = .nullable(inner.asForm(model, names: names))
        case .defaulted(let inner, let value): node.kind = .defaulted(inner.asForm(model, names: names), value)
        default: break
        }
        return node
    }

    /// With a function of the program around it; one in its place leaves nothing but the type without rules, which is
    /// how the value goes out.
    func checked(by mode: FunctionSchema.Mode, bare: SchemaNode) -> SchemaNode {
        var node = SchemaNode(.function(mode, mode == .plain ? bare : self))
        node.uuidVersion = uuidVersion
        return node
    }

    /// Whether a field of this type gets a title made of its name: not what has a definition with a title of its own.
    var takesTitle: Bool {
        switch kind {
        case .model, .form, .dataclass, .enumeration, .object: false
        case .defaulted(let inner, _), .nullable(let inner): inner.takesTitle
        case .function(let mode, let inner): mode == .plain || inner.takesTitle
        default: true
        }
    }

    /// Whether Pydantic's class of the type makes the description, as those of URLs and secrets do.
    var describesItself: Bool {
        switch kind {
        case .secret, .formatted("uri"): true
        default: false
        }
    }

    /// Whether None is one of the values, as far as validators around it let see.
    var isNullable: Bool {
        switch kind {
        case .nullable: true
        case .defaulted(let inner, _): inner.isNullable
        case .function(let mode, let inner): mode != .plain && inner.isNullable
        default: false
        }
    }
}
