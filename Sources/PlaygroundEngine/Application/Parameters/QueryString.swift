/// The pairs of a query, in order.
///
/// Source: `urllib.parse.parse_qsl` with blank values kept, as Starlette's `QueryParams` calls it.
struct QueryString {
    let pairs: [(name: String, value: String)]

    init(_ query: String?) {
        pairs = PercentSigns.pairs(of: query ?? "")
    }

    /// The values of `name`, in order.
    func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

    /// The text of a query with these pairs.
    ///
    /// Source: `urllib.parse.urlencode`.
    static func encode(_ pairs: [(name: String, value: String)]) -> String {
        pairs.map { "\(PercentEncoding.quotePlus($0.name))=\(PercentEncoding.quotePlus($0.value))" }
            .joined(separator: "&")
    }
}
