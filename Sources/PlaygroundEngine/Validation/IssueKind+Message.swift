extension IssueKind {
    /// Pydantic's words.
    var message: String {
        switch self {
        case .fixed(let kind): kind.message
        case .bound(let bound, _, let shown): "Input should be \(bound.words) \(shown)"
        case .textLength(let limit, let count):
            "String should have at \(limit.word) \(count) character\(count == 1 ? "" : "s")"
        case .bytesLength(let limit, let count):
            "Data should have at \(limit.word) \(count) byte\(count == 1 ? "" : "s")"
        case .itemCount(let limit, let count, let container, let found):
            "\(container) should have at \(limit.word) \(count) item\(count == 1 ? "" : "s") after validation, "
                + "not \(found.map(String.init) ?? "more")"
        case .pattern(let pattern): "String should match pattern '\(pattern)'"
        case .literal(let expected), .enumeration(let expected): "Input should be \(expected)"
        case .modelType(let name): "Input should be a valid dictionary or instance of \(name)"
        case .dataclassType(let name): "Input should be a dictionary or an instance of \(name)"
        case .instance(let name), .dataclassExactType(let name): "Input should be an instance of \(name)"
        case .sequenceOfText(let type): "'\(type)' instances are not allowed as a Sequence value"
        case .unparsed(let kind, let reason): "\(kind.words), \(reason)"
        case .decimal(let limit, let count):
            switch limit {
            case .digits: "Decimal input should have no more than \(count) digit\(count == 1 ? "" : "s") in total"
            case .places: "Decimal input should have no more than \(count) decimal place\(count == 1 ? "" : "s")"
            case .whole:
                "Decimal input should have no more than \(count) digit\(count == 1 ? "" : "s") before the decimal point"
            }
        case .raised(let isAssertion, let message, _):
            "\(isAssertion ? "Assertion failed" : "Value error"), \(message)"
        case .json(let reason): "Invalid JSON: \(reason)"
        case .unionTag(let found, let discriminator, let expected):
            "Input tag '\(found)' found using \(discriminator) does not match any of the expected tags: \(expected)"
        case .noSuchAttribute(let name): "Object has no attribute '\(name)'"
        case .custom(_, let message, _): message
        case .unionTagMissing(let discriminator): "Unable to extract tag using discriminator \(discriminator)"
        case .uuidVersion(let version): "UUID version \(version) expected"
        case .url(let reason): "Input should be a valid URL, \(reason)"
        case .urlScheme(let expected): "URL scheme should be \(expected)"
        case .urlLength(let longest): "URL should have at most \(longest) character\(longest == 1 ? "" : "s")"
        }
    }

    /// Pydantic's words about a value of a JSON text.
    var messageForJSON: String {
        switch self {
        case .fixed(.noneRequired): "Input should be null"
        case .fixed(.listType), .fixed(.tupleType), .fixed(.setType), .fixed(.frozenSetType), .fixed(.dequeType):
            "Input should be a valid array"
        case .fixed(.timedeltaType): "Input should be a valid duration"
        case .unparsed(.timedelta, let reason): "Input should be a valid duration, \(reason)"
        case .fixed(.dictType), .modelType, .dataclassType: "Input should be an object"
        default: message
        }
    }
}

extension IssueKind.Fixed {
    fileprivate var message: String {
        switch self {
        case .missing: "Field required"
        case .extra: "Extra inputs are not permitted"
        case .noneRequired: "Input should be None"
        case .boolType: "Input should be a valid boolean"
        case .boolParsing: "Input should be a valid boolean, unable to interpret input"
        case .intType: "Input should be a valid integer"
        case .intParsing: "Input should be a valid integer, unable to parse string as an integer"
        case .intParsingSize: "Unable to parse input string as an integer, exceeded maximum size"
        case .intFromFloat: "Input should be a valid integer, got a number with a fractional part"
        case .floatType: "Input should be a valid number"
        case .floatParsing: "Input should be a valid number, unable to parse string as a number"
        case .finiteNumber: "Input should be a finite number"
        case .stringType: "Input should be a valid string"
        case .stringUnicode: "Input should be a valid string, unable to parse raw data as a unicode string"
        case .bytesType: "Input should be a valid bytes"
        case .listType: "Input should be a valid list"
        case .tupleType: "Input should be a valid tuple"
        case .setType: "Input should be a valid set"
        case .frozenSetType: "Input should be a valid frozenset"
        case .unhashable: "Set items should be hashable"
        case .dictType: "Input should be a valid dictionary"
        case .iterableType: "Input should be iterable"
        case .callableType: "Input should be callable"
        case .attributesType: "Input should be a valid dictionary or object to extract fields from"
        case .frozenInstance: "Instance is frozen"
        case .frozenField: "Field is frozen"
        case .decimalType: "Decimal input should be an integer, float, string or Decimal object"
        case .decimalParsing: "Input should be a valid decimal"
        case .dateType: "Input should be a valid date"
        case .dateInexact: "Datetimes provided to dates should have zero time - e.g. be exact dates"
        case .datetimeType: "Input should be a valid datetime"
        case .timeType: "Input should be a valid time"
        case .timedeltaType: "Input should be a valid timedelta"
        case .uuidType: "UUID input should be a string, bytes or UUID object"
        case .recursionDepth: "Recursion error - maximum validation depth exceeded"
        case .urlType: "URL input should be a string or URL"
        case .invalidKey: "Keys should be strings"
        case .unexpectedKeyword: "Unexpected keyword argument"
        case .unexpectedPositional: "Unexpected positional argument"
        case .multipleValues: "Got multiple values for argument"
        case .datePast: "Date should be in the past"
        case .dateFuture: "Date should be in the future"
        case .datetimePast: "Input should be in the past"
        case .datetimeFuture: "Input should be in the future"
        case .defaultFactoryNotCalled:
            "The default factory uses validated data, but at least one validation error occurred"
        case .zoneMissing: "Input should have timezone info"
        case .zonePresent: "Input should not have timezone info"
        case .dequeType: "Input should be a valid deque"
        case .jsonType: "JSON input should be string, bytes or bytearray"
        }
    }
}

extension IssueKind.Bound {
    fileprivate var words: String {
        switch self {
        case .greaterThan: "greater than"
        case .greaterThanEqual: "greater than or equal to"
        case .lessThan: "less than"
        case .lessThanEqual: "less than or equal to"
        case .multipleOf: "a multiple of"
        }
    }
}

extension IssueKind.Limit {
    fileprivate var word: String { self == .least ? "least" : "most" }
}

extension IssueKind.Parsed {
    fileprivate var words: String {
        switch self {
        case .date: "Input should be a valid date or datetime"
        case .dateOnly: "Input should be a valid date in the format YYYY-MM-DD"
        case .datetimeOnly: "Input should be a valid datetime"
        case .datetime: "Input should be a valid datetime or date"
        case .time: "Input should be in a valid time format"
        case .timedelta: "Input should be a valid timedelta"
        case .uuid: "Input should be a valid UUID"
        }
    }
}
