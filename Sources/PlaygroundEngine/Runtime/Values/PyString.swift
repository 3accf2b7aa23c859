/// A Python string: UTF-8 bytes, their count of code points and their hash, in one allocation.
///
/// Where there are as many bytes as code points the text is ASCII, and indexing takes constant time.
package final class PyString: ManagedBuffer<PyString.Header, UInt8> {
    package struct Header {
        var byteCount: Int
        var scalarCount: Int
        /// 0 until it is first asked for.
        var hash: Int
    }

    /// Makes a string from bytes that are known to be UTF-8.
    static func make(_ bytes: UnsafeBufferPointer<UInt8>) -> PyString {
        let made = PyString.create(minimumCapacity: bytes.count) { _ in
            var scalars = 0
            for byte in bytes where byte & 0xC0 != 0x80 { scalars += 1 }
            return Header(byteCount: bytes.count, scalarCount: scalars, hash: 0)
        }
        let string = unsafeDowncast(made, to: PyString.self)
        if let start = bytes.baseAddress {
            string.withUnsafeMutablePointerToElements { $0.update(from: start, count: bytes.count) }
        }
        return string
    }

    package static func make(_ text: String) -> PyString {
        var text = text
        return text.withUTF8 { make($0) }
    }

    static func make(_ bytes: [UInt8]) -> PyString { bytes.withUnsafeBufferPointer { make($0) } }

    /// A string for an attribute's name, its hash computed so that threads may share it.
    static func name(_ text: String) -> PyString {
        let string = make(text)
        _ = string.hashCode
        return string
    }

    /// The number of code points: what `len` gives.
    package var count: Int { header.scalarCount }

    var byteCount: Int { header.byteCount }

    var isEmpty: Bool { header.byteCount == 0 }

    var isASCII: Bool { header.byteCount == header.scalarCount }

    package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        withUnsafeMutablePointers { header, bytes in
            body(UnsafeBufferPointer(start: bytes, count: header.pointee.byteCount))
        }
    }

    package var text: String { withBytes { String(decoding: $0, as: UTF8.self) } }

    var bytes: [UInt8] { withBytes { Array($0) } }

    var hashCode: Int {
        if header.hash == 0 {
            let hash = withBytes { Hashing.hash($0) }
            header.hash = hash == 0 ? 1 : hash
        }
        return header.hash
    }

    static func == (left: PyString, right: PyString) -> Bool {
        if left === right { return true }
        guard left.byteCount == right.byteCount else { return false }
        return left.withBytes { a in right.withBytes { b in a.elementsEqual(b) } }
    }

    /// The code points in `range`, which lies within 0...``count``.
    func slice(_ range: Range<Int>) -> PyString {
        withBytes { bytes in
            let start = byteOffset(ofScalar: range.lowerBound, in: bytes, from: (0, 0))
            let end = byteOffset(ofScalar: range.upperBound, in: bytes, from: (range.lowerBound, start))
            return PyString.make(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        }
    }

    private func byteOffset(
        ofScalar index: Int, in bytes: UnsafeBufferPointer<UInt8>, from start: (scalar: Int, byte: Int)
    ) -> Int {
        if isASCII { return index }
        var (scalar, byte) = start
        while scalar < index {
            byte += 1
            while byte < bytes.count, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
            scalar += 1
        }
        return byte
    }
}
