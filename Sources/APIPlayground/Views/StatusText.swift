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

    /// The status in figures; `–` where the client left before it had an answer.
    static func number(_ status: Int) -> String { status == 0 ? "–" : String(status) }
}
