import CPCRE2

/// A compiled regular expression, in Python's syntax or in that of Pydantic's `pattern`.
///
/// Matching takes bounded time and memory whatever the pattern and the text; past the bounds it is a `TimeoutError`.
/// It belongs to one event loop, like the program whose pattern it is.
package final class RegularExpression {
    package enum Dialect: Hashable, Sendable {
        /// Python's `re`.
        case python
        /// Rust's `regex`, which Pydantic uses: `$` is the end alone, and there are neither look-around nor references.
        case rust
    }

    /// Where a match has to lie.
    enum Anchoring {
        case anywhere
        case start
        case whole
    }

    let source: String
    let flags: PatternFlags
    let groupCount: Int
    let groupNames: [(name: String, index: Int)]
    /// The groups in the order in which their parentheses close.
    let closingOrder: [Int]
    private let code: OpaquePointer
    private let limits: MatchLimits

    /// - Throws: ``PatternFault`` in CPython's words.
    package convenience init(_ pattern: String, dialect: Dialect = .python) throws(PatternFault) {
        try self.init(Array(pattern.unicodeScalars), flags: [], isText: true, dialect: dialect)
    }

    init(
        _ scalars: [Unicode.Scalar], flags: PatternFlags, isText: Bool, dialect: Dialect = .python
    ) throws(PatternFault) {
        let translation = try PatternTranslator.translate(
            scalars, flags: flags, isText: isText, dialect: dialect == .rust ? .rust : .python)
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        source = String(text)
        self.flags = translation.flags
        groupCount = translation.groupCount
        groupNames = translation.groupNames
        closingOrder = translation.closingOrder
        limits = MatchLimits()
        code = try Self.compile(translation.pattern, isText: isText)
    }

    deinit { pcre2_code_free_8(code) }

    private static func compile(_ pattern: [UInt8], isText: Bool) throws(PatternFault) -> OpaquePointer {
        let context = pcre2_compile_context_create_8(nil)
        defer { pcre2_compile_context_free_8(context) }
        pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_LF))
        var options = PCRE2_MULTILINE | PCRE2_ALT_CIRCUMFLEX | PCRE2_DOTALL | PCRE2_NEVER_BACKSLASH_C
        if isText { options |= PCRE2_UTF | PCRE2_NO_UTF_CHECK }
        var number: Int32 = 0
        var offset = 0
        if let code = pcre2_compile_8(pattern, pattern.count, UInt32(options), &number, &offset, context) {
            return code
        }
        var message = [UInt8](repeating: 0, count: 256)
        let count = pcre2_get_error_message_8(number, &message, message.count)
        throw PatternFault(String(decoding: message.prefix(max(0, Int(count))), as: UTF8.self), at: nil)
    }

    /// Whether the pattern matches anywhere in `text`.
    ///
    /// - Throws: `TimeoutError` where that takes too long.
    package func matches(in text: PyString) throws(PyError) -> Bool {
        try match(RegexSubject(text), from: 0, to: text.byteCount, .anywhere) != nil
    }

    /// Finds the first match at or behind the byte `start` of a subject that is taken to end at `end`.
    ///
    /// - Parameter isNotEmptyAtStart: Whether an empty match at `start` itself does not count.
    /// - Returns: The offsets in bytes of the match and of its groups, two each; -1 for a group that took no part.
    func match(
        _ subject: RegexSubject, from start: Int, to end: Int, _ anchoring: Anchoring, isNotEmptyAtStart: Bool = false
    ) throws(PyError) -> [Int]? {
        guard let data = pcre2_match_data_create_8(UInt32(groupCount + 1), nil) else { throw tooLarge }
        defer { pcre2_match_data_free_8(data) }
        var options = PCRE2_NO_UTF_CHECK
        switch anchoring {
        case .anywhere: break
        case .start: options |= PCRE2_ANCHORED
        case .whole: options |= PCRE2_ANCHORED | PCRE2_ENDANCHORED
        }
        if isNotEmptyAtStart { options |= PCRE2_NOTEMPTY_ATSTART }
        limits.start()
        let result = subject.withBytes { bytes in
            // An empty text has no address; the matcher wants one.
            var nothing: UInt8 = 0
            guard let address = bytes.baseAddress else {
                return pcre2_match_8(code, &nothing, 0, 0, UInt32(options), data, limits.context)
            }
            return pcre2_match_8(code, address, end, start, UInt32(options), data, limits.context)
        }
        guard result > 0 else {
            switch result {
            case PCRE2_ERROR_NOMATCH: return nil
            case PCRE2_ERROR_HEAPLIMIT, PCRE2_ERROR_NOMEMORY: throw tooLarge
            default: throw tookTooLong
            }
        }
        guard let offsets = pcre2_get_ovector_pointer_8(data) else { return nil }
        return (0..<2 * (groupCount + 1)).map { index in
            // Groups behind the last one that matched are not set at all.
            index < 2 * Int(result) && offsets[index] != Int.max && offsets[index] >= 0 ? Int(offsets[index]) : -1
        }
    }

    private var tookTooLong: PyError {
        .make(.timeoutError, "matching the pattern \(QuotedText.string(shownSource)) took too long")
    }

    private var tooLarge: PyError {
        .make(.memoryError, "matching the pattern \(QuotedText.string(shownSource)) took more than 256 MiB")
    }

    private var shownSource: String { source.count > 80 ? source.prefix(80) + "…" : source }
}
