/// The bytes of an image file with a position in them.
struct ImageBytes {
    let data: [UInt8]
    private(set) var position = 0

    init(_ data: [UInt8]) {
        self.data = data
    }

    /// Goes to a place from the start, which may lie behind the end.
    mutating func seek(_ position: Int) { self.position = max(0, position) }

    /// The next bytes, fewer than asked for at the end: Python's `read`.
    mutating func read(_ count: Int) -> ArraySlice<UInt8> {
        guard position < data.count, count > 0 else { return [] }
        let end = position + min(count, data.count - position)
        defer { position = end }
        return data[position..<end]
    }

    /// The next `count` bytes, none for a count below zero: Pillow's `_safe_read`.
    mutating func block(_ count: Int) throws(ImageFault) -> ArraySlice<UInt8> {
        let found = read(count)
        guard found.count >= count else { throw .cutShort }
        return found
    }
}

/// Whole numbers at a distance from the start; too few bytes are a sign of another format, as Pillow has it.
extension ArraySlice<UInt8> {
    private func number(_ offset: Int, _ size: Int, isLittle: Bool) throws(ImageFault) -> Int {
        guard offset >= 0, offset <= count - size else { throw .otherFormat }
        let start = startIndex + offset
        var value = 0
        for place in 0..<size { value = value << 8 | Int(self[start + (isLittle ? size - 1 - place : place)]) }
        return value
    }

    func byte(_ offset: Int) throws(ImageFault) -> Int { try number(offset, 1, isLittle: false) }

    func little16(_ offset: Int = 0) throws(ImageFault) -> Int { try number(offset, 2, isLittle: true) }

    func little24(_ offset: Int = 0) throws(ImageFault) -> Int { try number(offset, 3, isLittle: true) }

    func little32(_ offset: Int = 0) throws(ImageFault) -> Int { try number(offset, 4, isLittle: true) }

    func big16(_ offset: Int = 0) throws(ImageFault) -> Int { try number(offset, 2, isLittle: false) }

    func big32(_ offset: Int = 0) throws(ImageFault) -> Int { try number(offset, 4, isLittle: false) }

    /// The text in Latin-1, in which every byte is a character.
    var latin1: String {
        var text = String.UnicodeScalarView()
        for byte in self { text.append(Unicode.Scalar(byte)) }
        return String(text)
    }
}
