import BigInt

/// What a number has to keep to.
struct Bounds<Number> {
    var multipleOf: Number?
    var lessThanEqual: Number?
    var lessThan: Number?
    var greaterThanEqual: Number?
    var greaterThan: Number?

    var isEmpty: Bool {
        multipleOf == nil && lessThanEqual == nil && lessThan == nil && greaterThanEqual == nil && greaterThan == nil
    }
}

/// How many items a container may have.
struct Lengths {
    var least: Int?
    var most: Int?

    var isEmpty: Bool { least == nil && most == nil }
}

/// What a text has to keep to, and what is done to it first.
struct TextRules {
    var lengths = Lengths()
    var pattern: TextPattern?
    var stripsWhitespace = false
    var toLower = false
    var toUpper = false

    var isEmpty: Bool { lengths.isEmpty && pattern == nil && !stripsWhitespace && !toLower && !toUpper }
}

/// A regular expression that a text has to contain.
struct TextPattern {
    let text: String
    let isFound: (PyString) throws(PyError) -> Bool
}

/// A rule that is checked on a finished value, where its type has no such rule of its own.
enum Rule {
    case bound(IssueKind.Bound, Value)
    case length(IssueKind.Limit, Int)
}
