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
        code.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard let keyword = words.firstIndex(of: "import"), keyword + 1 < words.count else { return nil }
            return words.last.map(String.init)
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

    private static let files = Result { try read("Sources") + read("Tests") + read("Benchmarks") }

    /// The Swift files whose paths start with one of `folders`, in order of their paths.
    static func swiftFiles(_ folders: String...) throws -> [SourceFile] {
        try files.get().filter { file in folders.contains { file.path.hasPrefix($0 + "/") } }
    }

    private static func read(_ folder: String) throws -> [SourceFile] {
        let paths = FileManager.default.enumerator(atPath: root.appending(path: folder).path)?.compactMap {
            $0 as? String
        }
        return try (paths ?? []).filter { $0.hasSuffix(".swift") }.sorted().map { path in
            SourceFile(
                path: "\(folder)/\(path)",
                text: try String(contentsOf: root.appending(path: folder).appending(path: path), encoding: .utf8))
        }
    }
}
