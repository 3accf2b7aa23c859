import Foundation
import PlaygroundEngine

/// What a command that takes a file can name.
enum FileNames {
    /// So many names of one folder are offered.
    static let limit = 5_000

    /// The names in `folder` that can be typed without quotes, in order; those of folders end in a slash.
    ///
    /// - Parameter folder: A path that ends in a slash, where `~` is the home folder; or nothing, for the folder that
    ///   the program was started in.
    static func inFolder(_ folder: String) -> [String] {
        let place = folder.isEmpty ? "." : (folder as NSString).expandingTildeInPath
        let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
        return names.filter(isPlain).sorted().prefix(limit).map { name in
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(atPath: "\(place)/\(name)", isDirectory: &isFolder)
            return exists && isFolder.boolValue ? name + "/" : name
        }
    }

    private static func isPlain(_ name: String) -> Bool {
        VisibleText.escape(name) == name && !name.contains { $0.isWhitespace || "\"'\\".contains($0) }
    }
}
