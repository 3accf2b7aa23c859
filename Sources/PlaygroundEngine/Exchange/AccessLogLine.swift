extension Exchange {
    /// The line that Uvicorn prints for this exchange; nil where Uvicorn prints none.
    ///
    /// Source: `uvicorn.logging.AccessFormatter`, without colours:
    /// `INFO:     127.0.0.1:51624 - "GET /x HTTP/1.1" 200 OK`. Uvicorn says nothing of a client that left early.
    package var accessLogLine: String? {
        if response.status == 0 { return nil }
        guard let request else {
            return response.status == 400
                ? "WARNING:  Invalid HTTP request received."
                : "WARNING:  \(peer) - refused: \(response.status) \(StatusPhrase.of(response.status))"
        }
        var target = PercentEncoding.quote(request.path)
        if let query = request.query, !query.isEmpty { target += "?" + query }
        let line = "\(request.method) \(target) HTTP/\(protocolVersion)"
        return "INFO:     \(peer) - \"\(line)\" \(response.status) \(StatusPhrase.of(response.status))"
    }

    /// The version on the request line, such as `1.1`; `0.9` where the line has none, as httptools reads it.
    package var protocolVersion: String {
        let line = requestBytes.kept.prefix { $0 != UInt8(ascii: "\r") }
        let version = line.suffix(while: { $0 != UInt8(ascii: " ") })
        return version.starts(with: "HTTP/".utf8) ? String(decoding: version.dropFirst(5), as: UTF8.self) : "0.9"
    }
}

extension BidirectionalCollection {
    /// The longest run at the end whose elements satisfy `predicate`.
    fileprivate func suffix(while predicate: (Element) -> Bool) -> SubSequence {
        var start = endIndex
        while start > startIndex, predicate(self[index(before: start)]) { start = index(before: start) }
        return self[start...]
    }
}

extension PercentEncoding {
    /// Percent-encodes every byte but letters, digits and `_.-~/`, as Python's `urllib.parse.quote`.
    package static func quote(_ text: String) -> String {
        if text.utf8.allSatisfy(isKept) { return text }
        let digits = Array("0123456789ABCDEF".utf8)
        var quoted: [UInt8] = []
        for byte in text.utf8 {
            if isKept(byte) {
                quoted.append(byte)
            } else {
                quoted += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: quoted, as: UTF8.self)
    }

    private static func isKept(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"),
            UInt8(ascii: "~"), UInt8(ascii: "/"):
            true
        default: false
        }
    }
}
