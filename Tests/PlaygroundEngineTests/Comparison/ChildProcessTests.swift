import Foundation
import Testing

@testable import PlaygroundEngine

struct ChildProcessTests {
    /// A program that takes no notice of SIGTERM, and one that waits for its input.
    @Test(arguments: ["trap '' TERM; echo \"<$$>\"; exec sleep 1000", "echo \"<$$>\"; exec cat"])
    func aProgramEndsWithItsValue(script: String) async throws {
        var child = ChildProcess(["sh", "-c", script])
        #expect(await child?.prints(within: 30) { $0.contains(">") } == true)
        let number = try #require(child.flatMap { Int32($0.text.filter(\.isNumber)) })
        #expect(kill(number, 0) == 0)

        child = nil

        let deadline = ContinuousClock.now + .seconds(30)
        while kill(number, 0) == 0, ContinuousClock.now < deadline { await Task.yield() }
        #expect(kill(number, 0) != 0)
    }
}
