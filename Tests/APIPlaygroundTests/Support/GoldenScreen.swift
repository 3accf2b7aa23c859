import Foundation
import Testing

@testable import APIPlayground

/// Compares a whole screen with `Screens/NAME.txt`; with UPDATE_GOLDEN=1 in the environment it writes the file anew.
enum GoldenScreen {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Screens")

    static func expect(_ canvas: Canvas, named name: String, _ location: SourceLocation = #_sourceLocation) throws {
        try expect(canvas.text, named: name, location)
    }

    /// The screen as a terminal without colours shows it: below the text, how each cell stands out.
    static func expectLooks(
        _ canvas: Canvas, named name: String, _ location: SourceLocation = #_sourceLocation
    ) throws {
        let looks = (0..<canvas.size.rows).map { row in
            let marks = canvas.row(row).map { mark(Theme.look(of: $0.style, depth: .none, theme: canvas.theme)) }
            return String(marks.reversed().drop { $0 == " " }.reversed())
        }
        let legend = "b bold, d dim, u underlined, i slanted, r reversed, B U R the same and bold"
        try expect(([canvas.text, legend] + looks).joined(separator: "\n"), named: name, location)
    }

    private static func mark(_ look: Look) -> Character {
        if look.reverse { return look.bold ? "R" : "r" }
        if look.underline { return look.bold ? "U" : "u" }
        if look.bold { return "b" }
        return look.dim ? "d" : look.italic ? "i" : " "
    }

    private static func expect(_ text: String, named name: String, _ location: SourceLocation) throws {
        let file = folder.appending(path: "\(name).txt")
        let screen = text + "\n"
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try screen.write(to: file, atomically: true, encoding: .utf8)
            return
        }
        let golden = try String(contentsOf: file, encoding: .utf8)
        #expect(screen == golden, "the screen differs from \(file.lastPathComponent)", sourceLocation: location)
    }
}
