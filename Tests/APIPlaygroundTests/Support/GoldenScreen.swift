import Foundation
import Testing

@testable import APIPlayground

/// Compares a whole screen with `Screens/NAME.txt`; with UPDATE_GOLDEN=1 in the environment it writes the file anew.
enum GoldenScreen {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Screens")

    static func expect(_ canvas: Canvas, named name: String, _ location: SourceLocation = #_sourceLocation) throws {
        let file = folder.appending(path: "\(name).txt")
        let screen = canvas.text + "\n"
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try screen.write(to: file, atomically: true, encoding: .utf8)
            return
        }
        let golden = try String(contentsOf: file, encoding: .utf8)
        #expect(screen == golden, "the screen differs from \(file.lastPathComponent)", sourceLocation: location)
    }
}
