/// JSON Schemas as plain trees.
enum JSONSchemaTree {
    /// The schema with its members in alphabetical order, but for properties and defaults, whose order says something.
    ///
    /// Source: Pydantic's `GenerateJsonSchema.sort`.
    static func sorted(_ value: Value, under parent: String? = nil) throws(PyError) -> Value {
        switch value {
        case .dict(let dict):
            var pairs = dict.pairs
            if parent != "properties", parent != "default" {
                pairs.sort {
                    ($0.key.plainString ?? "").unicodeScalars.lexicographicallyPrecedes(
                        ($1.key.plainString ?? "").unicodeScalars)
                }
            }
            let sorted = PyDict()
            for (key, value) in pairs { try sorted.set(key, to: self.sorted(value, under: key.plainString)) }
            return .dict(sorted)
        case .list(let list):
            var items: [Value] = []
            for item in list.items { items.append(try sorted(item, under: parent)) }
            return .list(of: items)
        default: return value
        }
    }

    /// What `$ref` names anywhere in it; examples may hold anything and are left out.
    static func references(in value: Value) -> [String] {
        switch value {
        case .dict(let dict):
            var found: [String] = []
            for (key, value) in dict.pairs {
                let name = key.plainString
                if name == "examples", case .list = value { continue }
                if name == "$ref", let text = value.plainString {
                    found.append(text)
                } else {
                    found += references(in: value)
                }
            }
            return found
        case .list(let list): return list.items.flatMap(references)
        default: return []
        }
    }

    /// A tree of its own in which every text that `names` has is replaced.
    static func renamed(_ value: Value, _ names: [String: String]) throws(PyError) -> Value {
        switch value {
        case .str(let text): return names[text.text].map { .string($0) } ?? value
        case .dict(let dict):
            let copy = PyDict()
            for (key, value) in dict.pairs { try copy.set(key, to: renamed(value, names)) }
            return .dict(copy)
        case .list(let list):
            var items: [Value] = []
            for item in list.items { items.append(try renamed(item, names)) }
            return .list(of: items)
        default: return value
        }
    }
}
