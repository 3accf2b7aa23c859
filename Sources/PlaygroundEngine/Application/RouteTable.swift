/// The routes of an application, found by path in time that does not grow with their number.
///
/// Source: FastAPI's `APIRouter.app`: the first route that fits path and method answers; failing that the first that
/// fits the path alone (405); failing that, a path with its last slash added or taken away (307).
struct RouteTable {
    enum Match: Equatable {
        case full(Int)
        /// The path fits, the method does not.
        case partial(Int)
        /// The path fits with its last slash added or taken away.
        case redirect
        case none
    }

    private let patterns: [PathPattern]
    private let methods: [Set<String>]
    private let redirectsSlashes: Bool
    private var literals: [String: [Int]] = [:]
    private var bySegment: [String: [Int]] = [:]
    private var others: [Int] = []

    init(_ routes: [(pattern: PathPattern, methods: [String])], redirectsSlashes: Bool) {
        patterns = routes.map(\.pattern)
        methods = routes.map { Set($0.methods) }
        self.redirectsSlashes = redirectsSlashes
        for (index, pattern) in patterns.enumerated() {
            if let literal = pattern.literal {
                literals[literal, default: []].append(index)
            } else if let segment = pattern.firstSegment {
                bySegment[segment, default: []].append(index)
            } else {
                others.append(index)
            }
        }
    }

    func match(method: String, path: String) -> Match {
        let found = find(method: method, path: path)
        guard found == .none, redirectsSlashes, path != "/" else { return found }
        return find(method: method, path: Self.slashed(path)) == .none ? .none : .redirect
    }

    /// The path with a last slash added, or without its last slashes where it has some.
    static func slashed(_ path: String) -> String {
        guard path.hasSuffix("/") else { return path + "/" }
        var other = path
        while other.hasSuffix("/") { other.removeLast() }
        return other
    }

    private func find(method: String, path: String) -> Match {
        var full: Int?
        var partial: Int?
        func consider(_ index: Int) -> Bool {
            if methods[index].contains(method) {
                full = min(full ?? index, index)
                return true
            }
            partial = min(partial ?? index, index)
            return false
        }
        let bytes = Array(path.utf8)
        // `$` in Starlette's patterns matches before a last newline.
        let literal = bytes.last == UInt8(ascii: "\n") ? String(decoding: bytes.dropLast(), as: UTF8.self) : nil
        for text in [path, literal] {
            if let text { _ = literals[text]?.first(where: consider) }
        }
        let segment = String(decoding: bytes.dropFirst().prefix { $0 != UInt8(ascii: "/") }, as: UTF8.self)
        for candidates in [bySegment[segment] ?? [], others] {
            for index in candidates {
                if let full, full < index { break }
                if patterns[index].matches(bytes), consider(index) { break }
            }
        }
        return full.map(Match.full) ?? partial.map(Match.partial) ?? .none
    }
}
