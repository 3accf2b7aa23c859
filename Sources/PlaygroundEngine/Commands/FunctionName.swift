/// Finds a name for the function of a path operation, as a person would from its path.
enum FunctionName {
    /// `/secret` → `secret`, `/` → `root`, `/users/{user_id}/messages` → `users_messages`; where that is taken, with the
    /// path's parameters, then with the method before it, then with a number behind it.
    static func make(for route: RouteCommand, avoiding used: Set<String>) -> String {
        let fixed = PathTemplate.fixedSegments(of: route.path).map(String.init)
        let parameters = (try? PathTemplate.parameterNames(in: route.path)) ?? []
        let short = identifier(fixed.isEmpty ? (parameters.isEmpty ? ["root"] : parameters) : fixed)
        let long = identifier(fixed + parameters)
        let verbal = "\(route.method.rawValue)_\(short)"
        let candidates = [short, long, verbal, "\(route.method.rawValue)_\(long)"].filter { !$0.isEmpty }
        if let free = candidates.first(where: { isFree($0, used) }) { return free }
        var number = 2
        while !isFree("\(verbal)_\(number)", used) { number += 1 }
        return "\(verbal)_\(number)"
    }

    private static func isFree(_ name: String, _ used: Set<String>) -> Bool {
        PythonName.isName(name) && !PythonName.builtins.contains(name) && name != "app" && !used.contains(name)
    }

    private static func identifier(_ words: [String]) -> String {
        let text = words.joined(separator: "_").lowercased()
        let mapped = text.unicodeScalars.map { $0.isASCII && $0.properties.isXIDContinue ? Character($0) : "_" }
        let collapsed = String(mapped).split(separator: "_").joined(separator: "_")
        return collapsed.first?.isNumber == true ? "_\(collapsed)" : collapsed
    }
}
