/// The text or the bytes that a pattern is matched with, and the places in them as Python counts them.
final class RegexSubject {
    /// The `str` or `bytes` itself.
    let value: Value
    private let content: Content
    /// How many code points stand before every 1,024th byte; made when it is first needed.
    private var marks: [Int] = []

    private enum Content {
        case text(PyString)
        case bytes([UInt8])
    }

    init(_ text: PyString) {
        value = .str(text)
        content = .text(text)
    }

    /// - Throws: `TypeError` for values that are neither text nor bytes.
    init(_ value: Value) throws(PyError) {
        self.value = value
        if let text = value.string {
            content = .text(text)
        } else if let bytes = LibraryArgument.bytes(value) {
            content = .bytes(bytes)
        } else {
            throw .typeError("expected string or bytes-like object, got '\(value.typeName)'")
        }
    }

    var isText: Bool { if case .text = content { true } else { false } }

    var byteCount: Int {
        switch content {
        case .text(let text): text.byteCount
        case .bytes(let bytes): bytes.count
        }
    }

    /// The length as Python counts it.
    var count: Int {
        switch content {
        case .text(let text): text.count
        case .bytes(let bytes): bytes.count
        }
    }

    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        switch content {
        case .text(let text): text.withBytes(body)
        case .bytes(let bytes): bytes.withUnsafeBufferPointer(body)
        }
    }

    /// The part between two offsets in bytes.
    func slice(_ start: Int, _ end: Int) -> Value {
        withBytes { bytes in
            let part = UnsafeBufferPointer(rebasing: bytes[start..<max(start, end)])
            return isText ? .str(PyString.make(part)) : .object(PyBytes(Array(part)))
        }
    }

    private var isPlain: Bool { count == byteCount }

    /// How many code points stand before the byte at `offset`.
    func position(ofByte offset: Int) -> Int {
        guard !isPlain else { return offset }
        makeMarks()
        let mark = offset / 1024
        return withBytes { bytes in
            marks[mark] + bytes[mark * 1024..<offset].count { $0 & 0xC0 != 0x80 }
        }
    }

    /// Where the code point at `position`, which is at most ``count``, begins in bytes.
    func byte(ofPosition position: Int) -> Int {
        guard !isPlain else { return position }
        guard position < count else { return byteCount }
        makeMarks()
        var (low, high) = (0, marks.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if marks[middle] <= position { low = middle } else { high = middle - 1 }
        }
        return withBytes { bytes in
            var left = position - marks[low]
            var offset = low * 1024
            while offset < bytes.count {
                if bytes[offset] & 0xC0 != 0x80 {
                    if left == 0 { return offset }
                    left -= 1
                }
                offset += 1
            }
            return offset
        }
    }

    private func makeMarks() {
        guard marks.isEmpty else { return }
        var made = [0]
        withBytes { bytes in
            var seen = 0
            for (index, byte) in bytes.enumerated() {
                if byte & 0xC0 != 0x80 { seen += 1 }
                if (index + 1) % 1024 == 0 { made.append(seen) }
            }
        }
        marks = made
    }
}
