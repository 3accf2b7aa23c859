/// What can be wrong with a file of requests.
package enum ImportProblem: Problem {
    case noRequest
    case noURL
    case badURL(String)
    case badMethod(String)
    case strayWords(String)
    case notAHeader(String)
    case unclosedVariable
    case unknownVariable(String, known: [String])
    case dynamicVariable(String)
    case bodyFromFile(String)

    package var code: String {
        switch self {
        case .noRequest: "no-request"
        case .noURL: "no-url"
        case .badURL: "bad-url"
        case .badMethod: "bad-method"
        case .strayWords: "stray-words"
        case .notAHeader: "not-a-header"
        case .unclosedVariable: "unclosed-variable"
        case .unknownVariable: "unknown-variable"
        case .dynamicVariable: "dynamic-variable"
        case .bodyFromFile: "body-from-file"
        }
    }

    package var message: String {
        switch self {
        case .noRequest: "the file has no request in it"
        case .noURL: "the request has no URL after its method"
        case .badURL(let url): "‘\(url)’ is no URL; expected http://HOST/PATH or a path that starts with ‘/’"
        case .badMethod(let word): "‘\(word)’ is no HTTP method; expected a word of letters such as GET or POST"
        case .strayWords(let words): "‘\(words)’ cannot stand behind the URL; expected HTTP/1.1 or the end of the line"
        case .notAHeader(let line):
            "‘\(line)’ is no header field; expected Name: value, or an empty line before the body"
        case .unclosedVariable: "‘{{’ was never closed by ‘}}’"
        case .unknownVariable(let name, _): "the variable ‘\(name)’ has no value in this file"
        case .dynamicVariable(let name): "‘{{\(name)}}’ is a value that an editor makes anew for each request"
        case .bodyFromFile(let name): "the body comes from the file ‘\(name)’, which import does not follow"
        }
    }

    package var note: String? {
        switch self {
        case .noRequest, .noURL: "a request begins with a line such as GET http://127.0.0.1:8000/"
        case .badURL, .badMethod, .strayWords, .unclosedVariable: nil
        case .notAHeader: "### on a line of its own ends a request"
        case .unknownVariable(let name, let known):
            known.isEmpty
                ? "a line gives it one: @\(name) = value" : "there are: " + known.sorted().joined(separator: ", ")
        case .dynamicVariable: "a value in its place can be imported"
        case .bodyFromFile: "write the body into this file in its place, or send the file: send POST /upload name@file"
        }
    }
}
