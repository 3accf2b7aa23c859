import Foundation
import Testing

@testable import PlaygroundEngine

/// README's table of commands says what the catalogue says; `UPDATE_GOLDEN=1` writes it anew.
@Test func readmeShowsTheCommandsOfTheCatalogue() throws {
    let file = Repository.root.appending(path: "README.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let table = try #require(text.firstRange(of: /<!-- commands -->\n(?s:.*?)<!-- end of commands -->/))

    let expected = """
        <!-- commands -->
        | command | does |
        | --- | --- |
        \(CommandCatalogue.entries.map(row).joined(separator: "\n"))
        <!-- end of commands -->
        """

    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
        try text.replacingCharacters(in: table, with: expected).write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: file, encoding: .utf8).contains(expected))
}

private func row(_ entry: CommandCatalogue.Entry) -> String {
    "| `\(entry.usage.replacing("|", with: "\\|"))` | \(entry.summary.replacing("|", with: "\\|")) |"
}
