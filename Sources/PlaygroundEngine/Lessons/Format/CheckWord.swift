/// The words that start a line of a `check` block.
enum CheckWord: String, CaseIterable {
    case probe, with, same, seen, sent, route, app, used
    case status, type, json, body, header, error
    case events, event, gap, ending
    case when, otherwise
}

/// The words that compare a value in a `check` block.
enum TestWord: String, CaseIterable {
    case equals, differs, contains, lacks, exists, absent
    case isKind = "is"
}
