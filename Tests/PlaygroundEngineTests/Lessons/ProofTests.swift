import Foundation
import Testing

@testable import PlaygroundEngine

/// A proof is written from records, read with its faults at their places, and replayed.
@Suite struct ProofTests {
    private static let program = """
        from fastapi import FastAPI, Header, HTTPException

        app = FastAPI()
        items = []


        @app.get("/a")
        def a():
            return len(items)


        @app.post("/items", status_code=201)
        def add(item: dict):
            items.append(item)
            return item


        @app.get("/items/{n}")
        def item(n: int):
            if n >= len(items):
                raise HTTPException(404)
            return items[n]


        @app.get("/secret")
        def secret(authorization: str = Header()):
            if authorization != "Bearer right":
                raise HTTPException(401)
            return "in"
        """

    private func lesson(_ check: String, solution: String = "send GET /a") throws -> Lesson {
        try Lesson.parse(Lesson.text(steps: Lesson.step("one", check: check, solution: solution)))
    }

    private func request(_ line: String, _ fields: String = "", body: String = "") -> RecordedRequest {
        let length = body.isEmpty ? "" : "Content-Length: \(body.utf8.count)\r\nContent-Type: application/json\r\n"
        let text = "\(line) HTTP/1.1\r\nHost: x\r\n\(fields)\(length)\r\n\(body)"
        return RecordedRequest(CapturedBytes(Array(text.utf8)))
    }

    /// The proof of one done step.
    private func proof(
        of lesson: Lesson, source: String = program, _ requests: [RecordedRequest], status: Int = 200,
        piecesRead: Int? = nil
    ) throws -> ProofFile {
        let checks = lesson.steps[0].checks.filter { if case .seen = $0.condition { true } else { false } }
        let sighting = RecordedSighting(source: source, requests: requests, status: status, piecesRead: piecesRead)
        let record = StepRecord(
            status: .done, evidence: Set(requests.isEmpty ? checks.map(\.id) : []), sourceAtStart: "", seconds: 61.4,
            attempts: 2,
            completion: StepCompletion(time: Date(timeIntervalSince1970: 1_000), source: source),
            sightings: requests.isEmpty ? [:] : Dictionary(uniqueKeysWithValues: checks.map { ($0.id, sighting) }))
        let records = LessonRecords(lessons: ["toy": LessonRecord(currentStep: "one", steps: ["one": record])])
        let file = ProofFile(
            of: LessonProgression(lessons: [lesson], records: records), now: Date(timeIntervalSince1970: 2_000))
        // What is replayed has been through the file.
        return try ProofFile.read(Data(file.text.utf8))
    }

    private func finding(_ file: ProofFile, by lessons: [Lesson], now: @escaping () -> Double = { 0 }) -> [StepVerdict
        .Finding]
    {
        var findings: [StepVerdict.Finding] = []
        _ = ProofVerifier(lessons: lessons, seed: 1, now: now).verify(file) { findings.append($0.finding) }
        return findings
    }

    @Test func whatWasDoneHolds() throws {
        let lesson = try lesson("seen GET /a status 200\nprobe GET /a\nstatus 200\nroute POST /items")

        #expect(finding(try proof(of: lesson, [request("GET /a")]), by: [lesson]) == [.holds(goals: 3, notes: [])])
    }

    @Test func requestsBeforeBringTheStateBack() throws {
        let lesson = try lesson("seen GET /items/* status 200")
        let before = request("POST /items", body: #"{"name": "mug"}"#)

        #expect(
            finding(try proof(of: lesson, [before, request("GET /items/0")]), by: [lesson])
                == [.holds(goals: 1, notes: [])])
        #expect(
            finding(try proof(of: lesson, [request("GET /items/0")]), by: [lesson])
                == [.fails(["Send GET /items/* (* is any text): it answers 200: it is answered 404 now, and was 200"])])
    }

    @Test func anotherProgramOrNoneDoesNotHold() throws {
        let lesson = try lesson("seen GET /a status 200\nprobe GET /a\nstatus 200")
        let other = "from fastapi import FastAPI\n\napp = FastAPI()\n"

        guard
            case .fails(let reasons)? = finding(
                try proof(of: lesson, source: other, [request("GET /a")]), by: [lesson]
            ).first
        else {
            Issue.record("it holds")
            return
        }
        #expect(reasons.count == 2)
        #expect(reasons[0] == "Send GET /a: it answers 200: it is answered 404 now, and was 200")
        #expect(reasons[1].contains("GET /a answers 200"))
        let broken = finding(try proof(of: lesson, source: "def (", [request("GET /a")]), by: [lesson])
        guard case .fails(let faults)? = broken.first else {
            Issue.record("it holds")
            return
        }
        #expect(faults[0].contains("the main.py that answered does not load"))
    }

    @Test func aGoalWithoutARequestDoesNotHold() throws {
        let lesson = try lesson("seen GET /a")

        #expect(try proof(of: lesson, []).lessons[0].steps[0].remembered == ["seen GET /a"])

        #expect(
            finding(try proof(of: lesson, []), by: [lesson]) == [
                .fails(["Send GET /a: no request was recorded for it, or the lesson has changed since"])
            ])
    }

    @Test func otherLessonsAreSaidToBeOthers() throws {
        let lesson = try lesson("seen GET /a")
        let file = try proof(of: lesson, [request("GET /a")])
        let renamed = try Lesson.parse(
            Lesson.text(steps: Lesson.step("two", check: "seen GET /a")))
        let changed = try self.lesson("seen GET /a status 200")

        #expect(finding(file, by: []) == [.unknown("these lessons have no lesson of this id")])
        #expect(
            finding(file, by: [renamed]) == [.unknown("the lesson has changed: it has no step of this id any more")])
        #expect(
            finding(file, by: [changed]) == [
                .fails(["Send GET /a: it answers 200: no request was recorded for it, or the lesson has changed since"])
            ])
    }

    @Test func anOutsideClientIsJudgedByItsOwnWord() throws {
        let lesson = try lesson("seen GET /a from python status 200")
        let python = request("GET /a", "User-Agent: python-requests/2.32\r\n")

        #expect(
            finding(try proof(of: lesson, [python]), by: [lesson]) == [
                .holds(
                    goals: 1, notes: ["the program that asked calls itself python-requests/2.32; that is its own word"])
            ])
        guard case .fails? = finding(try proof(of: lesson, [request("GET /a")]), by: [lesson]).first else {
            Issue.record("a request without a name counts as one of Python's")
            return
        }
    }

    @Test func whatRestsOnASecretIsTakenFromTheRecord() throws {
        let lesson = try lesson("seen GET /secret status 200")
        let secret = request("GET /secret", "Authorization: Bearer right\r\n")

        #expect(
            finding(try proof(of: lesson, [secret]), by: [lesson]) == [
                .holds(
                    goals: 1,
                    notes: [
                        "“Send GET /secret: it answers 200” rests on a secret, which is masked: taken from the record, "
                            + "not replayed"
                    ])
            ])
        guard case .fails? = finding(try proof(of: lesson, [secret], status: 401), by: [lesson]).first else {
            Issue.record("a record of another status holds")
            return
        }
        guard case .fails? = finding(try proof(of: lesson, source: "def (", [secret]), by: [lesson]).first else {
            Issue.record("a program that does not load holds")
            return
        }
    }

    @Test func stepsWithRealFastAPISayHowTheyAreJudged() throws {
        let lesson = try lesson("seen GET /a", solution: "send GET /a\ncompare")

        #expect(
            finding(try proof(of: lesson, [request("GET /a")]), by: [lesson]) == [
                .holds(goals: 1, notes: ["real FastAPI is not asked; the requests alone are judged"])
            ])
    }

    @Test func aStreamThatWasLeftIsLeftAgain() throws {
        let endless = """
            from fastapi import FastAPI
            from fastapi.responses import StreamingResponse
            import time

            app = FastAPI()


            def ticks():
                while True:
                    yield "data: x\\n\\n"
                    time.sleep(0.5)


            @app.get("/ticker")
            def ticker():
                return StreamingResponse(ticks(), media_type="text/event-stream")
            """
        let lesson = try lesson("seen GET /ticker status 200\nending early\nevents 3")

        #expect(
            finding(try proof(of: lesson, source: endless, [request("GET /ticker")], piecesRead: 3), by: [lesson])
                == [.holds(goals: 1, notes: [])])
    }

    @Test func aReplayThatTakesTooLongDoesNotHold() throws {
        let lesson = try lesson("seen GET /a\nroute GET /a")
        var time = 0.0
        let file = try proof(of: lesson, [request("GET /a")])

        let findings = finding(file, by: [lesson]) {
            time += 20
            return time
        }

        #expect(
            findings == [.fails(["Send GET /a: the replay took too long", "the replay took too long and was ended"])])
    }

    @Test func bytesThatAreNoRequestDoNotHold() throws {
        let lesson = try lesson("seen GET /a")
        let cut = RecordedRequest(bytes: Array("GET /a HTTP/1.1\r\n".utf8), total: 90_000, isMasked: false)
        let noise = RecordedRequest(bytes: [0xFF, 0xFE, 0x00], total: 3, isMasked: false)

        guard case .holds(_, let notes)? = finding(try proof(of: lesson, [cut]), by: [lesson]).first else {
            Issue.record("a request that was cut does not count")
            return
        }
        #expect(
            notes == [
                "“Send GET /a” rests on a request that was too long to keep whole: taken from the record, not replayed"
            ])
        #expect(
            finding(try proof(of: lesson, [noise]), by: [lesson])
                == [.fails(["Send GET /a: the recorded bytes are no whole HTTP request"])])
    }

    @Test func skippedStepsProveNothing() throws {
        let lesson = try lesson("seen GET /a")
        let records = LessonRecords(
            lessons: ["toy": LessonRecord(steps: ["one": StepRecord(status: .skipped, sourceAtStart: "")])])
        let file = ProofFile(of: LessonProgression(lessons: [lesson], records: records), now: Date())

        #expect(finding(file, by: [lesson]) == [.skipped])
        #expect(!ProofVerifier(lessons: [lesson]).verify(file).isProven)
    }

    // MARK: Reading

    @Test func theFileSaysWhatItHolds() throws {
        let lesson = try lesson("seen GET /a")
        let file = try proof(of: lesson, source: "x = 1\n", [request("GET /a", "Cookie: a=b\r\n")])

        #expect(
            file.text == """
                {
                  "format" : 1,
                  "kind" : "apiplayground-proof",
                  "lessons" : [
                    {
                      "id" : "toy",
                      "steps" : [
                        {
                          "attempts" : 2,
                          "doneAt" : "1970-01-01T00:16:40Z",
                          "evidence" : [
                            {
                              "check" : "seen GET /a",
                              "requests" : [
                                {
                                  "masked" : true,
                                  "text" : "GET /a HTTP/1.1\\r\\nHost: x\\r\\nCookie: ***\\r\\n\\r\\n"
                                }
                              ],
                              "source" : 0,
                              "status" : 200
                            }
                          ],
                          "id" : "one",
                          "seconds" : 61,
                          "source" : 0,
                          "state" : "done"
                        }
                      ]
                    }
                  ],
                  "made" : "1970-01-01T00:33:20Z",
                  "sources" : [
                    "x = 1\\n"
                  ],
                  "version" : "\(ProgramVersion.current)"
                }

                """)
    }

    private static let head = #""kind": "apiplayground-proof", "format": 1, "version": "0", "made": "now""#
    private static let step = #""seconds": 1, "attempts": 1, "evidence": []"#

    /// JSON that is no proof, and what is said about it.
    @Test(arguments: [
        ("{}", "“kind” is missing"),
        ("[]", "expected an object, found something else"),
        (#"{"kind": "har", "format": 1}"#, "at kind: expected “apiplayground-proof”, found “har”"),
        (#"{"kind": "apiplayground-proof", "format": 2}"#, "at format: this version reads format 1, found 2"),
        (#"{"kind": "apiplayground-proof", "format": "1"}"#, "at format: expected a whole number"),
        ("{\(head)}", "“sources” is missing"),
        (#"{\#(head), "sources": [1], "lessons": []}"#, "at sources[0]: expected text"),
        (
            #"{\#(head), "sources": [], "lessons": [{"id": "a", "steps": [{"id": "b", "state": "won", \#(step)}]}]}"#,
            "at lessons[0].steps[0].state: this value is none that is known here"
        ),
        (
            #"{\#(head), "sources": [], "lessons": [{"id": "a", "steps": [{"id": "b", "state": "done", "source": 0, \#(step)}]}]}"#,
            "at lessons[0].steps[0].source: there is no source 0 among the 0"
        ),
        (
            #"{\#(head), "sources": [""], "lessons": [{"id": "a", "steps": [{"id": "b", "state": "done", "source": -1, \#(step)}]}]}"#,
            "at lessons[0].steps[0].source: there is no source -1 among the 1"
        ),
        (
            #"{\#(head), "sources": [], "lessons": [{"id": "a", "steps": []}, {"id": "a", "steps": []}]}"#,
            "at lessons[1].id: this lesson stands there twice"
        ),
        (
            #"{\#(head), "sources": [""], "lessons": [{"id": "a", "steps": [{"id": "b", "state": "done", "seconds": 1, "attempts": 1, "evidence": [{"check": "c", "source": 0, "status": 200, "requests": []}]}]}]}"#,
            "at lessons[0].steps[0].evidence[0].requests: expected 1 to 20 requests, found 0"
        ),
        (
            #"{\#(head), "sources": [""], "lessons": [{"id": "a", "steps": [{"id": "b", "state": "done", "seconds": 1, "attempts": 1, "evidence": [{"check": "c", "source": 0, "status": 200, "requests": [{"base64": "§"}]}]}]}]}"#,
            "at lessons[0].steps[0].evidence[0].requests[0]: expected text or base64"
        ),
        (
            #"{\#(head), "sources": [], "lessons": [{"id": "a", "steps": [{"id": "b", "state": "done", "seconds": 1e99, "attempts": 1, "evidence": []}]}]}"#,
            "a value, such as a number too large, is none that is known here"
        ),
    ])
    func whatIsNoProofIsRefusedAtItsPlace(json: String, words: String) throws {
        let fault = #expect(throws: ProofFileFault.self) { try ProofFile.read(Data(json.utf8)) }

        #expect(fault?.message.hasPrefix(words) == true, "\(fault?.message ?? "")")
    }

    @Test func aProgramThatIsTooLongIsRefused() throws {
        let long = String(repeating: "#", count: RecordedSighting.sourceLimit + 1)
        let json = #"{\#(Self.head), "sources": ["\#(long)"], "lessons": []}"#

        let fault = #expect(throws: ProofFileFault.self) { try ProofFile.read(Data(json.utf8)) }

        #expect(fault?.message == "at sources[0]: 262145 bytes; up to 262144 are read")
    }
}
