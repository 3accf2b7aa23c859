import Foundation
import NIOCore

/// Requests of the playground's own client.
extension PlaygroundSession {
    func send(_ send: SendCommand) async -> CommandResult {
        guard let address else { return .refused("the server is not running, so nothing would answer") }
        if let port = send.port, port != address.port {
            return .refused("send reaches this playground's server at port \(address.port), found port \(port)")
        }
        let lessonFolder = configuration.lessonFolder
        let images: [EncodedImage]
        let request: ClientRequest
        do throws(UnsendableFile) {
            images = try EncodedImage.read(send.images, lessonFolder: lessonFolder)
            request = try send.request(
                host: "\(address.displayHost):\(address.port)", images: images, lessonFolder: lessonFolder)
        } catch {
            return .refused(error.message)
        }
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

    /// The host as it stands in a URL.
    package var displayHost: String { loopback.contains(":") ? "[\(loopback)]" : loopback }
}
