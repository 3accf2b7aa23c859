import Foundation
import Testing

/// A Swift file of this repository, as the style tests read it.
struct SourceFile: Hashable, CustomTestStringConvertible {
    /// The path from the repository's root, such as `Sources/PlaygroundEngine/Python/Lexer/Lexer.swift`.
    let path: String
    let text: String
    /// The text with comments and the words of string literals blanked out; what is interpolated stays.
    let code: String

    init(path: String, text: String) {
        self.path = path
        self.text = text
        code = SwiftCode.withoutWords(text)
    }

    var testDescription: String { path }

    /// The folder below `Sources/PlaygroundEngine`, such as `Python`; nil outside of the engine.
    var engineFolder: String? { folder(below: "Sources/PlaygroundEngine/") }

    /// The modules that this file imports.
    var imports: [String] {
        code.matches(of: /(?m)^\s*(?:@\w+ )*(?:package |public |private )?import (?:struct |class |enum |func )?(\w+)/)
            .map {
                String($0.1)
            }
    }

    var lineCount: Int { text.split(separator: "\n", omittingEmptySubsequences: false).count - 1 }

    private func folder(below root: String) -> String? {
        guard path.hasPrefix(root) else { return nil }
        let parts = path.dropFirst(root.count).split(separator: "/")
        return parts.count > 1 ? String(parts[0]) : nil
    }
}

/// The Swift files of this repository.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The Swift files below `folders` of the root, in order of their paths.
    static func swiftFiles(_ folders: String...) throws -> [SourceFile] {
        let paths = folders.flatMap { folder -> [String] in
            let files = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
            return (files?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }.map {
                "\(folder)/\($0)"
            }
        }
        return try paths.sorted().map { path in
            SourceFile(path: path, text: try String(contentsOf: root.appending(path: path), encoding: .utf8))
        }
    }
}
