/// Python inside a command goes to the Python parser; what it finds shows under the typed line.
extension CommandParser {
    static func checkExpression(_ typed: TypedPython) throws(Diagnostic) {
        do {
            _ = try Parser.parseExpression(SourceText(name: "prompt", text: typed.text))
        } catch {
            throw error.moved(by: typed.range.lowerBound, within: typed.range)
        }
    }

    static func checkParameters(_ typed: TypedPython) throws(Diagnostic) {
        let opening = "def f("
        do {
            _ = try Parser.parse(SourceText(name: "prompt", text: "\(opening)\(typed.text)): pass\n"))
        } catch {
            throw finding(error, behind: opening, in: typed)
        }
    }

    /// What the parser found wrong with `typed`, where it read `opening` before it.
    ///
    /// Where a name with its type stands right behind another, the parser only knows that the first should have ended.
    static func finding(_ error: Diagnostic, behind opening: String, in typed: TypedPython) -> Diagnostic {
        let moved = error.moved(by: typed.range.lowerBound - opening.utf8.count, within: typed.range)
        let rest = typed.text.utf8.dropFirst(moved.range.lowerBound - typed.range.lowerBound)
        let name = String(rest.prefix(while: \.isIdentifierByte)) ?? ""
        guard PythonName.isName(name),
            rest.dropFirst(name.utf8.count).first(where: { !$0.isBlank }) == UInt8(ascii: ":")
        else { return moved }
        return Diagnostic(CommandProblem.missingComma(before: name), at: moved.range)
    }
}
