/// Why bytes are no JSON that can be read.
package struct JSONDecodingFault: Error, Hashable {
    package enum Reason: Hashable, Sendable {
        /// Against the grammar: CPython's words, such as `Expecting value`.
        case syntax(String)
        /// Nested past the limit; the word is `array` or `object`.
        case nesting(String)
        /// An integer of more digits than Python reads.
        case tooManyDigits(Int)
        /// Half of a surrogate pair, written as `\ud800`: text cannot hold it.
        case loneSurrogate(UInt16)
        /// The values would take more memory than one value may.
        case tooLarge
    }

    package let reason: Reason
    /// How many code points stand before the place.
    package let position: Int
    /// The line of the place, from 1.
    package let line: Int
    /// The column of the place in code points, from 1.
    package let column: Int

    /// - Parameter offset: The place, as an offset in UTF-8 bytes.
    init(_ reason: Reason, in bytes: [UInt8], at offset: Int) {
        self.reason = reason
        var (position, line, column) = (0, 1, 1)
        for byte in bytes.prefix(offset) where byte & 0xC0 != 0x80 {
            position += 1
            column += 1
            if byte == UInt8(ascii: "\n") { (line, column) = (line + 1, 1) }
        }
        (self.position, self.line, self.column) = (position, line, column)
    }

    /// The grammar's complaint alone, as FastAPI shows it: `Expecting value`.
    package var message: String {
        switch reason {
        case .syntax(let message): message
        case .nesting(let kind): "maximum recursion depth exceeded while decoding a JSON \(kind) from a unicode string"
        case .tooManyDigits(let count):
            "Exceeds the limit (4300 digits) for integer string conversion: value has \(count) digits; "
                + "use sys.set_int_max_str_digits() to increase the limit"
        case .loneSurrogate(let unit):
            "'utf-8' codec can't encode character '\\u\(String(unit, radix: 16))': surrogates not allowed"
        case .tooLarge: "the value would take more than 256 MiB"
        }
    }

    /// The complaint with its place, as `str(JSONDecodeError)` gives it.
    package var located: String { "\(message): line \(line) column \(column) (char \(position))" }
}
