/// The cheapest way to lay a path's parts beside a template's segments.
///
/// The weights say what learners mix up most easily: a slash or letter case costs 4, a slip 8, a part too many or too
/// few 12, an unrelated part 20. A parameter costs 1, so that of two ways the one with more words in common wins.
struct PathAlignment {
    private enum Step {
        case pair, extra, missing, absorb
    }

    let cost: Int
    /// Whether path and template differ, and have something in common.
    let isNear: Bool
    let differences: [PathDifference]

    init(_ path: PathParts, _ segments: [TemplateSegment]) {
        let parts = path.parts
        var costs = [[Int]](repeating: [Int](repeating: 0, count: segments.count + 1), count: parts.count + 1)
        var steps = [[Step]](repeating: [Step](repeating: .pair, count: segments.count + 1), count: parts.count + 1)
        for i in 0...parts.count {
            for j in 0...segments.count where i + j > 0 {
                var best = (cost: Int.max, step: Step.pair)
                func consider(_ cost: Int, _ step: Step) { if cost < best.cost { best = (cost, step) } }
                // Of equal ways the first is taken: what is missing or too much belongs at the end.
                if j > 0 { consider(costs[i][j - 1] + (segments[j - 1].text.isEmpty ? 4 : 12), .missing) }
                if i > 0 { consider(costs[i - 1][j] + (parts[i - 1].text.isEmpty ? 4 : 12), .extra) }
                if i > 0, j > 0 {
                    consider(costs[i - 1][j - 1] + Self.pairCost(parts[i - 1].text, segments[j - 1]), .pair)
                    if segments[j - 1].takesSlashes { consider(costs[i - 1][j], .absorb) }
                }
                (costs[i][j], steps[i][j]) = best
            }
        }
        cost = costs[parts.count][segments.count]

        var found: [PathDifference] = []
        var hasLiteral = false
        var (i, j) = (parts.count, segments.count)
        while i > 0 || j > 0 {
            switch steps[i][j] {
            case .absorb:
                i -= 1
            case .pair:
                (i, j) = (i - 1, j - 1)
                let match = segments[j].match(parts[i].text)
                if segments[j].isLiteral, match != .other { hasLiteral = true }
                if let kind = Self.kind(match, parts[i].text, segments[j]) {
                    found.append(PathDifference(kind: kind, range: parts[i].range))
                }
            case .extra:
                i -= 1
                let isLast = i == parts.count - 1
                let (text, range) = parts[i]
                let kind: PathDifference.Kind =
                    text.isEmpty ? (isLast ? .extraLastSlash : .doubledSlash) : .extra(found: [text])
                // The slash that makes an empty part stands before it.
                found.append(
                    PathDifference(
                        kind: kind, range: text.isEmpty ? max(0, range.lowerBound - 1)..<range.upperBound : range))
            case .missing:
                j -= 1
                let end = i > 0 ? parts[i - 1].range.upperBound : 0
                let text = segments[j].text
                found.append(
                    PathDifference(
                        kind: text.isEmpty ? .missingLastSlash : .missing(expected: [text]), range: end..<end))
            }
        }
        differences = Self.merged(found.reversed())
        let onlySlashes = differences.allSatisfy { $0.kind.isAboutSlashes }
        isNear = !differences.isEmpty && (hasLiteral || onlySlashes) && cost < 40
    }

    private static func pairCost(_ part: String, _ segment: TemplateSegment) -> Int {
        switch segment.match(part) {
        case .exact: segment.parameter == nil ? 0 : 1
        case .letterCase: 4
        case .slip: 8
        case .other: part.isEmpty && segment.parameter != nil ? 12 : 20
        }
    }

    private static func kind(
        _ match: TemplateSegment.Match, _ part: String, _ segment: TemplateSegment
    ) -> PathDifference.Kind? {
        switch match {
        case .exact: nil
        case .letterCase: .letterCase(found: part, expected: segment.text)
        case .slip: .slip(found: part, expected: segment.text)
        case .other where segment.parameter != nil && part.isEmpty: .emptyParameter(expected: segment.text)
        case .other where part.isEmpty: .missing(expected: [segment.text])
        case .other where segment.parameter != nil: .notConvertible(found: part, expected: segment.text)
        case .other: .other(found: part, expected: segment.text)
        }
    }

    /// Joins neighbours of one kind, so that two missing parts are one difference.
    private static func merged(_ differences: [PathDifference]) -> [PathDifference] {
        var merged: [PathDifference] = []
        for next in differences {
            switch (merged.last?.kind, next.kind) {
            case (.missing(let first), .missing(let second)):
                let last = merged.removeLast()
                merged.append(PathDifference(kind: .missing(expected: first + second), range: last.range))
            case (.extra(let first), .extra(let second)):
                let last = merged.removeLast()
                merged.append(
                    PathDifference(
                        kind: .extra(found: first + second), range: last.range.lowerBound..<next.range.upperBound))
            default:
                merged.append(next)
            }
        }
        return merged
    }
}
