/// The path of a route as text with its parameters in braces, such as `/users/{user_id}`.
package enum PathTemplate {
    /// The names in braces, in order; `{file:path}` names `file`.
    ///
    /// Source: Starlette's `compile_path` (`{name}` and `{name:convertor}`).
    static func parameterNames(in path: String) throws(CommandProblem.PathTemplateFault) -> [String] {
        var names: [String] = []
        var open: String?
        for character in path {
            switch (character, open) {
            case ("{", nil): open = ""
            case ("{", _), ("}", nil): throw .unbalancedBrace
            case ("}", let content?):
                let name = String(content.prefix { $0 != ":" })
                if name.isEmpty { throw .emptyName }
                if !PythonName.isName(name) { throw .notAName(name) }
                if names.contains(name) { throw .repeatedName(name) }
                names.append(name)
                open = nil
            case (_, let content?): open = content + String(character)
            case (_, nil): break
            }
        }
        if open != nil { throw .unbalancedBrace }
        return names
    }

    /// The segments that do not vary.
    static func fixedSegments(of path: String) -> [Substring] {
        path.split(separator: "/").filter { !$0.contains("{") }
    }

    /// What `word` starts with as far as it is a path: up to a parenthesis or an arrow outside of braces.
    static func leadingPath(of word: String) -> String {
        var depth = 0
        var previous: Character?
        var path = ""
        for character in word {
            if character == "(", depth == 0 { break }
            if character == ">", previous == "-", depth == 0 {
                path.removeLast()
                break
            }
            if character == "{" { depth += 1 }
            if character == "}" { depth -= 1 }
            path.append(character)
            previous = character
        }
        return path
    }
}
