import Foundation
import PlaygroundEngine
import Testing

@testable import APIPlayground

/// A place into which somebody else's bytes can come.
enum HostilePlace: String, CaseIterable, Sendable {
    case path, method, requestHeader, responseHeader, requestBody, jsonBody, textBody, eventData, arriving, reason
    case brokenRequest, failedRequest, lesson, lessonRequest, fileName, folderName, source, diagnostic, routePath,
        modelName
    case printed, notice, resultLine, commandResult, traceback, typed, pasted, history, recalled,
        question
    case filter, find, malformed, composer, inspector

    /// Brings `text` to this place.
    func put(_ text: String, into scene: inout Scene) throws {
        let line = String(text.prefix(40))
        switch self {
        case .path: scene.exchange(Fixtures.exchange(1, "GET", "/" + text, status: 404, refusal: .noRoute))
        case .method: scene.exchange(Fixtures.exchange(1, "GET" + line, "/"))
        case .requestHeader: scene.exchange(Fixtures.hostile(1, requestField: text))
        case .responseHeader:
            scene.exchange(Fixtures.exchange(1, extra: [HeaderField("x-" + line, text), HeaderField("x", text)]))
            scene.press(.escape, .character("4"), Key(.right), Key(.right))
        case .requestBody: scene.exchange(Fixtures.refused(1, body: "{\"name\": \"\(text)\", \"price\": \"\(line)\"}"))
        case .jsonBody: scene.exchange(Fixtures.exchange(1, body: "{\"\(line)\": \"\(text)\"}"))
        case .textBody: scene.exchange(Fixtures.plain(Fixtures.exchange(1, body: text)))
        case .eventData: scene.tell(.progress(Fixtures.progress(saying: text)))
        case .arriving:
            scene.type("send GET /stream")
            scene.press(.enter)
            scene.tell(.progress(Fixtures.progress(saying: text)))
        case .reason:
            let plain = Fixtures.client(Fixtures.exchange(1))
            scene.tell(
                .client(
                    ClientExchange(
                        request: plain.request, outcome: .response(Fixtures.exchange(1).response, reason: text),
                        responseBytes: plain.responseBytes, logID: nil, started: plain.started, duration: .zero)))
        case .brokenRequest:
            scene.send(.exchanges([Fixtures.noRequest(1)], skipped: 0))
            scene.press(.escape, .character("3"), .enter)
        case .failedRequest:
            scene.tell(
                .client(
                    ClientExchange(
                        request: ClientRequest.standard(method: "GET", target: "/" + text, host: line),
                        outcome: .failed(reason: text), responseBytes: CapturedBytes(), logID: nil,
                        started: Fixtures.start, duration: .zero)))
        case .lesson: scene.tell(.lesson(try Fixtures.lesson(saying: text)))
        case .lessonRequest: scene.tell(.lesson(try Fixtures.lesson(saying: line)))
        case .fileName: scene.tell(.workspace(Fixtures.workspace(path: "/home/ada/\(text).py")))
        case .folderName: scene.tell(.workspace(Fixtures.workspace(path: "/home/\(text)/main.py")))
        case .source:
            let source = SourceText(name: "main.py", text: "# \(text)\nx = \"\(text)\"\n")
            scene.tell(.workspace(WorkspaceState(source: source, path: "/main.py")))
            scene.press(.escape, .character("2"))
        case .diagnostic:
            let source = SourceText(name: "main.py", text: "x = \(text)\n")
            let found = (try? Parser.parse(source)) == nil ? Fixtures.brokenWorkspace.diagnostics : []
            scene.tell(.workspace(WorkspaceState(source: source, path: "/main.py", diagnostics: found)))
        case .routePath:
            let route = Route(methods: [line], path: "/" + text, functionName: text, owner: "app", range: 0..<0)
            var state = Fixtures.workspace
            state.routes = [route]
            scene.tell(.workspace(state))
            scene.press(.escape, .character("2"), Key(.right))
        case .modelName:
            var state = Fixtures.workspace
            state.names.classes = [.init(name: "A" + line, fields: [.init(name: line, type: line)])]
            scene.tell(.workspace(state))
            scene.type("@a")
            scene.press(.tab)
        case .printed: scene.tell(.printed([text]))
        case .notice: scene.tell(.notice([ResultLine(.failure, text)]))
        case .resultLine: scene.run("log", .done, ResultLine.allRoles.map { ResultLine($0, text) })
        case .commandResult: scene.run("send GET /\(line)", .failed, [ResultLine(.failure, text)])
        case .traceback: scene.exchange(Fixtures.exchange(1, status: 500, refusal: .exception(traceback: text)))
        case .typed: scene.type(line)
        case .pasted: scene.send(.paste(text, dropped: 3))
        case .history:
            scene.run("send GET /\(line)")
            scene.press(.control("r"))
            scene.type("send")
        case .recalled:
            scene.tell(.recall(["send GET /" + text]))
            scene.press(Key(.up))
        case .question: scene.run("open x.py", .needsConfirmation(question: text))
        case .filter:
            scene.exchange(Fixtures.exchange(1))
            scene.press(.escape, .character("3"), .character("&"))
            scene.type("path:\(line)")
            scene.press(.enter)
        case .find:
            scene.exchange(Fixtures.exchange(1))
            scene.press(.escape, .character("4"), .character("/"))
            scene.type(line)
            scene.press(.enter)
        case .malformed:
            scene.tell(.workspace(Fixtures.shapedWorkspace))
            scene.press(.function(4))
            for case .listMalformed(let command) in scene.effects {
                scene.send(.malformed(Fixtures.malformed(name: line), of: command))
            }
        case .composer:
            scene.exchange(Fixtures.refused(1, body: "{\"name\": \"\(line)\"}"))
            scene.press(.function(6))
        case .inspector:
            scene.tell(.workspace(Fixtures.shapedWorkspace))
            scene.exchange(Fixtures.refused(1, body: "{\"name\": \"\(text)\"}"))
            scene.press(.escape, .character("3"), .character("i"))
        }
    }
}

/// Whatever bytes come from outside, a terminal is never told anything by them.
struct HostileTextTests {
    /// Cursor movements, a window title, C1 controls, turned letters, hidden and cut characters.
    static let payloads: [String] = {
        let invalid = String(
            decoding: [0x9B, 0x33, 0x31, 0x6D, 0xC3, 0x28, 0xFF, 0xFE, 0xED, 0xA0, 0x80] as [UInt8], as: UTF8.self)
        let short =
            "\u{1B}[2J\u{1B}]0;owned\u{07}\u{1B}P1$r\u{1B}\\\u{9B}31m\u{85}\u{202E}liam\u{2066}\u{200B}\u{FEFF}\u{0}\u{8}\u{7F}\r\u{2028}"
            + invalid
        return [short, String(repeating: "x", count: 1 << 20) + short]
    }()

    @Test(arguments: HostilePlace.allCases)
    func theScreenShowsItHarmlessly(place: HostilePlace) throws {
        var scene = try Scene(120, 36)

        try place.put(Self.payloads[0], into: &scene)
        for key in [Key(.pageDown), .escape, .function(8)] {
            expectHarmless(scene)
            scene.press(key)
        }
        expectHarmless(scene)
    }

    /// A megabyte without a line end, in each place that can get one.
    @Test(arguments: [
        HostilePlace.jsonBody, .textBody, .requestBody, .eventData, .source, .printed, .notice, .commandResult,
        .traceback,
        .lesson, .responseHeader,
    ])
    func aLongLineIsShownHarmlessly(place: HostilePlace) throws {
        var scene = try Scene(80, 24)

        try place.put(Self.payloads[1], into: &scene)

        expectHarmless(scene)
    }

    private func expectHarmless(_ scene: Scene) {
        let canvas = scene.canvas
        #expect(canvas.cells.allSatisfy { Self.isHarmless($0.text) })
        #expect(Self.isHarmless(SVGPicture.text(of: canvas).replacing("\n", with: "")))
        #expect(canvas.ascii.text.utf8.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) })
    }

    @Test(arguments: payloads)
    func plainModePrintsItHarmlessly(payload: String) throws {
        let lesson = try Fixtures.lesson(saying: payload)
        let lines =
            PlainText.lines(ResultLine.allRoles.map { ResultLine($0, payload) }) + PlainText.lines(of: lesson)
            + PlainText.lines(of: lesson.lesson) + [PlainText.heading(of: lesson)]

        #expect(lines.map(PlainText.visible).allSatisfy(Self.isHarmless))
    }

    @Test(arguments: payloads)
    func theClipboardIsOfferedBase64AndNothingElse(payload: String) {
        let sequence = ClipboardSequence.text(payload)

        #expect(sequence.hasPrefix("\u{1B}]52;c;") && sequence.hasSuffix("\u{07}"))
        #expect(Data(base64Encoded: String(sequence.dropFirst(7).dropLast())) == Data(payload.utf8))
    }

    @Test(arguments: payloads)
    func messagesAboutFilesNameThemHarmlessly(payload: String) {
        let path = "/home/\(payload)/main.py"
        let failures: [WorkspaceFileFailure] = [
            .missing(path: path), .folder(path: path), .notAFile(path: path, kind: "pipe"),
            .unreadable(path: path, reason: "x"), .unwritable(path: path, reason: "x"), .tooLong(path: path, bytes: 5),
        ]

        #expect(failures.map(\.message).allSatisfy(Self.isHarmless))
        #expect(Self.isHarmless(Failure(description: path).description))
    }

    /// Whether nothing in `text` moves a cursor, is obeyed, or turns the order of letters.
    static func isHarmless(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: false
            case .format: scalar.value == 0x200D
            default: true
            }
        }
    }
}

extension ResultLine {
    fileprivate static let allRoles: [Role] = [.text, .heading, .code, .success, .failure, .note, .added, .removed]
}
