import Foundation
import Testing

@testable import PlaygroundEngine

/// `Golden/Refusals/NAME.in` is a `main.py`, a line `---` and an input; `NAME.err` is all that is said about it.
///
/// `UPDATE_GOLDEN=1` writes the answers anew, to be read as a learner would before they are kept.
@Suite struct GoldenRefusalTests {
    private static let folder = Golden.folder.appending(path: "Refusals")

    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0.hasSuffix(".in") }.map { String($0.dropLast(3)) }.sorted()

    @Test(arguments: names)
    func whatIsRefusedIsShownAtItsPlace(name: String) async throws {
        let text = try String(contentsOf: Self.folder.appending(path: "\(name).in"), encoding: .utf8)
        let parts = text.split(separator: "---\n", maxSplits: 1, omittingEmptySubsequences: false)
        let source = SourceText(name: "main.py", text: String(parts[0]))
        let loop = SessionLoop()
        let session = PlaygroundSession(
            loop: loop, configuration: SessionConfiguration(place: .memory(source), port: .exactly(0))
        ) { _ in }
        try await session.start()

        let result = await session.execute(String(parts[1]).trimmingEnd, origin: .script)
        let after = await session.workspace.source
        await session.stop()
        loop.shutDown()

        let said = result.lines.map { "\($0.role.rawValue): \($0.text)\n" }.joined()
        let answer = Self.folder.appending(path: "\(name).err")
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try said.write(to: answer, atomically: true, encoding: .utf8)
        }
        #expect(result.outcome == .failed)
        #expect(after == source)
        #expect(try said == String(contentsOf: answer, encoding: .utf8))
    }
}
