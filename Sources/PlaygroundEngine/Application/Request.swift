/// One field line of a request or a response, in the order and the spelling in which it was sent.
package struct HeaderField: Hashable, Sendable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// Header fields in wire order; names compare without regard to case (RFC 9110, section 5.1).
package struct Headers: Hashable, Sendable, ExpressibleByArrayLiteral {
    package var fields: [HeaderField]

    package init(_ fields: [HeaderField] = []) {
        self.fields = fields
    }

    package init(arrayLiteral fields: HeaderField...) {
        self.fields = fields
    }

    /// The value of the first field called `name`.
    package subscript(name: String) -> String? {
        let wanted = name.lowercased()
        return fields.first { $0.name.lowercased() == wanted }?.value
    }

    /// The values of all fields called `name`, in order.
    package func all(_ name: String) -> [String] {
        let wanted = name.lowercased()
        return fields.filter { $0.name.lowercased() == wanted }.map(\.value)
    }
}

/// The other end of a connection, as Uvicorn's access log shows it: `127.0.0.1:51624`.
package struct Peer: Hashable, Sendable, CustomStringConvertible {
    package let host: String
    package let port: Int

    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    package var description: String { "\(host):\(port)" }
}

/// One HTTP request, whole: its head as parsed and its body as bytes.
package struct Request: Hashable, Sendable {
    package let method: String
    /// The request target as it stood on the request line, such as `/items/5?q=a%20b`.
    package let target: String
    package let headers: Headers
    package let body: [UInt8]
    package let peer: Peer
    /// The address at which the request arrived.
    package let server: Peer

    package init(
        method: String, target: String, headers: Headers = [], body: [UInt8] = [],
        peer: Peer = Peer(host: "127.0.0.1", port: 0), server: Peer = Peer(host: "127.0.0.1", port: 8000)
    ) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
        self.peer = peer
        self.server = server
    }

    /// The part of the target before `?`, still percent-encoded.
    package var rawPath: String { String(target.prefix { $0 != "?" }) }

    /// The part of the target after `?`, still percent-encoded, or nil where there is no `?`.
    package var query: String? {
        target.firstIndex(of: "?").map { String(target[target.index(after: $0)...]) }
    }

    /// The percent-decoded path that routes are matched against; bytes that are no UTF-8 become U+FFFD.
    package var path: String { PercentEncoding.decode(rawPath) }
}
