/// Writes the Python that a `model` command stands for.
package enum ModelWriter {
    /// A class with a field a line.
    ///
    /// - Throws: `name-taken` where the name belongs to something that is no class.
    package static func form(for model: ModelCommand, in outline: ModuleOutline) throws(Diagnostic) -> ShortForm {
        let name = model.name.text
        let isClass = outline.definitions.contains { $0.name == name && $0.kind == .class }
        guard isClass || !outline.names.contains(name) else {
            throw Diagnostic(CommandProblem.nameTaken(name, wanted: "class"), at: model.name.range)
        }
        let fields = model.fields.map { "    \(ExpressionLayout.spaced(spacedColon($0.text)))\n" }
        return ShortForm(
            name: name, body: "class \(name)(BaseModel):\n" + fields.joined(), pieces: model.fields, in: outline)
    }

    /// `user:int` as people write it.
    private static func spacedColon(_ field: String) -> String {
        guard let colon = field.firstIndex(of: ":") else { return field }
        let type = field[field.index(after: colon)...].drop { $0.isWhitespace }
        return String(field[..<colon]).trimmingBlanks + ": " + type
    }
}

/// Writes the Python that a `router` command stands for.
package enum RouterWriter {
    /// The router, and its inclusion in the app.
    ///
    /// - Throws: `name-taken` where the name belongs to something that is no variable.
    package static func form(for router: RouterCommand, in outline: ModuleOutline) throws(Diagnostic) -> ShortForm {
        let name = router.name.text
        let app = outline.app?.name ?? "app"
        let isVariable = outline.definitions.contains { $0.name == name && $0.kind == .variable }
        guard name != app, isVariable || !outline.names.contains(name) else {
            throw Diagnostic(CommandProblem.nameTaken(name, wanted: "router"), at: router.name.range)
        }
        let prefix = router.prefix.map { ["prefix=\(PythonText.quoted($0.text))"] } ?? []
        let arguments = prefix + router.options.map { "\($0.name)=\($0.value.text)" }
        let assignment = ExpressionLayout.lines(
            "APIRouter(\(arguments.joined(separator: ", ")))", prefix: "\(name) = ", indent: 0)
        return ShortForm(
            name: name, body: "\(assignment)\n\n\(app).include_router(\(name))\n", pieces: router.options.map(\.value),
            in: outline)
    }
}
