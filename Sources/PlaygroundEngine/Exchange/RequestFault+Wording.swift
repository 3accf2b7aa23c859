extension RequestFault {
    /// The fault in one sentence, with what was expected.
    package var reason: String {
        switch self {
        case .tlsHandshake:
            "The bytes begin a TLS handshake, and this server speaks plain HTTP: use http:// in place of https://."
        case .methodCharacter(let byte):
            "A request starts with a method in upper-case letters, such as GET; \(Self.name(byte)) is none."
        case .unknownMethod(let method):
            "\(method) is no HTTP method; there are GET, POST, PUT, PATCH, DELETE and others."
        case .missingTarget:
            "The request line has no target; a path such as / comes after the method."
        case .target(let target):
            "\"\(target)\" is no target; it starts with a slash, such as /hello, or is a whole URL with a path."
        case .targetCharacter(let byte):
            "The target holds \(Self.name(byte)); such bytes are percent-encoded, here as %\(Self.hex(byte))."
        case .version(let version):
            "\"\(VisibleText.escape(version))\" is no version of HTTP that this server speaks; "
                + "the request line ends in HTTP/1.1."
        case .bareLineFeed:
            "A line ends in LF alone; lines of an HTTP head end in CR LF."
        case .bareCarriageReturn:
            "A CR stands without an LF after it; lines of an HTTP head end in CR LF."
        case .controlByte(let byte):
            "The head holds \(Self.name(byte)), a control byte, which no head may hold."
        case .foldedField:
            "A header line starts with a space, the old way to go on with the line before; one field is one line."
        case .fieldWithoutColon:
            "A header line has no colon; a field is a name, a colon and a value."
        case .fieldNameMissing:
            "A header line starts with a colon; a field is a name, a colon and a value."
        case .fieldNameCharacter(let byte):
            "A field name holds \(Self.name(byte)); names are letters, digits and dashes, with the colon right after."
        case .contentLength(let value):
            "Content-Length is \"\(VisibleText.escape(value))\"; it is the number of the body's bytes, in digits."
        case .repeatedContentLength:
            "Content-Length stands there twice; a request has one at most."
        case .lengthBesideTransferEncoding:
            "Content-Length and Transfer-Encoding stand side by side; a request has one of them at most."
        case .transferEncoding(let value):
            "Transfer-Encoding is \"\(VisibleText.escape(value))\"; the last coding, and no other, is chunked."
        case .chunk(let fault):
            fault.reason
        case .headTooLarge:
            "The request line and header fields exceed 64 KiB."
        case .targetTooLong:
            "The target exceeds 16 KiB."
        case .bodyTooLarge:
            "The body exceeds 16 MiB."
        case .headTimeout:
            "The request line and header fields were not complete after 10 s; an empty line ends them."
        case .tooManyConnections:
            "The server has 10,000 connections open already, and takes no more."
        }
    }

    /// What a byte is called in a message, such as `the byte 0x07` or `"g"`.
    static func name(_ byte: UInt8) -> String {
        switch byte {
        case WireBytes.lineFeed: "a line feed"
        case WireBytes.carriageReturn: "a carriage return"
        case WireBytes.space: "a space"
        case WireBytes.tab: "a tab"
        case 0x21..<0x7F: "\"\(Character(Unicode.Scalar(byte)))\""
        default: "the byte 0x\(hex(byte))"
        }
    }

    private static func hex(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return byte < 16 ? "0" + digits : digits
    }
}

extension ChunkFault {
    /// The fault in one sentence, with what was expected.
    package var reason: String {
        switch self {
        case .size(let byte):
            "A chunk starts with \(RequestFault.name(byte)); it starts with its size in hexadecimal digits."
        case .sizeTooLarge:
            "A chunk's size has too many digits."
        case .extensionCharacter(let byte):
            "After a chunk's size stands \(RequestFault.name(byte)); CR LF or an extension after a semicolon was due."
        case .lineEnd(let byte):
            "\(RequestFault.name(byte)) stands where a chunk's CR LF was due; the size counts the bytes before it."
        case .trailer(let byte):
            "The fields after the last chunk hold \(RequestFault.name(byte)), which is not allowed there."
        case .tooMuchBesideData:
            "The chunks carry more than 64 KiB beside their data."
        case .bodyTooLarge:
            "The body exceeds 16 MiB."
        }
    }
}
