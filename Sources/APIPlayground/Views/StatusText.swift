/// How a response's status looks.
enum StatusText {
    /// By the class of the status (RFC 9110, section 15).
    static func style(of status: Int) -> Style {
        switch status {
        case 200..<300: Style(.success, .strong)
        case 100..<200, 300..<400: Style(.information, .strong)
        case 400..<500: Style(.warning, .strong)
        default: Style(.failure, .strong)
        }
    }

    /// The reason phrase of a status line, such as `Not Found` in `HTTP/1.1 404 Not Found`.
    static func reason(in bytes: [UInt8]) -> String {
        let line = bytes.prefix(1_024).prefix { $0 != 0x0D && $0 != 0x0A }
        let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 2)
        return parts.count == 3 ? String(decoding: parts[2], as: UTF8.self) : ""
    }
}
