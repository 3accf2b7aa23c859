/// The version on a request line; httptools knows these and refuses others.
enum RequestVersion: Hashable, Sendable {
    case http09, http10, http11, http20
}

/// A request's head, field by field, with what its framing fields say.
struct RequestHead: Sendable {
    var method = ""
    /// The path and query, whatever form the request line had.
    var target = ""
    var version = RequestVersion.http11
    private(set) var fields: [HeaderField] = []
    private(set) var userAgent: String?
    /// Whether the client waits for `100 Continue` before it sends the body (RFC 9110, section 10.1.1).
    private(set) var expectsContinue = false
    private(set) var body = BodyLength.none
    private var asksToClose = false
    private var asksToKeepAlive = false
    private var lastCodingIsChunked: Bool?

    /// How the end of the body is found.
    enum BodyLength: Hashable, Sendable {
        case none
        case sized(Int)
        case chunked
    }

    /// Whether the connection serves another request after this one, as Uvicorn decides it: HTTP/1.0 never does.
    var keepsAlive: Bool {
        switch version {
        case .http11: !asksToClose
        case .http10: false
        case .http09, .http20: asksToKeepAlive
        }
    }

    /// Adds a field line; `name` is a token and `value` holds no control byte.
    mutating func addField(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>) throws(RequestFault) {
        if fields.isEmpty { fields.reserveCapacity(8) }
        let text = WireBytes.latin1(value)
        fields.append(HeaderField(String(decoding: name, as: UTF8.self), text))
        // The length tells nearly every field that does not matter here from those that do.
        switch name.count {
        case 6 where WireBytes.equal(name, "expect"):
            if WireBytes.equal(value, "100-continue") { expectsContinue = true }
        case 10 where WireBytes.equal(name, "user-agent"):
            userAgent = userAgent ?? text
        case 10 where WireBytes.equal(name, "connection"), 16 where WireBytes.equal(name, "proxy-connection"):
            // httptools reads Proxy-Connection like Connection.
            noteConnection(value)
        case 14 where WireBytes.equal(name, "content-length"):
            try noteContentLength(value)
        case 17 where WireBytes.equal(name, "transfer-encoding"):
            try noteTransferEncoding(value)
        default:
            break
        }
    }

    /// Checks what can be told only after the last field.
    func finish() throws(RequestFault) {
        if lastCodingIsChunked == false {
            let codings = fields.filter { $0.name.lowercased() == "transfer-encoding" }.map(\.value)
            throw .transferEncoding(codings.joined(separator: ", "))
        }
    }

    private mutating func noteConnection(_ value: ArraySlice<UInt8>) {
        for token in value.split(separator: UInt8(ascii: ",")) {
            let token = WireBytes.trimmed(token)
            if WireBytes.equal(token, "close") { asksToClose = true }
            if WireBytes.equal(token, "keep-alive") { asksToKeepAlive = true }
        }
    }

    private mutating func noteContentLength(_ value: ArraySlice<UInt8>) throws(RequestFault) {
        switch body {
        case .none: break
        case .sized: throw .repeatedContentLength
        case .chunked: throw .lengthBesideTransferEncoding
        }
        if lastCodingIsChunked != nil { throw .lengthBesideTransferEncoding }
        var length = 0
        let digits = value.prefix(while: WireBytes.isDigit)
        for digit in digits {
            let (tens, tooLarge) = length.multipliedReportingOverflow(by: 10)
            let (sum, overflow) = tens.addingReportingOverflow(Int(digit - UInt8(ascii: "0")))
            if tooLarge || overflow { throw .contentLength(WireBytes.latin1(value)) }
            length = sum
        }
        guard !digits.isEmpty, value[digits.endIndex...].allSatisfy({ $0 == WireBytes.space }) else {
            throw .contentLength(WireBytes.latin1(value))
        }
        body = .sized(length)
    }

    private mutating func noteTransferEncoding(_ value: ArraySlice<UInt8>) throws(RequestFault) {
        if case .sized = body { throw .lengthBesideTransferEncoding }
        if lastCodingIsChunked == nil { lastCodingIsChunked = false }
        for coding in value.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            // Nothing may be applied on top of the chunks (RFC 9112, section 6.1).
            if lastCodingIsChunked == true { throw .transferEncoding(WireBytes.latin1(value)) }
            lastCodingIsChunked = WireBytes.equal(WireBytes.trimmed(coding), "chunked")
        }
        if lastCodingIsChunked == true { body = .chunked }
    }
}
