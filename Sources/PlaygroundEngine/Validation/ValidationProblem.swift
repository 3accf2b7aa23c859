/// What is wrong with a declaration of a field, a parameter or a model.
enum ValidationProblem: Problem {
    case unknownOption(function: String, option: String, nearest: String?)
    case optionType(option: String, expected: String, found: String)
    /// A type that no value can be checked against; `type` is its text.
    case unsupportedType(String)
    /// A type that Pydantic, too, refuses.
    case unknownType(String)
    /// An address of e-mail, which needs a package that is not there.
    case missingEmailValidator
    /// A rule that does not fit its type, in Pydantic's words.
    case misplacedRule(String)
    /// An option of `model_config` that the playground's Pydantic does not have.
    case laterConfig(option: String)
    /// What Pydantic takes and the playground's does not, such as an option of `Field`, with what to write instead.
    case laterOption(String, instead: String)
    /// `class Config` inside a model, Pydantic 1's form.
    case oldConfig
    /// A model that Pydantic refuses, in its words, with what to do.
    case modelDeclaration(String, note: String)
    /// A decorator of models on a method of a dataclass.
    case dataclassDecorator(String)

    var code: String {
        switch self {
        case .unknownOption: "unknown-field-option"
        case .optionType: "field-option-type"
        case .unsupportedType: "unsupported-type"
        case .unknownType: "unknown-type"
        case .missingEmailValidator: "missing-email-validator"
        case .misplacedRule: "misplaced-rule"
        case .laterConfig: "unsupported-config"
        case .laterOption: "unsupported-field-option"
        case .oldConfig: "old-config"
        case .modelDeclaration: "model-declaration"
        case .dataclassDecorator: "dataclass-decorator"
        }
    }

    var message: String {
        switch self {
        case .unknownOption(let function, let option, let nearest):
            "\(function) has no option ‘\(option)’" + (nearest.map { "; did you mean ‘\($0)’?" } ?? "")
        case .optionType(let option, let expected, let found): "‘\(option)’ takes \(expected), found \(found)"
        case .unsupportedType(let type): "‘\(type)’ is no type that the playground checks values against"
        case .unknownType(let type):
            "Invalid args for response field, or for a parameter: Pydantic knows no values of ‘\(type)’"
        case .missingEmailValidator:
            "ImportError: email-validator is not installed, run `pip install 'pydantic[email]'`"
        case .misplacedRule(let reason): "this declaration cannot be checked: \(reason)"
        case .laterConfig(let option): "‘\(option)’ of model_config is not part of the playground's Pydantic"
        case .laterOption(let what, _): "\(what) is not part of the playground's Pydantic"
        case .oldConfig: "‘class Config’ is the form of Pydantic 1, which Pydantic 2 will drop"
        case .modelDeclaration(let reason, _): "Pydantic refuses this model: \(reason)"
        case .dataclassDecorator(let name): "‘@\(name)’ in a dataclass is not part of the playground's Pydantic"
        }
    }

    var note: String? {
        switch self {
        case .unknownOption(_, let option, nil):
            "what tells readers of the description more goes into json_schema_extra={'\(option)': …}"
        case .unknownOption, .optionType: nil
        case .laterOption(_, let instead): instead
        case .unsupportedType:
            "these are checked: models, int, float, bool, str, bytes, list, tuple, set, frozenset, deque, dict, Literal, "
                + "Annotated, unions, date, datetime, time, timedelta, UUID, Decimal, classes of enum, and Pydantic's "
                + "names such as PositiveInt and constr"
        case .unknownType:
            "classes of values derive from BaseModel or have @dataclass; ‘response_model=None’ in the decorator leaves "
                + "the answer unchecked, and ‘arbitrary_types_allowed’ of model_config a field"
        case .missingEmailValidator:
            "so says Pydantic where that package is missing, and here it always is; a ‘str’ with a pattern does for "
                + "lessons: constr(pattern=r'^[^@\\s]+@[^@\\s]+$')"
        case .misplacedRule: "a rule has to fit the type that it stands beside"
        case .oldConfig: "write model_config = ConfigDict(…) with the same options"
        case .modelDeclaration(_, let note): note
        case .dataclassDecorator: "‘@field_validator’ is; for the others, write a class below BaseModel"
        case .laterConfig: "write the field with @field_serializer, or leave the option out"
        }
    }

    /// An exception that carries the diagnostic for whoever loads the program.
    func error(at range: SourceRange) -> PyError {
        PyError(PyException(.typeError, arguments: [.string(message)], diagnostic: Diagnostic(self, at: range)))
    }
}
