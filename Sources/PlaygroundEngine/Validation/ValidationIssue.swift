/// One rule that a value broke, as Pydantic reports it: `type`, `loc`, `msg`, `input`, `ctx`.
struct ValidationIssue {
    /// What is wrong; it knows the words.
    let kind: IssueKind
    /// The way from the whole value to the part that is wrong.
    var location: [PathElement]
    let input: Value
    /// Whether the input came from JSON text, of which some messages speak in its own terms.
    let isJSON: Bool

    init(_ kind: IssueKind, at location: [PathElement], input: Value, isJSON: Bool = false) {
        self.kind = kind
        self.isJSON = isJSON
        self.location = location
        self.input = input
    }

    /// Pydantic's words.
    var message: String { isJSON ? kind.messageForJSON : kind.message }

    /// The issue as `ValidationError.errors()` gives it, without a URL.
    func dict() throws(PyError) -> PyDict {
        let dict = PyDict()
        try dict.set(.string("type"), to: .string(kind.type))
        try dict.set(.string("loc"), to: .tuple(PyTuple(location.map(\.value))))
        try dict.set(.string("msg"), to: .string(message))
        try dict.set(.string("input"), to: input)
        let facts = kind.context
        if !facts.isEmpty {
            let context = PyDict()
            for fact in facts { try context.set(.string(fact.name), to: fact.value) }
            try dict.set(.string("ctx"), to: .dict(context))
        }
        return dict
    }
}

/// A step on the way into a value: a key, a field's name or the kind of a union's member; or an index.
package enum PathElement: Hashable, Sendable {
    case key(String)
    case index(Int)

    var value: Value {
        switch self {
        case .key(let key): .string(key)
        case .index(let index): .int(index)
        }
    }
}
