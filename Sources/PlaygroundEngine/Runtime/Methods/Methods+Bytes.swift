extension Methods {
    static let bytes: [Method] =
        [
            mapped("capitalize") { bytes in
                bytes.prefix(1).map(ByteCase.upper) + bytes.dropFirst().map(ByteCase.lower)
            },
            mapped("lower") { $0.map(ByteCase.lower) },
            mapped("upper") { $0.map(ByteCase.upper) },
            mapped("swapcase") { $0.map { ByteCase.isUpper($0) ? ByteCase.lower($0) : ByteCase.upper($0) } },
            mapped("title") { bytes in
                var isInWord = false
                return bytes.map { byte in
                    defer { isInWord = ByteCase.isLetter(byte) }
                    return isInWord ? ByteCase.lower(byte) : ByteCase.upper(byte)
                }
            },
            tested("isalnum") { !$0.isEmpty && $0.allSatisfy { ByteCase.isLetter($0) || ByteCase.isDigit($0) } },
            tested("isalpha") { !$0.isEmpty && $0.allSatisfy(ByteCase.isLetter) },
            tested("isascii") { $0.allSatisfy { $0 < 0x80 } },
            tested("isdigit") { !$0.isEmpty && $0.allSatisfy(ByteCase.isDigit) },
            tested("islower") { $0.contains(where: ByteCase.isLower) && !$0.contains(where: ByteCase.isUpper) },
            tested("isspace") { !$0.isEmpty && $0.allSatisfy(ByteCase.isSpace) },
            tested("istitle") { bytes in
                var (hasCased, isInWord) = (false, false)
                for byte in bytes {
                    if ByteCase.isLetter(byte) {
                        if ByteCase.isUpper(byte) == isInWord { return false }
                        (hasCased, isInWord) = (true, true)
                    } else {
                        isInWord = false
                    }
                }
                return hasCased
            },
            tested("isupper") { $0.contains(where: ByteCase.isUpper) && !$0.contains(where: ByteCase.isLower) },
            ofBytes("center", .positional(1...2)) { (bytes, arguments) throws(PyError) in
                try padded(bytes, arguments, "center") { missing, width in missing / 2 + (missing & width & 1) }
            },
            ofBytes("ljust", .positional(1...2)) { (bytes, arguments) throws(PyError) in
                try padded(bytes, arguments, "ljust") { _, _ in 0 }
            },
            ofBytes("rjust", .positional(1...2)) { (bytes, arguments) throws(PyError) in
                try padded(bytes, arguments, "rjust") { missing, _ in missing }
            },
            ofBytes("zfill", .one) { (bytes, arguments) throws(PyError) in
                let width = try arguments.required(0).size()
                guard width > bytes.count else { return .bytes(bytes) }
                try Sizes.check(width)
                return .bytes(ByteText.zeroFilled(bytes, width - bytes.count))
            },
            ofBytes("expandtabs", .named(["tabsize"])) { (bytes, arguments) throws(PyError) in
                .bytes(try ByteText.expandingTabs(bytes, size: try arguments.cInteger(0) ?? 8, isText: false))
            },
            ofBytes("strip", .positional(0...1)) { (bytes, arguments) throws(PyError) in
                try stripped(bytes, arguments, left: true, right: true)
            },
            ofBytes("lstrip", .positional(0...1)) { (bytes, arguments) throws(PyError) in
                try stripped(bytes, arguments, left: true, right: false)
            },
            ofBytes("rstrip", .positional(0...1)) { (bytes, arguments) throws(PyError) in
                try stripped(bytes, arguments, left: false, right: true)
            },
        ] + byteSearches + byteParts + byteConversions

    // MARK: Making methods

    typealias BytesBody = @Sendable ([UInt8], Arguments) throws(PyError) -> Value

    static func ofBytes(_ name: String, _ signature: CallSignature, _ body: @escaping BytesBody) -> Method {
        Method(name, signature) { (value, arguments) throws(PyError) in try body(value.bytes ?? [], arguments) }
    }

    private static func mapped(_ name: String, _ change: @escaping @Sendable ([UInt8]) -> [UInt8]) -> Method {
        ofBytes(name, .none) { (bytes, _) throws(PyError) in .bytes(change(bytes)) }
    }

    private static func tested(_ name: String, _ test: @escaping @Sendable ([UInt8]) -> Bool) -> Method {
        ofBytes(name, .none) { (bytes, _) throws(PyError) in .bool(test(bytes)) }
    }

    /// The bytes that an argument has to be.
    static func buffer(_ value: Value) throws(PyError) -> [UInt8] {
        guard let bytes = value.bytes else {
            throw .typeError("a bytes-like object is required, not '\(value.typeName)'")
        }
        return bytes
    }

    private static func padded(
        _ bytes: [UInt8], _ arguments: Arguments, _ name: String, _ left: (Int, Int) -> Int
    ) throws(PyError) -> Value {
        let width = try arguments.required(0).size()
        var fill: UInt8 = 0x20
        if let value = arguments[1] {
            guard let given = value.bytes, given.count == 1, let byte = given.first else {
                throw .typeError(
                    "\(name)() argument 2 must be a byte string of length 1, not \(value.argumentTypeName)")
            }
            fill = byte
        }
        guard width > bytes.count else { return .bytes(bytes) }
        let missing = width - bytes.count
        try Sizes.check(width)
        let before = left(missing, width)
        let (head, tail) = (repeatElement(fill, count: before), repeatElement(fill, count: missing - before))
        return .bytes(head + bytes + tail)
    }

    private static func stripped(
        _ bytes: [UInt8], _ arguments: Arguments, left: Bool, right: Bool
    ) throws(PyError) -> Value {
        let given = arguments[0] ?? .none
        let wanted = given.isNone ? nil : try buffer(given)
        func goes(_ byte: UInt8) -> Bool { wanted?.contains(byte) ?? ByteCase.isSpace(byte) }
        var (start, end) = (0, bytes.count)
        if left { while start < end, goes(bytes[start]) { start += 1 } }
        if right { while end > start, goes(bytes[end - 1]) { end -= 1 } }
        return .bytes(Array(bytes[start..<end]))
    }
}

/// ASCII letters, digits and blanks among bytes.
enum ByteCase {
    static func isLower(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

    static func isUpper(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

    static func isLetter(_ byte: UInt8) -> Bool { isLower(byte) || isUpper(byte) }

    static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    static func upper(_ byte: UInt8) -> UInt8 { isLower(byte) ? byte - 32 : byte }

    static func lower(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte + 32 : byte }
}
