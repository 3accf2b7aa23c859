extension Validator {
    mutating func text(
        _ value: Value, _ rules: TextRules, coercesNumbers: Bool = false, isStrict: Bool
    ) throws(PyError) -> Value? {
        var found: PyString
        if case .str(let text) = value {
            found = text
        } else if case .object(let object) = value, case .str(let text)? = object.plain {
            floor(.strict)
            found = text
        } else if !isStrict, let member = value.object as? EnumMember {
            floor(.lax)
            found = PyString.make(try member.value.str())
        } else if !isStrict, case .object(let object) = value, let data = object as? PyBytes {
            floor(.lax)
            guard let text = String(validating: data.bytes, as: UTF8.self) else { return report(.stringUnicode, value) }
            found = PyString.make(text)
        } else if coercesNumbers, !isStrict, let number = Self.numberText(value) {
            floor(.lax)
            found = PyString.make(number)
        } else {
            return report(.stringType, value)
        }
        if isJSON { floor(.strict) }
        guard !rules.isEmpty else { return .str(found) }
        if rules.stripsWhitespace { found = PyString.make(NumberText.trimmed(found.text)) }
        if let most = rules.lengths.most, found.count > most { return report(.textLength(.most, most), value) }
        if let least = rules.lengths.least, found.count < least { return report(.textLength(.least, least), value) }
        if let pattern = rules.pattern, try !pattern.isFound(found) {
            return report(.pattern(pattern.text), value)
        }
        if rules.toLower { found = PyString.make(found.text.lowercased()) }
        if rules.toUpper { found = PyString.make(found.text.uppercased()) }
        return .str(found)
    }

    /// A number as text, where a model asks for that.
    private static func numberText(_ value: Value) -> String? {
        switch value {
        case .int, .float: try? value.str()
        case .object(let object): object is PyBigInt || object is PyDecimal ? try? value.str() : nil
        default: nil
        }
    }

    mutating func bytes(_ value: Value, _ lengths: Lengths, isStrict: Bool) -> Value? {
        var found: PyBytes
        if case .object(let object) = value, let data = object as? PyBytes {
            found = data
        } else if isJSON, case .str(let text) = value {
            floor(.strict)
            found = PyBytes(text.bytes)
        } else if !isStrict, let text = inputText(value) {
            floor(.lax)
            found = PyBytes(text)
        } else {
            return report(.bytesType, value)
        }
        if let most = lengths.most, found.bytes.count > most { return report(.bytesLength(.most, most), value) }
        if let least = lengths.least, found.bytes.count < least { return report(.bytesLength(.least, least), value) }
        return .object(found)
    }

    /// A value that is one of a few constants: of the same type, or else equal.
    mutating func literal(_ value: Value, _ values: [Value], _ expected: String) throws(PyError) -> Value? {
        if case .object(let object) = value, object is PyBigInt,
            values.contains(where: { if case .int = $0 { true } else { false } })
        {
            return report(.intParsingSize, value)
        }
        for candidate in values where candidate.typeName == value.typeName {
            if try candidate.isEqual(to: value) { return candidate }
        }
        if (try? value.hashCode()) != nil {
            for candidate in values.reversed() where try candidate.isEqual(to: value) { return candidate }
        }
        return report(.literal(expected: expected), value)
    }
}
