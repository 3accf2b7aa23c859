/// Why the bytes of a request were refused before any route was asked.
package enum RequestFault: Error, Hashable, Sendable {
    // The request line.
    case tlsHandshake
    case methodCharacter(UInt8)
    case unknownMethod(String)
    case missingTarget
    case target(String)
    case targetCharacter(UInt8)
    case version(String)
    // Line ends and bytes anywhere in the head.
    case bareLineFeed
    case bareCarriageReturn
    case controlByte(UInt8)
    // Field lines.
    case foldedField
    case fieldWithoutColon
    case fieldNameMissing
    case fieldNameCharacter(UInt8)
    // The length of the body.
    case contentLength(String)
    case repeatedContentLength
    case lengthBesideTransferEncoding
    case transferEncoding(String)
    case chunk(ChunkFault)
    // Limits.
    case headTooLarge
    case targetTooLong
    case bodyTooLarge
    case headTimeout
    case tooManyConnections

    /// The status that answers this fault.
    package var status: Int {
        switch self {
        case .tlsHandshake, .methodCharacter, .unknownMethod, .missingTarget, .target, .targetCharacter, .version,
            .bareLineFeed, .bareCarriageReturn, .controlByte, .foldedField, .fieldWithoutColon, .fieldNameMissing,
            .fieldNameCharacter, .contentLength, .repeatedContentLength, .lengthBesideTransferEncoding,
            .transferEncoding, .chunk:
            400
        case .headTooLarge: 431
        case .targetTooLong: 414
        case .bodyTooLarge: 413
        case .headTimeout: 408
        case .tooManyConnections: 503
        }
    }

    /// The text that answers this fault: Uvicorn's own for a 400 and a 503, the phrase of the status for the rest.
    package var responseText: String {
        status == 400 ? "Invalid HTTP request received." : StatusPhrase.of(status)
    }
}

/// Why a chunked body was refused (RFC 9112, section 7.1).
package enum ChunkFault: Error, Hashable, Sendable {
    /// A chunk starts with this byte where its size in hexadecimal was due.
    case size(UInt8)
    /// The size exceeds what this machine counts.
    case sizeTooLarge
    /// This byte stands where an extension or the line's end was due.
    case extensionCharacter(UInt8)
    /// This byte stands where the CR LF of a size or of a chunk's data was due.
    case lineEnd(UInt8)
    /// This byte stands in a trailer field where it may not.
    case trailer(UInt8)
    /// Extensions or trailers exceed 64 KiB.
    case tooMuchBesideData
    /// The data exceeds the limit on bodies.
    case bodyTooLarge
}

/// A fault and the bytes at which it shows.
package struct RefusedRequest: Error, Hashable, Sendable {
    package let fault: RequestFault
    /// Offsets into the request's raw bytes.
    package let range: Range<Int>

    package init(_ fault: RequestFault, _ range: Range<Int>) {
        self.fault = fault
        self.range = range
    }
}

/// Bounds on what a request may be.
package struct RequestLimits: Hashable, Sendable {
    /// The most bytes from the request line to the empty line.
    package var head = 64 << 10
    package var target = 16 << 10
    package var body = 16 << 20
    /// How many of a request's raw bytes are kept for the log.
    package var capture = 64 << 10

    package init() {}
}
