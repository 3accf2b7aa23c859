import Foundation
import Testing

@testable import PlaygroundEngine

/// Time, tries and evidence of each step, and the map made of them.
@Suite struct LessonEffortTests {
    private let lessons: [Lesson]
    private let moment = Date(timeIntervalSince1970: 1_000)

    init() throws {
        let steps = Lesson.step("one", check: "seen GET /a") + Lesson.step("two", check: "seen GET /b")
        lessons = [
            try Lesson.parse(Lesson.text(steps: steps), id: "first", number: 1),
            try Lesson.parse(Lesson.text(steps: steps), id: "second", number: 2),
        ]
    }

    private func opened() throws -> LessonProgression {
        var progression = LessonProgression(lessons: lessons)
        _ = try progression.open("1", leaving: "")
        return progression
    }

    @Test func timeAndTriesEndWithTheStep() throws {
        var progression = try opened()
        progression.spend(seconds: 20)
        progression.missed()
        progression.missed()
        _ = progression.markDone(with: "x = 1", at: moment)

        progression.spend(seconds: 7)
        progression.missed()

        #expect(progression.stepRecord?.seconds == 20)
        #expect(progression.stepRecord?.attempts == 3)
        #expect(progression.stepRecord?.completion == StepCompletion(time: moment, source: "x = 1"))
    }

    @Test func aSkippedStepKeepsItsTimeAndIsNeverDone() throws {
        var progression = try opened()
        progression.spend(seconds: 5)
        _ = try progression.skip()
        progression.spend(seconds: 5)

        #expect(progression.markDone(with: "x", at: moment) == false)
        #expect(progression.stepRecord?.seconds == 5)
        #expect(progression.stepRecord?.completion == nil)
    }

    @Test func resettingAStepForgetsItsTimeAndTries() throws {
        var progression = try opened()
        progression.spend(seconds: 5)
        progression.missed()
        _ = try progression.reset(.step)

        #expect(progression.stepRecord == StepRecord(sourceAtStart: lessons[0].starter))
    }

    @Test func aProgramThatIsTooLongIsNotKept() {
        let long = String(repeating: "#", count: RecordedSighting.sourceLimit + 1)

        #expect(StepCompletion(time: moment, source: long).source == nil)
        #expect(RecordedSighting(of: .sent("GET /a"), by: long, after: []) == nil)
    }

    @Test func theMapTellsEveryStepOfEveryLesson() throws {
        var progression = try opened()
        progression.spend(seconds: 12)
        _ = progression.markDone(with: "x", at: moment)
        _ = try progression.next(with: "x")
        progression.missed()

        let overview = progression.overview

        #expect(overview.map(\.state) == [.begun, .open])
        #expect(overview.map(\.isCurrent) == [true, false])
        #expect(overview[0].seconds == 12)
        #expect(overview[0].attempts == 2)
        #expect(
            overview[0].steps == [
                StepProgress(
                    id: "one", title: "Step one", status: .done, seconds: 12, attempts: 1, doneAt: moment),
                StepProgress(id: "two", title: "Step two", status: .open, attempts: 1, isCurrent: true),
            ])
        #expect(overview[1].steps.map(\.isCurrent) == [true, false])
    }

    @Test func freePlayComesBackToTheLessonThatWasLeft() throws {
        var progression = try opened()
        _ = try progression.open("2", leaving: "")
        #expect(progression.lessonToReturnTo?.number == 1)

        try progression.close(leaving: "mine")

        #expect(progression.records.left == "second")
        #expect(progression.lessonToReturnTo?.number == 2)
        #expect(try progression.open("2", leaving: "") == "mine")
        #expect(progression.records.left == nil)
    }

    @Test func theEndOfEverythingSaysSo() throws {
        var progression = try opened()
        for _ in 0..<3 {
            _ = progression.markDone()
            _ = try progression.next(with: "x")
        }
        _ = progression.markDone()

        #expect(progression.state(outcomes: [])?.isModuleFinished == true)
        #expect(throws: LessonRefusal.moduleFinished) { try progression.next(with: "x") }
    }

    // MARK: Evidence

    @Test func theRequestOfEvidenceIsKeptWithWhatChangedTheStateBefore() throws {
        let earlier = [
            Exchange.sent("POST /items", id: 1), .sent("GET /items", id: 2), .sent("DELETE /items/1", id: 3),
        ]

        let sighting = RecordedSighting(of: .sent("GET /a", id: 4), by: "x = 1", after: earlier)

        #expect(
            sighting?.requests.map { String(decoding: $0.bytes.prefix { $0 != 13 }, as: UTF8.self) } == [
                "POST /items HTTP/1.1", "DELETE /items/1 HTTP/1.1", "GET /a HTTP/1.1",
            ])
        #expect(sighting?.source == "x = 1")
    }

    @Test func atMostTwentyRequestsAreKept() {
        let earlier = (1...50).map { Exchange.sent("POST /\($0)", id: $0) }

        let requests = RecordedSighting(of: .sent("GET /a", id: 51), by: "", after: earlier)?.requests ?? []

        #expect(requests.count == RecordedSighting.requestLimit)
        #expect(requests.first.map { String(decoding: $0.bytes, as: UTF8.self).hasPrefix("POST /32 ") } == true)
    }

    @Test func secretsAreMaskedAndLongRequestsCut() {
        let secret = RecordedRequest(CapturedBytes(Array("GET / HTTP/1.1\r\nAuthorization: Bearer abc\r\n\r\n".utf8)))
        let long = RecordedRequest(CapturedBytes(Array(repeating: 65, count: 100_000), total: 200_000))

        #expect(String(decoding: secret.bytes, as: UTF8.self) == "GET / HTTP/1.1\r\nAuthorization: ****** ***\r\n\r\n")
        #expect(secret.isMasked)
        #expect(long.bytes.count == RecordedRequest.byteLimit)
        #expect(long.total == 200_000)
        #expect(!long.isWhole)
    }
}

extension Exchange {
    /// A request as curl sends it, with its bytes.
    static func sent(_ line: String, id: Int = 1, status: Int = 200) -> Exchange {
        let bytes = Array("\(line) HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".utf8)
        let words = line.split(separator: " ").map(String.init)
        return Exchange(
            id: id, started: Date(timeIntervalSince1970: 0), peer: Peer(host: "127.0.0.1", port: 5000), client: .curl,
            requestBytes: CapturedBytes(bytes), responseBytes: CapturedBytes(),
            request: Request(method: words[0], target: words[1]), response: .json(status, "{}"), route: nil,
            refusal: nil, stages: [], routes: [], duration: .zero)
    }
}
