import Foundation
import Testing

@testable import PlaygroundEngine

/// Texts that are JSON and texts that are none, as pydantic-core told them apart (`Golden/Shapes/record_json.py`).
struct JSONTextFaultTests {
    @Test func brokenTextsAreRefusedInPydanticsWordsAtItsPlaces() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Golden/Shapes/json.txt")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        var differences: [String] = []
        for line in lines {
            let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
            let bytes = Self.bytes(parts[0])
            let found = JSONTextScanner.fault(in: bytes)?.message(in: bytes) ?? "ok"
            let text = String(decoding: bytes.prefix(60), as: UTF8.self)
            if found != parts[1] { differences.append("\(text): \(found), not \(parts[1])") }
            if found == "ok", (try? JSONReader.read(bytes)) == nil { differences.append("\(text) is not read") }
        }

        #expect(lines.count > 7000)
        #expect(differences.isEmpty, "\(differences.count)\n\(differences.prefix(30).joined(separator: "\n"))")
    }

    private static func bytes(_ hexadecimal: Substring) -> [UInt8] {
        let digits = hexadecimal.utf8.map { $0 < 0x3A ? $0 - 0x30 : $0 - 0x57 }
        return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
