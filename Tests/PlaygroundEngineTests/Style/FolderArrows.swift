/// The one way in which the engine's folders may depend on each other.
enum FolderArrows {
    /// From the bottom to the top: a folder may use its own types and those of the rows below it.
    static let rows: [[String]] = [
        ["Diagnostics"], ["Python"], ["Runtime"], ["Validation"], ["Application"], ["Exchange"], ["Server", "Client"],
        ["Workspace"], ["Commands", "Lessons", "Export"], ["Store"], ["Session"],
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
        let pattern = /([a-z() ]*)\b(?:struct|class|enum|actor|protocol|typealias) ([A-Z]\w*)/
        var declarations: [Declaration] = []
        var depth = 0
        for line in code.split(separator: "\n") {
            for match in line.matches(of: pattern) {
                let before = line[..<match.range.lowerBound]
                let outer = depth + before.count { $0 == "{" } - before.count { $0 == "}" } == 0
                declarations.append(
                    Declaration(name: String(match.2), isOutermost: outer, isPrivate: match.1.contains("private")))
            }
            depth += line.count { $0 == "{" } - line.count { $0 == "}" }
        }
        return declarations
    }

    /// Capitalised names that stand alone or first in a chain: `Route` in `Route.path`, not in `.Route` or `x.Route`.
    static func used(in code: String) -> Set<String> {
        Set(code.matches(of: /(^|[^\w.])([A-Z]\w*)/).map { String($0.2) })
    }
}
