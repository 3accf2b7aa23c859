/// `pydantic.alias_generators`.
///
/// Source: Pydantic's `to_pascal`, `to_camel` and `to_snake`.
enum AliasGenerators {
    static var members: [String: Value] {
        func function(_ name: String, _ body: @escaping (String) -> String) -> Value {
            .builtin(name) { (call) throws(PyError) in
                .string(body(try call.arguments(1...1)[0].text(of: name, argument: 1)))
            }
        }
        return [
            "to_camel": function("to_camel", camel), "to_pascal": function("to_pascal", pascal),
            "to_snake": function("to_snake", snake),
        ]
    }

    /// `user_name` as `UserName`.
    static func pascal(_ text: String) -> String {
        titled(text).replacing(/([0-9A-Za-z])_(?=[0-9A-Z])/) { $0.1 }
    }

    /// `user_name` as `userName`; what is in camel case already stays.
    static func camel(_ text: String) -> String {
        if text.wholeMatch(of: /[a-z]+[A-Za-z0-9]*/) != nil, !text.contains(/[0-9][a-z]/) { return text }
        return pascal(text).replacing(/^_*[A-Z]/) { $0.0.lowercased() }
    }

    /// `UserName`, `userName` and `user-name` as `user_name`.
    static func snake(_ text: String) -> String {
        text.replacing(/([A-Z]+)([A-Z][a-z])/) { "\($0.1)_\($0.2)" }
            .replacing(/([a-z])([A-Z])/) { "\($0.1)_\($0.2)" }
            .replacing(/([0-9])([A-Z])/) { "\($0.1)_\($0.2)" }
            .replacing(/([a-z])([0-9])/) { "\($0.1)_\($0.2)" }
            .replacing("-", with: "_").lowercased()
    }

    /// Python's `str.title`.
    private static func titled(_ text: String) -> String {
        var result = ""
        var isInside = false
        for character in text {
            result += isInside ? character.lowercased() : character.uppercased()
            isInside = character.isLetter
        }
        return result
    }
}
