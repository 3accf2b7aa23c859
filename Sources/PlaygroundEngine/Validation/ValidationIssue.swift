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
        dict.set(Self.typeKey, to: .string(kind.type))
        dict.set(Self.locationKey, to: .tuple(PyTuple(location.map(\.value))))
        dict.set(Self.messageKey, to: .string(message))
        dict.set(Self.inputKey, to: input)
        let facts = kind.context
        if !facts.isEmpty {
            let context = PyDict()
            for fact in facts { try context.set(.string(fact.name), to: fact.value) }
            dict.set(Self.contextKey, to: .dict(context))
        }
        return dict
    }

    // Shared by all threads, as the names in `PyString`.
    nonisolated(unsafe) private static let typeKey = PyString.name("type")
    nonisolated(unsafe) private static let locationKey = PyString.name("loc")
    nonisolated(unsafe) private static let messageKey = PyString.name("msg")
    nonisolated(unsafe) private static let inputKey = PyString.name("input")
    nonisolated(unsafe) private static let contextKey = PyString.name("ctx")
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
