import Foundation
import NIOCore

/// Requests of the playground's own client.
extension PlaygroundSession {
    func send(_ send: SendCommand) async -> CommandResult {
        guard let address else { return notServing }
        if let port = send.port, port != address.port {
            return .refused("send reaches this playground's server at port \(address.port), found port \(port)")
        }
        let lessonFolder = configuration.lessonFolder
        let images: [EncodedImage]
        let request: ClientRequest
        do throws(UnsendableFile) {
            images = try EncodedImage.read(send.images, lessonFolder: lessonFolder)
            request = try send.request(
                host: address.authority, images: images, lessonFolder: lessonFolder)
        } catch {
            return .refused(error.message)
        }
        switch send.malformed {
        case nil: return await deliver(request, notes: images.map(\.line), eventLimit: send.eventLimit)
        case .list: return malformedKinds(of: request)
        case .kind(let kind): return await deliver(kind, of: request)
        }
    }

    /// Sends `request` and tells what came back.
    ///
    /// - Parameters:
    ///   - notes: What to say of the request before the answer.
    ///   - eventLimit: After how many events of a stream to leave; nil to stay to its end.
    func deliver(_ request: ClientRequest, notes: [ResultLine], eventLimit: Int? = nil) async -> CommandResult {
        guard let address else { return notServing }
        let localPort = NIOLoopBoundBox(0, eventLoop: eventLoop)
        let client = HTTPClient(eventLoop: eventLoop, streamTimeout: streamSeconds)
        let emit = emit
        let task = Task {
            await client.send(request, to: address.loopback, port: address.port) { port in
                localPort.value = port
            } onProgress: { [weak self] progress in
                emit(.progress(progress))
                guard let eventLimit, progress.eventCount >= eventLimit else { return }
                _ = self?.assumeIsolated { $0.stopSending() }
            }
        }
        sending = task
        let sent = await task.value
        sending = nil
        let begin = sent.started.addingTimeInterval(-1)
        var row = row(at: localPort.value, since: begin)
        // The server hears of a client that left a little later.
        if row == nil, request.bodyBytesBeforeLeaving != nil || sent.partial != nil {
            row = await self.awaitRow(at: localPort.value, since: begin)
        }
        let exchange = sent.logged(as: row?.id)
        emit(.client(exchange))
        keep(exchange)
        // Who leaves on purpose, or stops a stream, has got what was asked for.
        let isAnswered =
            if case .response = exchange.outcome { true } else {
                exchange.partial != nil || request.bodyBytesBeforeLeaving != nil
            }
        let heading = ResultLine(.heading, "\(request.method) \(VisibleText.escape(request.target))")
        return CommandResult(
            isAnswered ? .done : .failed,
            [heading] + notes + ExchangeLines.answer(to: exchange) + verdict(on: exchange))
    }

    /// Stops the request that is under way.
    ///
    /// - Returns: Whether there was one.
    @discardableResult
    package func stopSending() -> Bool {
        sending?.cancel()
        return sending != nil
    }

    /// The first row of a connection; what comes behind it was no answer to the request.
    private func row(at port: Int, since start: Date) -> Exchange? {
        live?.log.newestFirst.prefix(100).last { $0.peer.port == port && $0.started >= start }
    }

    private func keep(_ exchange: ClientExchange) {
        let status = if case .response(let response, reason: _) = exchange.outcome { response.status } else { 0 }
        do throws(StoreProblem) {
            try RequestHistoryStore(configuration.store).append(
                SentRequest(command: SendLine.masked(exchange.request), status: status, time: exchange.started))
        } catch {
            tell(error)
        }
    }

    /// What became of a prediction.
    private func verdict(on exchange: ClientExchange) -> [ResultLine] {
        guard let predicted = predictedStatus, case .response(let response, reason: _) = exchange.outcome else {
            return []
        }
        predictedStatus = nil
        guard response.status != predicted else {
            return [ResultLine(.success, "as predicted: \(predicted)")]
        }
        return [ResultLine(.note, "predicted was \(predicted), and it is \(response.status); why tells the reason")]
    }

    // MARK: Malformed requests

    private func shape(for request: ClientRequest) -> RequestShape? {
        let path = PercentEncoding.decode(String(request.target.prefix { $0 != "?" }))
        return live?.application?.shape(method: request.method, path: path)
    }

    /// The requests that are `send` with one thing wrong.
    package func malformedRequests(for command: String) -> [MalformedRequest] {
        guard let address, case .send(let send)? = try? CommandParser.parse(command),
            let request = try? send.request(host: address.authority)
        else { return [] }
        return MalformedRequest.all(of: request, shape(for: request))
    }

    private func malformedKinds(of request: ClientRequest) -> CommandResult {
        let found = MalformedRequest.all(of: request, shape(for: request))
        guard !found.isEmpty else {
            return .refused(
                "\(request.method) \(VisibleText.escape(request.target)) has no body and no parameters, so there is little "
                    + "in it to get wrong")
        }
        let rows = found.map { [$0.kind.rawValue, VisibleText.escape($0.change)] }
        let example = "for example: send --malformed \(found[0].kind.rawValue) \(request.method) \(request.target)"
        return CommandResult(
            .done,
            TextTable.lines([["kind", "what is wrong then"]] + rows) + [ResultLine(.note, VisibleText.escape(example))])
    }

    private func deliver(_ kind: MalformedKind, of request: ClientRequest) async -> CommandResult {
        guard let malformed = MalformedRequest(kind, of: request, shape(for: request)) else {
            let kinds = MalformedRequest.all(of: request, shape(for: request)).map(\.kind.rawValue)
            return CommandResult(
                .failed,
                [
                    ResultLine(
                        .failure,
                        "\(request.method) \(VisibleText.escape(request.target)) gives no occasion for \(kind.rawValue): "
                            + kind.summary),
                    ResultLine(
                        .note,
                        kinds.isEmpty ? "it has no body and no parameters" : "kinds: " + kinds.joined(separator: ", ")),
                ])
        }
        return await deliver(
            malformed.request,
            notes: [
                ResultLine(.note, "malformed on purpose: \(VisibleText.escape(malformed.change))"),
                ResultLine(.note, kind.explanation),
            ])
    }
}

extension SendCommand {
    /// The request with the fields that a polite client adds, less those that the command leaves out.
    ///
    /// - Throws: Where a file of a form cannot be read.
    func request(
        host: String, images: [EncodedImage] = [], lessonFolder: URL? = nil
    ) throws(UnsendableFile) -> ClientRequest {
        var fields: [HeaderField] = []
        var leftOut: Set<String> = []
        for item in headers {
            switch item {
            case .set(let name, let value): fields.append(HeaderField(name, value))
            case .leaveOut(let name): leftOut.insert(name.lowercased())
            }
        }
        let bytes: [UInt8]
        var type: String?
        switch body.adding(images) {
        case .none: bytes = []
        case .json(let text): (bytes, type) = (Array(text.utf8), "application/json")
        case .raw(let text, let isJSON): (bytes, type) = (Array(text.utf8), isJSON ? "application/json" : nil)
        case .form(let form, let isMultipart):
            var read: [FormEncoding.Field] = []
            for field in form { read.append(try field.read(lessonFolder: lessonFolder)) }
            if isMultipart {
                let boundary = FormEncoding.boundary(for: read)
                bytes = FormEncoding.multipart(read, boundary: boundary)
                type = "multipart/form-data; boundary=\(boundary)"
            } else {
                bytes = FormEncoding.urlEncoded(read)
                type = "application/x-www-form-urlencoded; charset=utf-8"
            }
        }
        if let type, Headers(fields)["content-type"] == nil { fields.append(HeaderField("Content-Type", type)) }
        let standard = ClientRequest.standard(
            method: method, target: target, host: host, headers: Headers(fields), body: bytes)
        return ClientRequest(
            method: method, target: target,
            headers: Headers(standard.headers.fields.filter { !leftOut.contains($0.name.lowercased()) }),
            body: standard.body)
    }
}

extension HTTPServer.Address {
    /// The address at which this machine reaches the server, whatever it is bound to.
    package var loopback: String {
        switch host {
        case "0.0.0.0", "": "127.0.0.1"
        case "::": "::1"
        default: host
        }
    }

    /// Host and port as a URL has them.
    package var authority: String { ListeningHost.authority(loopback, port: port) }
}
