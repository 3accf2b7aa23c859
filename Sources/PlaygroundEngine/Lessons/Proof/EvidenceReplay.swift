/// Sends recorded requests to a copy of the `main.py` that answered them, without a server and without waiting: a program
/// that sleeps moves a clock of its own on.
enum EvidenceReplay {
    /// Why a recorded request cannot be sent again.
    enum Fault: Error, Hashable {
        case doesNotLoad(String)
        case isCut(kept: Int, total: Int)
        case isNoRequest
        case noAnswer
        case tookTooLong

        var words: String {
            switch self {
            case .doesNotLoad(let problem): "the main.py that answered does not load: \(problem)"
            case .isCut(let kept, let total): "only \(kept) of the request's \(total) bytes were kept"
            case .isNoRequest: "the recorded bytes are no whole HTTP request"
            case .noAnswer: "the recorded request gets no answer"
            case .tookTooLong: "the replay took too long"
            }
        }
    }

    /// The last of the recorded requests and its answer now.
    ///
    /// - Parameter isLate: Whether the time is over; asked before each request.
    static func exchange(of sighting: RecordedSighting, unless isLate: () -> Bool) throws(Fault) -> Exchange {
        let app: Application
        do throws(LoadFailure) {
            app = try Application.load(SourceText(name: "main.py", text: sighting.source))
        } catch {
            throw .doesNotLoad(error.diagnostics.first?.message ?? "for no known reason")
        }
        var last: Exchange?
        for (index, recorded) in sighting.requests.enumerated() {
            guard !isLate() else { throw .tookTooLong }
            let isLast = index == sighting.requests.count - 1
            last = try exchange(of: recorded, with: app, leavingAfter: isLast ? sighting.piecesRead : nil)
        }
        guard let last else { throw .isNoRequest }
        return last
    }

    private static func exchange(
        of recorded: RecordedRequest, with app: Application, leavingAfter piecesRead: Int?
    ) throws(Fault) -> Exchange {
        guard recorded.isWhole else { throw .isCut(kept: recorded.bytes.count, total: recorded.total) }
        let framed = try framed(recorded.bytes)
        let request = Request(
            method: framed.method, target: framed.target, headers: framed.headers, body: framed.body,
            peer: Peer(host: "127.0.0.1", port: 50_000), server: Peer(host: "127.0.0.1", port: 8000))
        guard let answer = app.respondNow(to: request, leavingAfter: piecesRead) else { throw .noAnswer }
        return Exchange(
            probing: request, answer, routes: app.routes, client: ClientKind(userAgent: framed.userAgent),
            requestBytes: CapturedBytes(recorded.bytes))
    }

    private static func framed(_ bytes: [UInt8]) throws(Fault) -> FramedRequest {
        var framer = RequestFramer()
        framer.append(bytes)
        for _ in 0..<2 {
            switch framer.next() {
            case .request(let framed): return framed
            case .sendContinue: continue
            case .wait, .refuse: throw .isNoRequest
            }
        }
        throw .isNoRequest
    }
}
