/// How many characters a part of a pattern can match, at least and at most.
struct PatternWidth: Hashable {
    /// Past this, a width counts as unbounded.
    private static let unbounded = 1 << 48

    var least: Int
    var most: Int

    static let zero = PatternWidth(least: 0, most: 0)
    static let one = PatternWidth(least: 1, most: 1)

    var isFixed: Bool { least == most }

    static func + (a: PatternWidth, b: PatternWidth) -> PatternWidth {
        PatternWidth(least: min(unbounded, a.least + b.least), most: min(unbounded, a.most + b.most))
    }

    /// The width of either.
    static func | (a: PatternWidth, b: PatternWidth) -> PatternWidth {
        PatternWidth(least: min(a.least, b.least), most: max(a.most, b.most))
    }

    func repeated(_ least: Int, _ most: Int?) -> PatternWidth {
        func product(_ a: Int, _ b: Int) -> Int {
            let (result, overflow) = a.multipliedReportingOverflow(by: b)
            return overflow ? Self.unbounded : min(Self.unbounded, result)
        }
        return PatternWidth(
            least: product(self.least, least), most: product(self.most, most ?? (self.most == 0 ? 0 : Self.unbounded)))
    }
}
