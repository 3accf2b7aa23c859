/// How much a form may hold.
///
/// Source: Starlette's `Request.form`.
struct FormLimits: Sendable {
    /// A number of fields or files, with its text in messages.
    struct Count: Sendable {
        let most: Int
        let text: String

        init(_ most: Int) {
            self.most = most
            text = String(most)
        }

        /// One that is no integer, such as infinity.
        init(_ most: Double) {
            self.most = Int(exactly: most.rounded(.down)) ?? (most > 0 ? Int.max : most < 0 ? -1 : Int.max)
            text = FloatText.repr(most)
        }
    }

    var files = Count(1000)
    var fields = Count(1000)
    /// The most bytes of a field that is no file.
    var partSize = 1024 * 1024
}

extension FormLimits {
    /// The limits that a call of `request.form` names.
    init(_ bound: [String: Value]) throws(PyError) {
        self.init()
        files = try Self.count(bound["max_files"]) ?? files
        fields = try Self.count(bound["max_fields"]) ?? fields
        if let size = bound["max_part_size"] { partSize = try LibraryArgument.index(size) }
    }

    private static func count(_ value: Value?) throws(PyError) -> Count? {
        guard let value else { return nil }
        if case .float(let float) = value { return Count(float) }
        return Count(try LibraryArgument.index(value))
    }
}

extension FormLimits {
    /// The limits that `form_limits={…}` changes.
    ///
    /// Source: FastAPI's `_FormLimits`.
    struct Changes {
        private var counts: [String: Int] = [:]

        init() {}

        /// - Throws: Where the option is no dict of known names and counts.
        init(_ option: NamedArgument) throws(PyError) {
            if option.value.isNone { return }
            guard case .dict(let dict) = option.value else { throw Options.wrongType(option, expected: "a dict") }
            for (key, value) in dict.pairs {
                guard let name = key.string, ["max_fields", "max_files", "max_part_size"].contains(name.text),
                    case .int(let count) = value, count >= 0
                else {
                    throw Options.wrongType(
                        option, expected: "max_fields, max_files and max_part_size with numbers of at least 0")
                }
                counts[name.text] = count
            }
        }

        func over(_ outer: Changes) -> Changes {
            var changes = self
            changes.counts.merge(outer.counts) { own, _ in own }
            return changes
        }

        /// The limits with these changes.
        var limits: FormLimits {
            var limits = FormLimits()
            if let fields = counts["max_fields"] { limits.fields = Count(fields) }
            if let files = counts["max_files"] { limits.files = Count(files) }
            if let size = counts["max_part_size"] { limits.partSize = size }
            return limits
        }
    }
}
