extension Methods {
    static let strings: [Method] =
        [
            text("capitalize") { CaseMapping.capitalize($0) },
            text("casefold") { CaseMapping.fold($0) },
            text("lower") { CaseMapping.lower($0) },
            text("swapcase") { CaseMapping.swap($0) },
            text("title") { CaseMapping.title($0) },
            text("upper") { CaseMapping.upper($0) },
            all("isalnum", Characters.isAlphanumeric),
            all("isalpha", Characters.isAlphabetic),
            all("isdecimal", Characters.isDecimal),
            all("isdigit", Characters.isDigit),
            all("isnumeric", Characters.isNumeric),
            all("isspace", Characters.isSpace),
            test("isascii") { $0.allSatisfy(\.isASCII) },
            test("isidentifier", isIdentifier),
            test("islower") { $0.contains(where: Characters.isLower) && !$0.contains { isUpperOrTitle($0) } },
            test("isprintable") { $0.allSatisfy(QuotedText.isPrintable) },
            test("istitle", isTitle),
            test("isupper") {
                $0.contains(where: Characters.isUpper)
                    && !$0.contains { Characters.isLower($0) || Characters.isTitle($0) }
            },
            string("center", .positional(1...2)) { (text, arguments) throws(PyError) in
                try padded(text, arguments) { missing, width in
                    // The odd one goes to the left where the width is odd, as in CPython.
                    missing / 2 + (missing & width & 1)
                }
            },
            string("ljust", .positional(1...2)) { (text, arguments) throws(PyError) in
                try padded(text, arguments) { _, _ in 0 }
            },
            string("rjust", .positional(1...2)) { (text, arguments) throws(PyError) in
                try padded(text, arguments) { missing, _ in missing }
            },
            string("zfill", .one) { (text, arguments) throws(PyError) in
                let width = try arguments.required(0).size()
                guard width > text.count else { return .str(text) }
                try Sizes.check(width)
                return .str(PyString.make(ByteText.zeroFilled(text.bytes, width - text.count)))
            },
            string("expandtabs", .named(["tabsize"])) { (text, arguments) throws(PyError) in
                let size = try arguments.cInteger(0) ?? 8
                return .str(PyString.make(try ByteText.expandingTabs(text.bytes, size: size, isText: true)))
            },
            string("strip", .positional(0...1)) { (text, arguments) throws(PyError) in
                try stripped(text, arguments, "strip", left: true, right: true)
            },
            string("lstrip", .positional(0...1)) { (text, arguments) throws(PyError) in
                try stripped(text, arguments, "lstrip", left: true, right: false)
            },
            string("rstrip", .positional(0...1)) { (text, arguments) throws(PyError) in
                try stripped(text, arguments, "rstrip", left: false, right: true)
            },
            string("join", .one) { (text, arguments) throws(PyError) in
                try joined(text, arguments.required(0))
            },
        ] + stringSearches + stringParts + stringConversions

    // MARK: Making methods

    typealias StringBody = @Sendable (PyString, Arguments) throws(PyError) -> Value

    static func string(_ name: String, _ signature: CallSignature, _ body: @escaping StringBody) -> Method {
        Method(name, signature) { (value, arguments) throws(PyError) in
            guard case .str(let text) = value else { return .none }
            return try body(text, arguments)
        }
    }

    private static func text(_ name: String, _ change: @escaping @Sendable ([Unicode.Scalar]) -> String) -> Method {
        string(name, .none) { (text, _) throws(PyError) in
            let changed = PyString.make(change(text.scalars))
            try Sizes.check(changed.byteCount)
            return .str(changed)
        }
    }

    private static func test(_ name: String, _ holds: @escaping @Sendable ([Unicode.Scalar]) -> Bool) -> Method {
        string(name, .none) { (text, _) throws(PyError) in .bool(holds(text.scalars)) }
    }

    private static func all(_ name: String, _ holds: @escaping @Sendable (Unicode.Scalar) -> Bool) -> Method {
        test(name) { !$0.isEmpty && $0.allSatisfy(holds) }
    }

    // MARK: Tests

    private static func isIdentifier(_ text: [Unicode.Scalar]) -> Bool {
        guard let first = text.first, first == "_" || first.properties.isXIDStart else { return false }
        return text.dropFirst().allSatisfy(\.properties.isXIDContinue)
    }

    private static func isUpperOrTitle(_ scalar: Unicode.Scalar) -> Bool {
        Characters.isUpper(scalar) || Characters.isTitle(scalar)
    }

    private static func isTitle(_ text: [Unicode.Scalar]) -> Bool {
        var (hasCased, isInWord) = (false, false)
        for scalar in text {
            if isUpperOrTitle(scalar) {
                if isInWord { return false }
                (hasCased, isInWord) = (true, true)
            } else if Characters.isLower(scalar) {
                if !isInWord { return false }
                (hasCased, isInWord) = (true, true)
            } else {
                isInWord = false
            }
        }
        return hasCased
    }

    // MARK: Padding, stripping, joining

    private static func padded(
        _ text: PyString, _ arguments: Arguments, _ left: (Int, Int) -> Int
    ) throws(PyError) -> Value {
        let width = try arguments.required(0).size()
        var fill: [UInt8] = [0x20]
        if let value = arguments[1] {
            guard let character = value.string else {
                throw .typeError("The fill character must be a unicode character, not \(value.typeName)")
            }
            guard character.count == 1 else {
                throw .typeError("The fill character must be exactly one character long")
            }
            fill = character.bytes
        }
        guard width > text.count else { return .str(text) }
        let missing = width - text.count
        try Sizes.check(width, times: fill.count)
        let before = left(missing, width)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.byteCount + missing * fill.count)
        for _ in 0..<before { bytes += fill }
        text.withBytes { bytes.append(contentsOf: $0) }
        for _ in before..<missing { bytes += fill }
        return .str(PyString.make(bytes))
    }

    private static func stripped(
        _ text: PyString, _ arguments: Arguments, _ name: String, left: Bool, right: Bool
    ) throws(PyError) -> Value {
        let characters = arguments[0] ?? .none
        var wanted: Set<Unicode.Scalar>?
        if let set = characters.string {
            wanted = Set(set.scalars)
        } else if !characters.isNone {
            throw .typeError("\(name) arg must be None or str")
        }
        func goes(_ scalar: Unicode.Scalar) -> Bool { wanted?.contains(scalar) ?? Characters.isSpace(scalar) }
        let scalars = text.scalars
        var (start, end) = (0, scalars.count)
        if left { while start < end, goes(scalars[start]) { start += 1 } }
        if right { while end > start, goes(scalars[end - 1]) { end -= 1 } }
        return .str(end - start == scalars.count ? text : text.slice(start..<end))
    }

    private static func joined(_ separator: PyString, _ iterable: Value) throws(PyError) -> Value {
        guard try Iteration.iteratorIfIterable(iterable) != nil else { throw .typeError("can only join an iterable") }
        var bytes: [UInt8] = []
        for (index, item) in try Iteration.array(iterable).enumerated() {
            guard let text = item.string else {
                throw .typeError("sequence item \(index): expected str instance, \(item.typeName) found")
            }
            try Sizes.check(bytes.count + separator.byteCount + text.byteCount)
            if index > 0 { separator.withBytes { bytes.append(contentsOf: $0) } }
            text.withBytes { bytes.append(contentsOf: $0) }
        }
        return .str(PyString.make(bytes))
    }
}

extension PyString {
    /// The code points.
    var scalars: [Unicode.Scalar] { Array(text.unicodeScalars) }

    static func make(scalars: some Sequence<Unicode.Scalar>) -> PyString {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return make(String(view))
    }
}

extension Arguments {
    /// The integer at `index`, as a C `int` takes it.
    func cInteger(_ index: Int) throws(PyError) -> Int? {
        guard let value = self[index] else { return nil }
        let number = try value.requiredIndex()
        guard let small = Int32(exactly: number) else {
            throw .make(.overflowError, "Python int too large to convert to C int")
        }
        return Int(small)
    }
}
