/// The pairs of a query, in order.
///
/// Source: `urllib.parse.parse_qsl` with blank values kept, as Starlette's `QueryParams` calls it.
struct QueryString {
    let pairs: [(name: String, value: String)]

    init(_ query: String?) {
        pairs = (query ?? "").split(separator: "&").map { part in
            let name = part.prefix { $0 != "=" }
            return (Self.decode(name), Self.decode(part.dropFirst(name.count + 1)))
        }
    }

    /// The values of `name`, in order.
    func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

    private static func decode(_ text: Substring) -> String {
        PercentEncoding.decode(String(text.replacing("+", with: " ")))
    }

    /// The text of a query with these pairs.
    ///
    /// Source: `urllib.parse.urlencode`.
    static func encode(_ pairs: [(name: String, value: String)]) -> String {
        pairs.map { "\(PercentEncoding.quotePlus($0.name))=\(PercentEncoding.quotePlus($0.value))" }
            .joined(separator: "&")
    }
}
