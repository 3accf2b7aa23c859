/// The names of definitions: as short as they can be without two of them meaning different things.
///
/// Source: Pydantic's `get_defs_ref` and `_DefinitionsRemapping`.
struct DefinitionNames {
    /// What definitions are called in the end, and what references to them are.
    struct Shortened {
        let definitions: [String: String]
        let references: [String: String]
    }

    /// The text around a definition's name in a reference, such as `#/$defs/{model}`.
    private let template: String
    /// The names that a definition may get, the shortest first; the key is the last one of them.
    private var choices: [String: [String]] = [:]
    private var counts: [String: Int] = [:]
    private var occurrences: [ObjectIdentifier: Int] = [:]

    init(template: String) {
        self.template = template
    }

    func reference(_ definition: String) -> String { template.replacing("{model}", with: definition) }

    /// The definition that a reference names.
    func definition(_ reference: String) -> String? {
        let parts = template.split(separator: "{model}", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, reference.hasPrefix(parts[0]), reference.hasSuffix(parts[1]),
            reference.utf8.count >= parts[0].utf8.count + parts[1].utf8.count
        else { return nil }
        let name = String(reference.dropFirst(parts[0].count).dropLast(parts[1].count))
        return choices[name] == nil ? nil : name
    }

    /// - Parameter name: The module and the qualified name of the class.
    /// - Returns: The longest of its names, which no other class gets.
    mutating func register(_ name: String, _ object: ObjectIdentifier, _ mode: JSONSchemaGenerator.Mode) -> String {
        let title = mode == .validation ? "Input" : "Output"
        let short = Self.normalized(String(name.split(separator: ".").last ?? ""))
        let long = Self.normalized(name)
        let occurrence = occurrences[object] ?? (counts[long] ?? 0) + 1
        if occurrences[object] == nil { counts[long] = occurrence }
        occurrences[object] = occurrence
        let last = "\(long)-\(title)__\(occurrence)"
        choices[last] = [short, "\(short)-\(title)", long, "\(long)-\(title)", "\(long)__\(occurrence)", last]
        return last
    }

    private static func normalized(_ name: String) -> String {
        name.replacing(/[^a-zA-Z0-9.\-_]/, with: "_").replacing(".", with: "__")
    }

    /// Shortens names until no definition changes, since equal definitions may share a name.
    func shortened(_ definitions: PyDict) throws(PyError) -> Shortened {
        var schemas: [(name: String, schema: Value)] = definitions.pairs.map { ($0.key.plainString ?? "", $0.value) }
        var result = Shortened(definitions: [:], references: [:])
        for _ in 0..<100 {
            let claims = try claims(schemas)
            var names: [String: String] = [:]
            var references: [String: String] = [:]
            for (definition, _) in schemas {
                let choices = choices[definition] ?? [definition]
                let index = choices.firstIndex { claims[$0]?.count == 1 } ?? choices.count - 1
                names[definition] = choices[index]
                for choice in choices[index...] { references[reference(choice)] = reference(choices[index]) }
            }
            let isSame = names == result.definitions
            result = Shortened(definitions: names, references: references)
            if isSame { break }
            for index in schemas.indices {
                schemas[index].schema = try JSONSchemaTree.renamed(schemas[index].schema, references)
            }
        }
        return result
    }

    /// The different schemas that each name could stand for.
    private func claims(_ schemas: [(name: String, schema: Value)]) throws(PyError) -> [String: [Value]] {
        var claims: [String: [Value]] = [:]
        for (definition, schema) in schemas {
            for choice in choices[definition] ?? [definition] {
                let others = claims[choice] ?? []
                var isNew = true
                for other in others where try other.isEqual(to: schema) { isNew = false }
                if isNew { claims[choice] = others + [schema] }
            }
        }
        return claims
    }
}
