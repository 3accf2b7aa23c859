import Foundation
import Testing

@testable import PlaygroundEngine

/// Whatever is done to a proof, reading and replaying it comes to an end with words.
struct ProofFuzzTests {
    private static let program = """
        from fastapi import FastAPI

        app = FastAPI()


        @app.post("/a")
        def a(item: dict):
            return item
        """

    private static func proof(of lesson: Lesson) -> String {
        let body = #"{"x": 1}"#
        let bytes = Array(
            """
            POST /a HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)
            """.utf8)
        let sighting = RecordedSighting(
            source: program,
            requests: [
                RecordedRequest(bytes: bytes, total: bytes.count, isMasked: false),
                RecordedRequest(bytes: [0xFF] + bytes, total: bytes.count + 1, isMasked: true),
                RecordedRequest(bytes: bytes, total: bytes.count, isMasked: false),
            ], status: 200, piecesRead: 2)
        let step = StepRecord(
            status: .done, sourceAtStart: "", completion: StepCompletion(time: Date(), source: program),
            sightings: [lesson.steps[0].checks[0].id: sighting])
        let records = LessonRecords(lessons: [lesson.id: LessonRecord(steps: ["one": step])])
        return ProofFile(of: LessonProgression(lessons: [lesson], records: records), now: Date()).text
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func aProofThatWasTamperedWithEndsInWords(seed: UInt64) throws {
        let lesson = try Lesson.parse(
            Lesson.text(steps: Lesson.step("one", check: "seen POST /a status 200\nprobe POST /a\nstatus 422")))
        let whole = Array(Self.proof(of: lesson).utf8)
        var random = SplitMix64(seed: seed)
        var readable = 0
        for _ in 0..<40 {
            var bytes = whole
            for _ in 0...random.next() % 3 {
                let place = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 4 {
                case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(Self.likely[Int(random.next() % UInt64(Self.likely.count))], at: place)
                default: bytes.removeSubrange(place..<min(bytes.count, place + Int(random.next() % 40)))
                }
            }
            do throws(ProofFileFault) {
                let file = try ProofFile.read(Data(bytes))
                readable += 1
                _ = ProofVerifier(lessons: [lesson], seed: seed).verify(file)
            } catch {
                #expect(!error.message.isEmpty)
            }
        }
        #expect(readable > 0)
    }

    /// Bytes that mean something in JSON, in HTTP or in Python.
    private static let likely = Array("\"\\{}[]:,-0123456789e.\r\n @()'#ntu".utf8)
}
