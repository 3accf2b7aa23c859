/// JSON spread over lines of two blanks a level.
package enum JSONPretty {
    /// Nil where `bytes` are no JSON or too many to lay out.
    package static func text(of bytes: [UInt8]) -> String? {
        guard JSONPlaces.read(bytes) != nil else { return nil }
        return JSONLines.spread(String(decoding: bytes, as: UTF8.self)).map { line in
            String(repeating: "  ", count: line.depth) + line.tokens.map(\.text).joined()
        }.joined(separator: "\n")
    }
}
