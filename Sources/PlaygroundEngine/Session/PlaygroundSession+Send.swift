import NIOCore

/// Requests of the playground's own client.
extension PlaygroundSession {
    func send(_ send: SendCommand) async -> CommandResult {
        guard let address else { return .refused("the server is not running, so nothing would answer") }
        if let port = send.port, port != address.port {
            return .refused("send reaches this playground's server at port \(address.port), found port \(port)")
        }
        let images: [EncodedImage]
        do throws(EncodedImage.Failure) {
            images = try EncodedImage.read(send.images, lessonFolder: configuration.lessonFolder)
        } catch {
            return .refused(error.message)
        }
        let request = send.request(host: "\(address.displayHost):\(address.port)", images: images)
        let localPort = NIOLoopBoundBox(0, eventLoop: eventLoop)
        let sent = await HTTPClient(eventLoop: eventLoop)
            .send(request, to: address.loopback, port: address.port) { port in localPort.value = port }
        let row = live?.log.newestFirst.prefix(100).first { $0.peer.port == localPort.value }
        let exchange = sent.logged(as: row?.id)
        emit(.client(exchange))
        let isAnswered = if case .response = exchange.outcome { true } else { false }
        let heading = ResultLine(.heading, "\(request.method) \(VisibleText.escape(request.target))")
        return CommandResult(
            isAnswered ? .done : .failed, [heading] + images.map(\.line) + ExchangeLines.answer(to: exchange))
    }
}

extension SendCommand {
    /// The request with the fields that a polite client adds, less those that the command leaves out.
    func request(host: String, images: [EncodedImage] = []) -> ClientRequest {
        var fields: [HeaderField] = []
        var leftOut: Set<String> = []
        for item in headers {
            switch item {
            case .set(let name, let value): fields.append(HeaderField(name, value))
            case .leaveOut(let name): leftOut.insert(name.lowercased())
            }
        }
        let (text, isJSON) =
            switch body.adding(images) {
            case .none: ("", false)
            case .json(let text): (text, true)
            case .raw(let text, let isJSON): (text, isJSON)
            }
        if isJSON, Headers(fields)["content-type"] == nil {
            fields.append(HeaderField("Content-Type", "application/json"))
        }
        let standard = ClientRequest.standard(
            method: method, target: target, host: host, headers: Headers(fields), body: Array(text.utf8))
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

    /// The host as it stands in a URL.
    package var displayHost: String { loopback.contains(":") ? "[\(loopback)]" : loopback }
}
