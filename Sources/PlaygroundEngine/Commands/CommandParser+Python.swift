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
            throw error.moved(by: typed.range.lowerBound - opening.utf8.count, within: typed.range)
        }
    }
}
