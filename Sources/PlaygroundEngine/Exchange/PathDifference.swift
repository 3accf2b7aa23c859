/// One place where a request's path and a route's path differ.
package struct PathDifference: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case letterCase(found: String, expected: String)
        /// Near enough to be a slip of the hand.
        case slip(found: String, expected: String)
        case other(found: String, expected: String)
        /// A part that the route's parameter does not take, such as a word for `{id:int}`.
        case notConvertible(found: String, expected: String)
        /// Nothing stands where the route has a parameter.
        case emptyParameter(expected: String)
        case missing(expected: [String])
        case extra(found: [String])
        case missingLastSlash
        case extraLastSlash
        case doubledSlash

        /// Whether only a slash is missing or too much.
        var isAboutSlashes: Bool {
            switch self {
            case .missingLastSlash, .extraLastSlash, .doubledSlash: true
            case .letterCase, .slip, .other, .notConvertible, .emptyParameter, .missing, .extra: false
            }
        }
    }

    package let kind: Kind
    /// UTF-8 offsets into the request's target; empty where something is missing.
    package let range: Range<Int>
}

/// The route whose path is most like a request's, and how it differs.
package struct NearestRoute: Hashable, Sendable {
    package let route: Route
    /// In the order of the path; never empty.
    package let differences: [PathDifference]

    /// The member of `routes` nearest to `request`'s path, or nil where none has anything in common with it.
    package static func find(for request: Request, among routes: [Route]) -> NearestRoute? {
        let path = PathParts(request.rawPath)
        var best: (route: Route, alignment: PathAlignment, rank: Int)?
        for route in routes {
            let alignment = PathAlignment(path, TemplateSegment.segments(of: route.path))
            guard alignment.isNear else { continue }
            // Of two paths that are equally near, the one with the request's method is the likelier one.
            let rank = alignment.cost * 2 + (route.methods.contains(request.method) ? 0 : 1)
            if rank < best?.rank ?? .max { best = (route, alignment, rank) }
        }
        return best.map { NearestRoute(route: $0.route, differences: $0.alignment.differences) }
    }
}

/// A path cut at its slashes, each part with its place and percent-decoded.
struct PathParts {
    let parts: [(text: String, range: Range<Int>)]

    /// More parts than this are compared as one, so that the work stays small whatever is sent.
    private static let limit = 64

    init(_ rawPath: String) {
        let bytes = Array(rawPath.utf8)
        var parts: [(text: String, range: Range<Int>)] = []
        var start = bytes.first == UInt8(ascii: "/") ? 1 : 0
        while true {
            let slash = parts.count < Self.limit - 1 ? bytes[start...].firstIndex(of: UInt8(ascii: "/")) : nil
            let end = slash ?? bytes.count
            let raw = String(decoding: bytes[start..<end], as: UTF8.self)
            parts.append((PercentEncoding.decode(raw), start..<end))
            guard let slash else { break }
            start = slash + 1
        }
        self.parts = parts
    }
}
