import Foundation
import Testing

@testable import PlaygroundEngine

struct ChildProcessTests {
    @Test func aProgramEndsWithItsValue() async throws {
        var child = ChildProcess(["sh", "-c", "trap '' TERM; echo \"<$$>\"; exec sleep 1000"])
        #expect(await child?.prints(within: 30) { $0.contains(">") } == true)
        let number = try #require(child.flatMap { Int32($0.text.filter(\.isNumber)) })
        #expect(kill(number, 0) == 0)

        child = nil

        let deadline = ContinuousClock.now + .seconds(30)
        while kill(number, 0) == 0, ContinuousClock.now < deadline { await Task.yield() }
        #expect(kill(number, 0) != 0)
    }

    @Test func aProgramThatReadsItsInputWaitsAndEndsWithItsValue() async throws {
        var child = ChildProcess(["sh", "-c", "echo \"<$$>\"; exec cat"])
        #expect(await child?.prints(within: 30) { $0.contains(">") } == true)
        let number = try #require(child.flatMap { Int32($0.text.filter(\.isNumber)) })
        #expect(kill(number, 0) == 0)

        child = nil

        let deadline = ContinuousClock.now + .seconds(30)
        while kill(number, 0) == 0, ContinuousClock.now < deadline { await Task.yield() }
        #expect(kill(number, 0) != 0)
    }
}
