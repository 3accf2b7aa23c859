/// Where each value of a JSON text stands, so that a message can point into what was sent.
///
/// It reads the grammar of RFC 8259 and gives nothing for a text that departs from it.
package struct JSONPlaces: Sendable {
    package indirect enum Kind: Hashable, Sendable {
        case text, number, bool, null
        case object([Member])
        case array([Node])
    }

    package struct Node: Hashable, Sendable {
        package let kind: Kind
        package let range: Range<Int>
    }

    package struct Member: Hashable, Sendable {
        package let key: String
        package let keyRange: Range<Int>
        package let value: Node
    }

    /// Longer texts are not read: nobody looks for a place in them.
    static let byteLimit = 1 << 20
    private static let depthLimit = 100

    private let bytes: [UInt8]
    private var position = 0

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The value that `bytes` are; nil where they are no JSON, or too many.
    package static func read(_ bytes: [UInt8]) -> Node? {
        guard bytes.count <= byteLimit else { return nil }
        var reader = JSONPlaces(bytes)
        guard let node = reader.value(depth: 0), reader.next() == nil else { return nil }
        return node
    }

    private mutating func next() -> UInt8? {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
        return position < bytes.count ? bytes[position] : nil
    }

    private mutating func value(depth: Int) -> Node? {
        guard depth < Self.depthLimit, let first = next() else { return nil }
        let start = position
        let kind: Kind?
        switch first {
        case UInt8(ascii: "{"): kind = object(depth: depth)
        case UInt8(ascii: "["): kind = array(depth: depth)
        case UInt8(ascii: "\""): kind = string() ? .text : nil
        case UInt8(ascii: "t"): kind = word("true") ? .bool : nil
        case UInt8(ascii: "f"): kind = word("false") ? .bool : nil
        case UInt8(ascii: "n"): kind = word("null") ? .null : nil
        default: kind = number() ? .number : nil
        }
        return kind.map { Node(kind: $0, range: start..<position) }
    }

    private mutating func object(depth: Int) -> Kind? {
        var members: [Member] = []
        position += 1
        if next() == UInt8(ascii: "}") {
            position += 1
            return .object([])
        }
        while true {
            guard next() == UInt8(ascii: "\"") else { return nil }
            let start = position
            guard string() else { return nil }
            let keyRange = start..<position
            guard next() == WireBytes.colon else { return nil }
            position += 1
            guard let value = value(depth: depth + 1) else { return nil }
            members.append(Member(key: Self.text(of: bytes[keyRange]), keyRange: keyRange, value: value))
            switch next() {
            case UInt8(ascii: ","): position += 1
            case UInt8(ascii: "}"):
                position += 1
                return .object(members)
            default: return nil
            }
        }
    }

    private mutating func array(depth: Int) -> Kind? {
        var items: [Node] = []
        position += 1
        if next() == UInt8(ascii: "]") {
            position += 1
            return .array([])
        }
        while true {
            guard let item = value(depth: depth + 1) else { return nil }
            items.append(item)
            switch next() {
            case UInt8(ascii: ","): position += 1
            case UInt8(ascii: "]"):
                position += 1
                return .array(items)
            default: return nil
            }
        }
    }

    private mutating func string() -> Bool {
        position += 1
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                return true
            case UInt8(ascii: "\\"): position += 2
            case 0..<0x20: return false
            default: position += 1
            }
        }
        return false
    }

    private mutating func word(_ word: String) -> Bool {
        guard bytes[position...].starts(with: word.utf8) else { return false }
        position += word.utf8.count
        return true
    }

    private mutating func number() -> Bool {
        let start = position
        while position < bytes.count, WireBytes.isDigit(bytes[position]) || "+-.eE".utf8.contains(bytes[position]) {
            position += 1
        }
        return position > start && bytes[start...position - 1].contains(where: WireBytes.isDigit)
    }

    /// The text of a JSON string, its quotes and escapes taken away.
    private static func text(of quoted: ArraySlice<UInt8>) -> String {
        if case .str(let text)? = try? JSONReader.read(Array(quoted)) { return text.text }
        return String(decoding: quoted.dropFirst().dropLast(), as: UTF8.self)
    }
}

extension JSONPlaces.Node {
    /// The value at `path`, or the nearest one around it that is there, and how many steps of the way were found.
    package func find(_ path: [PathElement]) -> (node: JSONPlaces.Node, keyRange: Range<Int>?, found: Int) {
        var node = self
        var keyRange: Range<Int>?
        for (count, element) in path.enumerated() {
            switch (element, node.kind) {
            case (.key(let key), .object(let members)):
                // Of a key that is named twice, Python's reader takes the last.
                guard let member = members.last(where: { $0.key == key }) else { return (node, keyRange, count) }
                (node, keyRange) = (member.value, member.keyRange)
            case (.index(let index), .array(let items)):
                guard items.indices.contains(index) else { return (node, keyRange, count) }
                (node, keyRange) = (items[index], nil)
            default: return (node, keyRange, count)
            }
        }
        return (node, keyRange, path.count)
    }
}
