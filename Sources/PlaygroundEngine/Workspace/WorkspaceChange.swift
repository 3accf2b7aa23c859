/// What a change did to `main.py`.
package struct WorkspaceChange: Hashable, Sendable {
    /// One definition, import or setting that a change touched.
    package enum Fact: Hashable, Sendable {
        case added(String)
        case replaced(String)
        case removed(String)
        case imported([String])
        case configured(app: String)
        case renamed(from: String, to: String, places: Int)
    }

    package let before: SourceText
    package let after: SourceText
    package let facts: [Fact]

    /// Whether any byte differs.
    package var isChange: Bool { before.utf8 != after.utf8 }

    /// The lines that differ, in the order of the file.
    package var lines: LineDifference { LineDifference(from: before, to: after) }
}

/// The lines by which two texts differ.
package struct LineDifference: Hashable, Sendable {
    package enum Line: Hashable, Sendable {
        case removed(String)
        case added(String)
    }

    package let lines: [Line]
    /// The runs of lines of the new text, by their numbers (from 1), that are not in the old one.
    package let changed: [Range<Int>]

    /// Texts with more differing lines than this are shown as replaced whole, since finding the common ones takes the
    /// square of their number.
    private static let comparedLines = 2000

    package init(from before: SourceText, to after: SourceText) {
        let old = Self.lines(of: before)
        let new = Self.lines(of: after)
        let prefix = zip(old, new).prefix { $0 == $1 }.count
        let suffix = zip(old.dropFirst(prefix).reversed(), new.dropFirst(prefix).reversed()).prefix { $0 == $1 }.count
        let oldMiddle = Array(old[prefix..<old.count - suffix])
        let newMiddle = Array(new[prefix..<new.count - suffix])
        guard oldMiddle.count + newMiddle.count <= Self.comparedLines else {
            lines = oldMiddle.map(Line.removed) + newMiddle.map(Line.added)
            changed = newMiddle.isEmpty ? [] : [prefix + 1..<prefix + 1 + newMiddle.count]
            return
        }
        let inserted: Set<Int>
        (lines, inserted) = Self.merge(oldMiddle, newMiddle)
        changed = Self.runs(of: inserted.sorted().map { prefix + 1 + $0 })
    }

    private static func merge(_ old: [String], _ new: [String]) -> (lines: [Line], inserted: Set<Int>) {
        let difference = new.difference(from: old)
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var lines: [Line] = []
        var (i, j) = (0, 0)
        while i < old.count || j < new.count {
            if i < old.count, removed.contains(i) {
                lines.append(.removed(old[i]))
                i += 1
            } else if j < new.count, inserted.contains(j) {
                lines.append(.added(new[j]))
                j += 1
            } else {
                i += 1
                j += 1
            }
        }
        return (lines, inserted)
    }

    private static func runs(of numbers: [Int]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for number in numbers {
            if let last = runs.last, last.upperBound == number {
                runs[runs.count - 1] = last.lowerBound..<number + 1
            } else {
                runs.append(number..<number + 1)
            }
        }
        return runs
    }

    private static func lines(of source: SourceText) -> [String] {
        let lines = (1...source.lineStarts.count).map { source[source.range(ofLine: $0)] }
        return lines.last == "" ? lines.dropLast() : lines
    }
}
