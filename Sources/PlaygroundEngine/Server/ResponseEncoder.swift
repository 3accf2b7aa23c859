/// A response as bytes for the wire.
struct EncodedResponse: Hashable {
    var bytes: [UInt8]
    /// Whether the connection stays open after it.
    var keepsAlive: Bool
    /// Why the response could not be sent as it is; the connection closes after `bytes`.
    var fault: ResponseFault?
}

/// What Uvicorn refuses to send; the raw value is its message.
enum ResponseFault: String, Error, Hashable {
    case name = "RuntimeError: Invalid HTTP header name."
    case value = "RuntimeError: Invalid HTTP header value."
    case length = "ValueError: invalid literal for int() with base 10"
    case status = "KeyError: the status code is outside 100 to 599"
    case tooLong = "RuntimeError: Response content longer than Content-Length"
    case tooShort = "RuntimeError: Response content shorter than Content-Length"
}

/// Turns responses into bytes as Uvicorn does: `date` and `server` first, then the application's fields.
///
/// It keeps the text of the current second, and belongs to one event loop.
final class ResponseEncoder {
    private var second = Int.min
    private var defaultFields: [UInt8] = []

    /// Encodes the answer to a request.
    ///
    /// - Parameter secondsSince1970: The time for the `date` field.
    func encode(
        _ response: Response, method: String, keepAlive: Bool, secondsSince1970: Int
    ) -> EncodedResponse {
        var encoded: EncodedResponse
        var framer: BodyFramer
        do throws(ResponseFault) {
            (encoded, framer) = try encodeHead(
                of: response, method: method, keepAlive: keepAlive, secondsSince1970: secondsSince1970)
        } catch {
            return EncodedResponse(bytes: [], keepsAlive: false, fault: error)
        }
        do throws(ResponseFault) {
            try framer.append(response.body, to: &encoded.bytes)
            try framer.appendEnd(to: &encoded.bytes)
        } catch {
            encoded.fault = error
            encoded.keepsAlive = false
        }
        return encoded
    }

    /// Encodes the head of an answer; the framer marks off the body behind it.
    func encodeHead(
        of response: Response, method: String, keepAlive: Bool, secondsSince1970: Int
    ) throws(ResponseFault) -> (EncodedResponse, BodyFramer) {
        var encoded = EncodedResponse(bytes: [], keepsAlive: keepAlive)
        guard (100...599).contains(response.status) else { throw .status }
        encoded.bytes.reserveCapacity(response.body.count + 256)
        appendStatusLine(response.status, to: &encoded.bytes)
        appendDefaultFields(at: secondsSince1970, to: &encoded.bytes)
        var length: Int?
        var isChunked: Bool?
        var saysClose = false
        for field in response.headers.fields {
            guard isValidName(field.name) else { throw .name }
            guard isValidValue(field.value) else { throw .value }
            let name = field.name.lowercased()
            switch name {
            case "content-length" where isChunked == nil:
                guard let value = Int(field.value), value >= 0 else { throw .length }
                length = value
                isChunked = false
            case "transfer-encoding" where field.value.lowercased() == "chunked":
                isChunked = true
            case "connection":
                let tokens = field.value.lowercased().split(separator: ",").map { $0.filter { $0 != " " } }
                if tokens.contains("close") { saysClose = true }
            default:
                break
            }
            append(name, field.value, to: &encoded.bytes)
        }
        if saysClose {
            encoded.keepsAlive = false
        } else if !keepAlive {
            append("connection", "close", to: &encoded.bytes)
        }
        if isChunked == nil, method != "HEAD", response.status != 204, response.status != 304 {
            isChunked = true
            append("transfer-encoding", "chunked", to: &encoded.bytes)
        }
        encoded.bytes += [WireBytes.carriageReturn, WireBytes.lineFeed]
        let coding: BodyFramer.Coding =
            method == "HEAD" ? .none : isChunked == true ? .chunked : .sized(remaining: length ?? 0)
        return (encoded, BodyFramer(coding))
    }

    /// Encodes the answer to bytes that were refused, laid out as Uvicorn's 400.
    func encode(_ fault: RequestFault, secondsSince1970: Int) -> (response: Response, bytes: [UInt8]) {
        let body = Array(fault.responseText.utf8)
        let response = Response(
            status: fault.status,
            headers: [
                HeaderField("content-type", "text/plain; charset=utf-8"),
                HeaderField("content-length", String(body.count)), HeaderField("connection", "close"),
            ], body: body)
        let encoded = encode(response, method: "GET", keepAlive: false, secondsSince1970: secondsSince1970)
        return (response, encoded.bytes)
    }

    private func appendStatusLine(_ status: Int, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: "HTTP/1.1 \(status) \(StatusPhrase.of(status))\r\n".utf8)
    }

    private func appendDefaultFields(at now: Int, to bytes: inout [UInt8]) {
        if now != second {
            second = now
            defaultFields = Array("date: \(HTTPDate.text(secondsSince1970: now))\r\nserver: apiplayground\r\n".utf8)
        }
        bytes.append(contentsOf: defaultFields)
    }

    private func append(_ name: String, _ value: String, to bytes: inout [UInt8]) {
        WireBytes.appendLatin1(name, to: &bytes)
        bytes += [WireBytes.colon, WireBytes.space]
        WireBytes.appendLatin1(value, to: &bytes)
        bytes += [WireBytes.carriageReturn, WireBytes.lineFeed]
    }

    private func isValidName(_ name: String) -> Bool {
        name.utf8.allSatisfy { byte in
            switch byte {
            case 0...0x20, 0x7F, UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"),
                UInt8(ascii: "@"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "["),
                UInt8(ascii: "]"), UInt8(ascii: "="), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\\"),
                UInt8(ascii: "\""):
                false
            default: true
            }
        }
    }

    private func isValidValue(_ value: String) -> Bool { !value.utf8.contains(where: WireBytes.isControl) }
}
