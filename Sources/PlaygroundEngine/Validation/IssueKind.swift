/// What can be wrong with a value. Source: Pydantic's documentation, "Validation Errors".
enum IssueKind {
    case fixed(Fixed)
    /// A number past a limit; `shown` is the limit as the message has it.
    case bound(Bound, limit: Value, shown: String)
    case textLength(Limit, Int)
    case bytesLength(Limit, Int)
    /// A container with too few or too many items; nil where counting stopped at the limit.
    case itemCount(Limit, Int, container: String, found: Int?)
    case pattern(String)
    case literal(expected: String)
    case enumeration(expected: String)
    case modelType(name: String)
    case dataclassType(name: String)
    case dataclassExactType(name: String)
    case instance(of: String)
    case sequenceOfText(type: String)
    /// A text that is no date, time and so on; `reason` is Pydantic's.
    case unparsed(Parsed, reason: String)
    case decimal(DecimalLimit, Int)
    /// What a validator of the program raised.
    case raised(isAssertion: Bool, message: String, error: Value)
    case json(reason: String)
    case unionTag(found: String, discriminator: String, expected: String)
    case unionTagMissing(discriminator: String)
    case noSuchAttribute(String)
    /// A type and words that the program chose.
    case custom(type: String, message: String, context: PyDict?)
    case uuidVersion(Int)
    /// A text that is no URL.
    case url(reason: String)
    case urlScheme(expected: String)
    case urlLength(Int)

    /// Problems whose type says it all.
    enum Fixed: String {
        case missing
        case extra = "extra_forbidden"
        case noneRequired = "none_required"
        case boolType = "bool_type"
        case boolParsing = "bool_parsing"
        case intType = "int_type"
        case intParsing = "int_parsing"
        case intParsingSize = "int_parsing_size"
        case intFromFloat = "int_from_float"
        case floatType = "float_type"
        case floatParsing = "float_parsing"
        case finiteNumber = "finite_number"
        case stringType = "string_type"
        case stringUnicode = "string_unicode"
        case bytesType = "bytes_type"
        case listType = "list_type"
        case tupleType = "tuple_type"
        case setType = "set_type"
        case frozenSetType = "frozen_set_type"
        case unhashable = "set_item_not_hashable"
        case dictType = "dict_type"
        case iterableType = "iterable_type"
        case callableType = "callable_type"
        case attributesType = "model_attributes_type"
        case frozenInstance = "frozen_instance"
        case frozenField = "frozen_field"
        case decimalType = "decimal_type"
        case decimalParsing = "decimal_parsing"
        case dateType = "date_type"
        case dateInexact = "date_from_datetime_inexact"
        case datetimeType = "datetime_type"
        case timeType = "time_type"
        case timedeltaType = "time_delta_type"
        case uuidType = "uuid_type"
        case zoneMissing = "timezone_aware"
        case zonePresent = "timezone_naive"
        case dequeType = "deque_type"
        case jsonType = "json_type"
        case urlType = "url_type"
        case invalidKey = "invalid_key"
        case unexpectedKeyword = "unexpected_keyword_argument"
        case unexpectedPositional = "unexpected_positional_argument"
        case multipleValues = "multiple_argument_values"
        case datePast = "date_past"
        case dateFuture = "date_future"
        case datetimePast = "datetime_past"
        case datetimeFuture = "datetime_future"
        case recursionDepth = "recursion_depth_exceeded"
        case defaultFactoryNotCalled = "default_factory_not_called"
    }

    enum Bound: String {
        case greaterThan = "greater_than"
        case greaterThanEqual = "greater_than_equal"
        case lessThan = "less_than"
        case lessThanEqual = "less_than_equal"
        case multipleOf = "multiple_of"

        var name: String {
            switch self {
            case .greaterThan: "gt"
            case .greaterThanEqual: "ge"
            case .lessThan: "lt"
            case .lessThanEqual: "le"
            case .multipleOf: "multiple_of"
            }
        }
    }

    enum Limit { case least, most }

    enum Parsed: String {
        case date = "date_from_datetime_parsing"
        case dateOnly = "date_parsing"
        case datetime = "datetime_from_date_parsing"
        case datetimeOnly = "datetime_parsing"
        case time = "time_parsing"
        case timedelta = "time_delta_parsing"
        case uuid = "uuid_parsing"
    }

    enum DecimalLimit: String {
        case digits = "decimal_max_digits"
        case places = "decimal_max_places"
        case whole = "decimal_whole_digits"
    }

    var type: String {
        switch self {
        case .fixed(let kind): kind.rawValue
        case .bound(let bound, _, _): bound.rawValue
        case .textLength(let limit, _): limit == .least ? "string_too_short" : "string_too_long"
        case .bytesLength(let limit, _): limit == .least ? "bytes_too_short" : "bytes_too_long"
        case .itemCount(let limit, _, _, _): limit == .least ? "too_short" : "too_long"
        case .pattern: "string_pattern_mismatch"
        case .literal: "literal_error"
        case .enumeration: "enum"
        case .modelType: "model_type"
        case .dataclassType: "dataclass_type"
        case .dataclassExactType: "dataclass_exact_type"
        case .instance: "is_instance_of"
        case .sequenceOfText: "sequence_str"
        case .unparsed(let kind, _): kind.rawValue
        case .decimal(let limit, _): limit.rawValue
        case .raised(let isAssertion, _, _): isAssertion ? "assertion_error" : "value_error"
        case .json: "json_invalid"
        case .unionTag: "union_tag_invalid"
        case .unionTagMissing: "union_tag_not_found"
        case .noSuchAttribute: "no_such_attribute"
        case .custom(let type, _, _): type
        case .uuidVersion: "uuid_version"
        case .url: "url_parsing"
        case .urlScheme: "url_scheme"
        case .urlLength: "url_too_long"
        }
    }

    /// The facts of the message, in Pydantic's order.
    var context: [(name: String, value: Value)] {
        switch self {
        case .fixed: return []
        case .bound(let bound, let limit, _): return [(bound.name, limit)]
        case .textLength(let limit, let count), .bytesLength(let limit, let count):
            return [(limit.name, .int(count))]
        case .itemCount(let limit, let count, let container, let found):
            let actual: Value = found.map { .int($0) } ?? .none
            return [("field_type", .string(container)), (limit.name, .int(count)), ("actual_length", actual)]
        case .pattern(let pattern): return [("pattern", .string(pattern))]
        case .literal(let expected), .enumeration(let expected): return [("expected", .string(expected))]
        case .modelType(let name), .dataclassType(let name), .dataclassExactType(let name):
            return [("class_name", .string(name))]
        case .instance(let name): return [("class", .string(name))]
        case .sequenceOfText(let type): return [("type_name", .string(type))]
        case .unparsed(_, let reason), .json(let reason), .url(let reason): return [("error", .string(reason))]
        case .decimal(let limit, let count):
            return [
                (limit == .digits ? "max_digits" : limit == .places ? "decimal_places" : "whole_digits", .int(count))
            ]
        case .raised(_, _, let error): return [("error", error)]
        case .unionTag(let found, let discriminator, let expected):
            return [
                ("discriminator", .string(discriminator)), ("tag", .string(found)),
                ("expected_tags", .string(expected)),
            ]
        case .unionTagMissing(let discriminator): return [("discriminator", .string(discriminator))]
        case .noSuchAttribute(let name): return [("attribute", .string(name))]
        case .custom(_, _, let context):
            return (context?.pairs ?? []).map { (name: (try? $0.key.str()) ?? "", value: $0.value) }
        case .uuidVersion(let version): return [("expected_version", .int(version))]
        case .urlScheme(let expected): return [("expected_schemes", .string(expected))]
        case .urlLength(let longest): return [("max_length", .int(longest))]
        }
    }
}

extension IssueKind.Limit {
    var name: String { self == .least ? "min_length" : "max_length" }
}
