import PlaygroundEngine
import Testing

@testable import APIPlayground

/// A state in which a pane or an overlay can be, and what leads to it.
enum ScreenState: String, CaseIterable, Sendable {
    // Panes
    case noLesson = "no-lesson"
    case emptyFile = "empty-file"
    case wideSource = "wide-source"
    case noRoutes = "no-routes"
    case manyRoutes = "many-routes"
    case wideLog = "wide-log"
    case noMatch = "no-match"
    case brokenRequest = "broken-request"
    case notConnected = "not-connected"
    case emptyBody = "empty-body"
    case longBody = "long-body"
    case longLine = "long-line"
    case wideBody = "wide-body"
    case binaryBody = "binary-body"
    case serverStopped = "server-stopped"
    case openToOthers = "open-to-others"
    case portTaken = "port-taken"
    // Overlays
    case wholePalette = "whole-palette"
    case noCommand = "no-command"
    case malformedWaits = "malformed-waits"
    case malformedNone = "malformed-none"
    case malformedWide = "malformed-wide"
    case newRequest = "new-request"
    case wideRequest = "wide-request"
    case longRequest = "long-request"
    case inspectedBytes = "inspected-bytes"
    case inspectedAnswer = "inspected-answer"
    case noMessages = "no-messages"
    case manyMessages = "many-messages"
    case overlayHelp = "overlay-help"
    case firstStop = "first-stop"
    // The prompt
    case candidates
    case pythonHint = "python-hint"
    case wideCommand = "wide-command"
    case refusedCommand = "refused-command"
    case longReport = "long-report"

    static let wide = "名前/👩‍👩‍👧/e\u{301}/한국어/🏳️‍🌈"

    func lead(_ scene: inout Scene) throws {
        switch self {
        case .noLesson: scene.tell(.lesson(nil))
        case .emptyFile:
            scene.tell(
                .workspace(WorkspaceState(source: SourceText(name: "main.py", text: ""), path: "/home/ada/main.py")))
        case .wideSource:
            let text = "# 名前 👩‍👩‍👧 e\u{301} 한국어\nname = \"名前\"  # 🏳️‍🌈 \(String(repeating: "名前", count: 40))\n"
            scene.tell(
                .workspace(WorkspaceState(source: SourceText(name: "名前.py", text: text), path: "/home/ada/名前.py")))
            scene.press(.escape, .character("2"))
        case .noRoutes:
            scene.tell(
                .workspace(WorkspaceState(source: SourceText(name: "main.py", text: ""), path: "/home/ada/main.py")))
            scene.press(.escape, .character("2"), Key(.right))
        case .manyRoutes:
            var state = Fixtures.workspace
            state.routes = (1...60).map { number in
                Route(
                    methods: ["GET", "POST"], path: "/a/rather/long/path/to/\(Self.wide)/{item_\(number)}",
                    functionName: "a_rather_long_name_\(number)", owner: "app", range: 0..<0)
            }
            scene.tell(.workspace(state))
            scene.press(.escape, .character("2"), Key(.right))
        case .wideLog:
            for id in 1...5 { scene.exchange(Fixtures.exchange(id, "DELETE", "/\(Self.wide)/\(id)?q=\(Self.wide)")) }
            scene.press(.escape, .character("3"), Key(.up), Key(.up))
        case .noMatch:
            scene.exchange(Fixtures.exchange(1))
            scene.press(.escape, .character("3"), .character("&"))
            scene.type("status:5xx")
            scene.press(.enter)
        case .brokenRequest:
            scene.send(.exchanges([Fixtures.noRequest(1)], skipped: 0))
            scene.press(.escape, .character("3"), .enter)
        case .notConnected: scene.tell(.client(Fixtures.failed))
        case .emptyBody: scene.exchange(Fixtures.exchange(1, "DELETE", "/items/5", status: 204, body: ""))
        case .longBody:
            let items = (1...4_000).map { #"{"id":\#($0),"name":"item \#($0)"}"# }.joined(separator: ",")
            scene.exchange(Fixtures.exchange(1, body: "[\(items)]"))
            scene.press(.escape, .character("4"), .character("f"))
        case .longLine:
            scene.exchange(Fixtures.plain(Fixtures.exchange(1, body: String(repeating: "no newline ", count: 100_000))))
            scene.press(.escape, .character("4"))
        case .wideBody:
            scene.exchange(
                Fixtures.exchange(
                    1, "GET", "/\(Self.wide)", body: #"{"名前":"\#(Self.wide)","k":[1,2,{"e\#u{301}":null}]}"#))
            scene.press(.escape, .character("4"))
        case .binaryBody:
            scene.exchange(Fixtures.binary(1))
            scene.press(.escape, .character("4"))
        case .serverStopped:
            scene.exchange(Fixtures.exchange(1))
            scene.tell(.server(.stopped))
        case .openToOthers: scene.tell(.server(.listening(host: "0.0.0.0", port: 8000, insteadOf: nil)))
        case .portTaken: scene.tell(.server(.listening(host: "127.0.0.1", port: 8001, insteadOf: 8000)))
        case .wholePalette: scene.press(.function(7), Key(.down), Key(.down))
        case .noCommand:
            scene.press(.function(7))
            scene.type("zzz \(Self.wide)")
        case .malformedWaits:
            scene.tell(.workspace(Fixtures.shapedWorkspace))
            scene.press(.function(4))
        case .malformedNone:
            scene.tell(.workspace(Fixtures.shapedWorkspace))
            scene.press(.function(4))
            for case .listMalformed(let command) in scene.effects { scene.send(.malformed([], of: command)) }
        case .malformedWide:
            scene.tell(.workspace(Fixtures.shapedWorkspace))
            scene.run("send POST /items name=\(Self.wide) price:=1", .done)
            scene.press(.function(4))
            for case .listMalformed(let command) in scene.effects {
                scene.send(.malformed(Fixtures.malformed(name: Self.wide + Self.wide + Self.wide), of: command))
            }
            scene.press(Key(.down))
        case .newRequest: scene.press(.function(6))
        case .wideRequest:
            scene.press(.function(6))
            scene.type(Self.wide)
            scene.press(.tab)
            scene.type("X-Name: \(Self.wide)")
            scene.press(.tab)
            scene.type("{\"名前\": \"\(Self.wide)\"}")
        case .longRequest:
            scene.press(.function(6), .tab, .tab)
            scene.send(.paste((1...200).map { "{\"line\": \($0)}," }.joined(separator: "\n"), dropped: 0))
        case .inspectedBytes:
            scene.send(.exchanges([Fixtures.noRequest(1)], skipped: 0))
            scene.press(.escape, .character("3"), .character("i"))
        case .inspectedAnswer:
            scene.tell(.workspace(Fixtures.shapedWorkspace))
            scene.exchange(Fixtures.refused(1, body: #"{"name": "\#(Self.wide)", "price": "dear"}"#))
            scene.press(.escape, .character("3"), .character("i"), Key(.up), Key(.up))
        case .noMessages: scene.press(.function(8))
        case .manyMessages:
            for number in 1...60 {
                scene.run("send GET /\(number)", .done, [ResultLine(.success, "200 OK \(Self.wide) \(number)")])
            }
            scene.press(.function(8))
        case .overlayHelp:
            scene.press(.function(7), .function(1))
        case .firstStop: scene.run("tour", .tour)
        case .candidates:
            scene.type("s")
            scene.press(.tab, .tab)
        case .pythonHint:
            var state = Fixtures.shapedWorkspace
            if let module = try? Parser.parse(state.source) { state.names = PythonNames(module, modules: [:]) }
            scene.tell(.workspace(state))
            scene.type("@app.post(\"/orders\")")
            scene.press(.enter)
            scene.type("def order(item: Item):")
            scene.press(.enter, .tab)
            scene.type("return item.")
            scene.press(.tab, .tab)
        case .wideCommand:
            scene.type("send POST /\(Self.wide) name=\(Self.wide)\(Self.wide)\(Self.wide)\(Self.wide)\(Self.wide)")
        case .refusedCommand:
            scene.run(
                "sned GET /", .failed,
                [
                    ResultLine(.failure, "there is no command ‘sned’; did you mean ‘send’?"),
                    ResultLine(.code, "sned GET /"), ResultLine(.code, "^^^^"), ResultLine(.note, "write: send"),
                ])
        case .longReport:
            scene.run("log all", .done, (1...300).map { ResultLine(.text, "line \($0) \(Self.wide)") })
        }
    }
}

/// Whole screens in every state of each pane and overlay, at three sizes; each file of `Screens` is one.
struct StateScreenTests {
    @Test(arguments: ScreenState.allCases, OverlayScreenTests.sizes)
    func aStateShowsAsItWasReviewed(state: ScreenState, size: Size) throws {
        var scene = try Scene(size.columns, size.rows)

        try state.lead(&scene)

        try GoldenScreen.expect(scene.canvas, named: "\(state.rawValue)-\(size.columns)x\(size.rows)")
    }

    /// Without colours, what is chosen, wrong or a heading still looks different: by bold, dim, underlined or reversed
    /// letters.
    @Test(arguments: [
        ScreenState.wholePalette, .malformedWide, .wideRequest, .inspectedAnswer, .wideLog, .manyMessages, .overlayHelp,
        .candidates, .refusedCommand, .wideSource,
    ])
    func aStateShowsWithoutColours(state: ScreenState) throws {
        var scene = try Scene(100, 30)

        try state.lead(&scene)

        try GoldenScreen.expectLooks(scene.canvas, named: "\(state.rawValue)-no-colour")
    }

    /// Whatever is shown, each row is exactly as wide as the screen.
    @Test(
        arguments: ScreenState.allCases,
        [Size(columns: 60, rows: 16), Size(columns: 83, rows: 25), Size(columns: 200, rows: 60)])
    func everyRowIsAsWideAsTheScreen(state: ScreenState, size: Size) throws {
        var scene = try Scene(size.columns, size.rows)

        try state.lead(&scene)

        for row in 0..<size.rows {
            #expect(scene.canvas.row(row).reduce(0) { $0 + $1.width } == size.columns)
        }
    }
}
