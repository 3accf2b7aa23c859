extension Application {
    /// The most bytes of a streamed body that ``respondNow(to:)`` waits for.
    private static let streamLimit = 16 << 20

    /// Answers `request` without an event loop: a handler that overruns its slice gets its next turn at once, and a
    /// streamed body is read to its end, or to 16 MiB.
    ///
    /// - Parameter piecesRead: After how many pieces of a streamed body to leave; nil to stay.
    package func respondNow(to request: Request, leavingAfter piecesRead: Int? = nil) -> Answer? {
        var answer: Answer?
        let turns = ImmediateTurns()
        respond(to: request, turns: turns) { answer = $0 }
        turns.runToEnd()
        guard let answer, let stream = answer.stream else { return answer }
        return whole(answer, stream, turns, leavingAfter: piecesRead)
    }

    private func whole(
        _ answer: Answer, _ stream: any BodyStream, _ turns: ImmediateTurns, leavingAfter piecesRead: Int?
    ) -> Answer {
        var body: [UInt8] = []
        var refusal = answer.refusal
        var record = StreamRecord()
        let start = turns.timeAhead
        var isOpen = true
        while isOpen {
            if let piecesRead, record.frameCount >= piecesRead {
                stream.close()
                record.ending = .clientLeft
                break
            }
            var piece: BodyPiece?
            stream.next { piece = $0 }
            turns.runToEnd { piece != nil }
            switch piece {
            case .chunk(let bytes):
                body += bytes
                record.add(bytes.count, at: turns.timeAhead - start)
                if body.count > Self.streamLimit || record.frameCount > Self.frameLimit {
                    stream.close()
                    record.ending = .clientLeft
                    isOpen = false
                }
            case .failed(let traceback, _):
                refusal = .exception(traceback: traceback)
                record.ending = .failed
                isOpen = false
            case .end, nil: isOpen = false
            }
        }
        return Answer(
            response: Response(status: answer.response.status, headers: answer.response.headers, body: body),
            route: answer.route, refusal: refusal, stages: answer.stages, streamed: record)
    }

    /// The most frames that ``respondNow(to:)`` waits for.
    private static let frameLimit = 100_000
}
