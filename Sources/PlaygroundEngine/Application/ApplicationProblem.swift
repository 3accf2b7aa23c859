/// What keeps a program that is correct Python from going live as an API.
enum ApplicationProblem: Problem {
    case noApplication
    /// `summary` is the last line of Python's traceback; `importHint` the import that brings in a missing name.
    case raised(summary: String, importHint: String?)
    case overran
    case handlerParameter(function: String, parameter: String, reason: String)
    case unknownOption(function: String, option: String, nearest: String?)
    case laterOption(function: String, option: String)
    case optionType(option: String, expected: String, found: String)
    /// A function of FastAPI's objects that there is not, such as `app.mount`.
    case laterFunction(String)
    case routersTooDeep(limit: Int)
    case tooManyRoutes(limit: Int)
    case tooManyRouters(limit: Int)

    var code: String {
        switch self {
        case .noApplication: "no-application"
        case .raised: "raised-while-loading"
        case .overran: "overran-while-loading"
        case .handlerParameter: "handler-parameter"
        case .unknownOption: "unknown-option"
        case .laterOption: "unsupported-option"
        case .optionType: "option-type"
        case .laterFunction: "unsupported-function"
        case .routersTooDeep: "routers-too-deep"
        case .tooManyRoutes: "too-many-routes"
        case .tooManyRouters: "too-many-routers"
        }
    }

    var message: String {
        switch self {
        case .noApplication: "the file makes no FastAPI application"
        case .raised(let summary, _): "loading the file raised \(summary)"
        case .overran: "loading the file used up its run time or its memory"
        case .handlerParameter(let function, let parameter, let reason):
            "the parameter ‘\(parameter)’ of ‘\(function)’ cannot be read from a request: \(reason)"
        case .unknownOption(let function, let option, let nearest):
            "\(function) has no option ‘\(option)’" + (nearest.map { "; did you mean ‘\($0)’?" } ?? "")
        case .laterOption(let function, let option):
            "\(function) with ‘\(option)=’ is not part of the playground's FastAPI"
        case .optionType(let option, let expected, let found):
            "‘\(option)’ takes \(expected), found \(found)"
        case .laterFunction(let function):
            "‘\(function)’ is not part of the playground's FastAPI"
        case .routersTooDeep(let limit):
            "routers are included in one another more than \(limit) deep"
        case .tooManyRoutes(let limit):
            "including routers makes more than \(limit) path operations"
        case .tooManyRouters(let limit):
            "there are more than \(limit) routers below this one"
        }
    }

    var note: String? {
        switch self {
        case .noApplication: "‘app = FastAPI()’ makes one"
        case .raised(_, let importHint?): "‘\(importHint)’ at the top of the file brings it in"
        case .raised: "the file runs from top to bottom when it loads, as Python runs it"
        case .overran: "work that takes long belongs into a path operation"
        case .handlerParameter:
            "a parameter is one of the path, the query, a header, a cookie or the body: "
                + "‘item_id: int’, ‘q: str | None = None’, ‘data: dict’"
        case .laterOption(_, let option): RefusedParts.note(forOption: option)
        case .laterFunction(let function):
            RefusedParts.note(forFunction: String(function.drop { $0 != "." }.dropFirst()))
        case .unknownOption, .optionType, .routersTooDeep, .tooManyRoutes, .tooManyRouters: nil
        }
    }
}
