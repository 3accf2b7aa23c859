/// The one way in which the engine's folders may depend on each other.
enum FolderArrows {
    /// From the bottom to the top: a folder may use its own types and those of the rows below it.
    static let rows: [[String]] = [
        ["Diagnostics"], ["Python"], ["Runtime"], ["Validation"], ["Application"], ["Exchange"], ["Server", "Client"],
        ["Workspace"], ["Commands", "Lessons", "Export", "Import", "Comparison"], ["Store"], ["Session"],
    ]

    /// A type used in a folder that may not know it.
    struct Violation: Hashable, CustomStringConvertible {
        let path: String
        let type: String
        let declaredIn: String

        var description: String { "\(path) uses \(type) of \(declaredIn)" }
    }

    /// Every use of a type against the arrows in `files`.
    static func violations(in files: [SourceFile]) -> [Violation] {
        var homes: [String: Set<String>] = [:]
        var namesOfFolder: [String: Set<String>] = [:]
        for file in files {
            guard let folder = file.engineFolder else { continue }
            for type in SwiftTypes.declared(in: file.code) {
                namesOfFolder[folder, default: []].insert(type.name)
                if type.isOutermost, !type.isPrivate { homes[type.name, default: []].insert(folder) }
            }
        }
        return files.flatMap { file -> [Violation] in
            guard let folder = file.engineFolder else { return [] }
            return SwiftTypes.used(in: file.code).subtracting(namesOfFolder[folder] ?? []).sorted().compactMap { name in
                guard let home = homes[name], home.isDisjoint(with: foldersBelow(folder)) else { return nil }
                return Violation(path: file.path, type: name, declaredIn: home.sorted().joined(separator: ", "))
            }
        }
    }

    /// The folders that `folder` may use, itself included.
    static func foldersBelow(_ folder: String) -> Set<String> {
        let below = rows.prefix { !$0.contains(folder) }.flatMap(\.self)
        return Set(below + [folder])
    }
}

/// Type names in Swift code from which comments and words were taken.
enum SwiftTypes {
    struct Declaration: Hashable {
        let name: String
        let isOutermost: Bool
        let isPrivate: Bool
    }

    static func declared(in code: String) -> [Declaration] {
        var declarations: [Declaration] = []
        var depth = 0
        for line in code.split(separator: "\n") {
            let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
            for (word, name) in zip(words, words.dropFirst())
            where keywords.contains(word) && name.first?.isUppercase == true {
                declarations.append(
                    Declaration(
                        name: String(name), isOutermost: depth == 0,
                        isPrivate: words.contains("private") || words.contains("fileprivate")))
            }
            depth += line.utf8.count { $0 == UInt8(ascii: "{") } - line.utf8.count { $0 == UInt8(ascii: "}") }
        }
        return declarations
    }

    private static let keywords: Set<Substring> = ["struct", "class", "enum", "actor", "protocol", "typealias"]

    /// Capitalised names that stand alone or first in a chain: `Route` in `Route.path`, not in `.Route` or `x.Route`.
    static func used(in code: String) -> Set<String> {
        var names: Set<String> = []
        var name: [UInt8] = []
        var before: UInt8 = 0
        for byte in code.utf8 + [0] {
            if isWordByte(byte) {
                name.append(byte)
                continue
            }
            if let first = name.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first),
                before != UInt8(ascii: ".")
            {
                names.insert(String(decoding: name, as: UTF8.self))
            }
            name.removeAll(keepingCapacity: true)
            before = byte
        }
        return names
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...0xFF: true
        default: false
        }
    }
}
