/// A place in a JSON document: `$`, `$.items[0].name`.
package struct JSONPath: Hashable, Sendable, CustomStringConvertible {
    package enum Element: Hashable, Sendable {
        case key(String)
        case index(Int)
    }

    package let elements: [Element]

    /// Nil where `text` is no path of names and indices that starts with `$`.
    package init?(_ text: String) {
        guard text.first == "$" else { return nil }
        var elements: [Element] = []
        var rest = text.dropFirst()
        while let first = rest.first {
            rest = rest.dropFirst()
            if first == "." {
                let name = rest.prefix { $0 != "." && $0 != "[" }
                guard !name.isEmpty else { return nil }
                elements.append(.key(String(name)))
                rest = rest.dropFirst(name.count)
            } else if first == "[", let close = rest.firstIndex(of: "]"), let index = Int(rest[..<close]), index >= 0 {
                elements.append(.index(index))
                rest = rest[rest.index(after: close)...]
            } else {
                return nil
            }
        }
        self.elements = elements
    }

    package func value(in document: JSONValue) -> JSONValue? {
        var value = document
        for element in elements {
            switch (element, value) {
            case (.key(let key), .object(let members)):
                guard let member = members[key] else { return nil }
                value = member
            case (.index(let index), .array(let array)):
                guard index < array.count else { return nil }
                value = array[index]
            default: return nil
            }
        }
        return value
    }

    /// As goals show it: `items[0].name`, and `the JSON` for the whole document.
    package var description: String {
        guard !elements.isEmpty else { return "the JSON" }
        var text = ""
        for element in elements {
            switch element {
            case .key(let key): text += text.isEmpty ? key : ".\(key)"
            case .index(let index): text += "[\(index)]"
            }
        }
        return text
    }
}
