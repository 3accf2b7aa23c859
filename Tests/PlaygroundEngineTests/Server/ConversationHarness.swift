import Foundation

@testable import PlaygroundEngine

/// Answers with what it was asked, as the application in Golden/Wire/record.py does, and keeps the exchanges.
final class ReflectingResponder: Responder {
    var routes: [Route] = []
    let dormantRoutes: [Route] = []
    private(set) var log = ExchangeLog()
    /// While true, answers wait until ``releaseAnswer()``.
    var holdsAnswers = false
    /// Called when an answer was made and waits.
    var whenHeld: () -> Void = {}
    /// Answers in place of the reflection.
    var answer: ((Request) -> Answer)?
    private var held: [() -> Void] = []

    var nextExchangeID: Int { log.nextID }
    func record(_ exchange: Exchange) { log.append(exchange) }

    func respond(to request: Request, turns: any TurnScheduler, completion: @escaping (Answer) -> Void) {
        let answer = answer?(request) ?? Self.reflection(of: request)
        if holdsAnswers {
            held.append { completion(answer) }
            whenHeld()
        } else {
            completion(answer)
        }
    }

    func releaseAnswer() {
        if !held.isEmpty { held.removeFirst()() }
    }

    static func reflection(of request: Request) -> Answer {
        var target = request.target
        if target.hasSuffix("?") { target.removeLast() }
        let fields = request.headers.fields.map { "\($0.name.lowercased())=\($0.value)" }
        var body: [UInt8] = []
        WireBytes.appendLatin1(([request.method, target] + fields + [""]).joined(separator: "\n"), to: &body)
        body += request.body
        let response = Response(
            status: 200,
            headers: [HeaderField("content-length", String(body.count)), HeaderField("content-type", "text/plain")],
            body: body)
        return Answer(response: response, route: nil, refusal: nil, stages: [])
    }
}

/// A conversation without a connection: bytes go in, and what was written comes out.
final class ConversationHarness: ConversationOutput {
    let responder = ReflectingResponder()
    let turns = ImmediateTurns()
    var isWritable = true
    private(set) var written: [UInt8] = []
    private(set) var flushed = 0
    private(set) var isFinished = false
    private(set) var deadline = ConversationDeadline.none
    private var live: HTTPConversation?

    var conversation: HTTPConversation {
        if let live { return live }
        let conversation = HTTPConversation(
            peer: Peer(host: "127.0.0.1", port: 5000), server: Peer(host: "127.0.0.1", port: 8000),
            responder: responder, turns: turns, encoder: ResponseEncoder(), output: self)
        live = conversation
        conversation.start()
        return conversation
    }

    func write(_ bytes: [UInt8]) { written += bytes }
    func flush() { flushed = written.count }
    func finish(lingering: Bool) {
        flush()
        isFinished = true
    }
    func setDeadline(_ deadline: ConversationDeadline) { self.deadline = deadline }

    /// What was flushed, as Latin-1, with the values of `date` and `server` replaced by `*`.
    var response: String {
        let text = WireBytes.latin1(written[..<flushed])
        return text.replacing(/\r\n(date|server): [^\r]*/) { "\r\n\($0.output.1): *" }
    }

    func send(_ text: String) {
        var bytes: [UInt8] = []
        WireBytes.appendLatin1(text, to: &bytes)
        conversation.received(bytes)
    }
}
