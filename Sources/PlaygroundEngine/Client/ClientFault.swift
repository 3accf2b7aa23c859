/// Why a request got no whole response.
package enum ClientFault: Error, Hashable, Sendable {
    // The connection.
    case unknownHost(String)
    case refused(host: String, port: Int)
    case connectTimeout(host: String, port: Int, seconds: Int)
    case unreachable(host: String, port: Int, reason: String)
    case reset
    case stopped
    /// The client closed the connection by intent, as a malformed request asked.
    case leftOnPurpose(sent: Int, of: Int)
    // The answer.
    case noAnswer(seconds: Int)
    case answerIncomplete(seconds: Int, received: Int)
    case closedWithoutAnswer
    case closedInHead
    case closedInBody(received: Int, expected: Int?)
    case notHTTP(firstLine: String)
    case badField(String)
    case badLength(String)
    case chunk(ChunkFault)
    case headTooLarge
    case bodyTooLarge(status: Int)

    /// What happened, in a sentence or two, with what to try next where there is something.
    package var reason: String {
        switch self {
        case .unknownHost(let host):
            "No machine is called \"\(VisibleText.escape(host))\". The playground's own server is at 127.0.0.1."
        case .refused(let host, let port):
            "Nothing listens on \(VisibleText.escape(host)):\(port), so the connection was refused. "
                + "`serve` starts the server."
        case .connectTimeout(let host, let port, let seconds):
            "\(VisibleText.escape(host)):\(port) did not accept a connection within \(seconds) s."
        case .unreachable(let host, let port, let reason):
            "\(VisibleText.escape(host)):\(port) cannot be reached: \(reason)."
        case .reset:
            "The server cut the connection before the response was complete."
        case .stopped:
            "The request was stopped before the response was complete."
        case .leftOnPurpose(let sent, let all):
            "The client closed the connection on purpose when \(sent) of the body's \(all) bytes were sent."
        case .noAnswer(let seconds):
            "No response came within \(seconds) s. The server may still wait for the rest of the body: compare "
                + "Content-Length with the body's size."
        case .answerIncomplete(let seconds, let received):
            "The response was not complete after \(seconds) s; \(received) bytes of it came."
        case .closedWithoutAnswer:
            "The server closed the connection without a response."
        case .closedInHead:
            "The server closed the connection in the middle of the response's head."
        case .closedInBody(let received, let expected?):
            "The server closed the connection after \(received) of the body's \(expected) bytes."
        case .closedInBody(let received, nil):
            "The server closed the connection after \(received) bytes of the body, before its last chunk."
        case .notHTTP(let line):
            "What came back is no HTTP/1.1 response: it starts with \"\(VisibleText.escape(line))\"."
        case .badField(let line):
            "The response has a header line that is no field: \"\(VisibleText.escape(line))\"."
        case .badLength(let value):
            "The response's Content-Length is \"\(VisibleText.escape(value))\", which is no length."
        case .chunk(let fault):
            "The response's chunks cannot be read. \(fault.reason)"
        case .headTooLarge:
            "The response's head exceeds 64 KiB."
        case .bodyTooLarge(let status):
            "The response, with status \(status), was cut: of its body the first \(ResponseFramer.bodyLimit >> 20) MiB were read."
        }
    }
}
