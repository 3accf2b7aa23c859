/// Why a name cannot become another; the file is as it was.
package enum RenameFault: Hashable, Sendable {
    /// The name comes from an import.
    case imported(String)
    /// The new name means something already; `line` is where, nil for a built-in of Python.
    case taken(String, line: Int?)
    /// At `line` something else that goes by the new name would be meant from then on.
    case hidden(String, line: Int)
}

extension SourceEditor {
    /// Gives what the file calls `old` the name `new`, at every place that means it.
    mutating func rename(_ old: String, to new: String) throws(EditFailure) {
        let names = GlobalNames(of: module)
        let places = names.places.filter { $0.name == old }
        guard places.contains(where: \.isBinding) else {
            throw .notFound(.name(old), meant: Suggestion.nearest(to: old, among: outline.definitions.map(\.name)))
        }
        guard !importedNames.contains(old) else { throw .notRenamed(.imported(old)) }
        if let place = names.places.first(where: { $0.name == new }) {
            throw .notRenamed(.taken(new, line: source.line(at: place.range.lowerBound)))
        }
        guard !PythonName.builtins.contains(new) else { throw .notRenamed(.taken(new, line: nil)) }
        guard old != new else { return }
        var text: [UInt8] = []
        var moved: [SourceRange] = []
        var end = 0
        for place in places {
            text += source.utf8[end..<place.range.lowerBound]
            moved.append(text.count..<text.count + new.utf8.count)
            text += Array(new.utf8)
            end = place.range.upperBound
        }
        text += source.utf8[end...]
        try replaceAll(with: SourceText(name: source.name, utf8: text))
        // Where a function has a variable of the new name, it would be meant instead.
        let after = GlobalNames(of: module).places.filter { $0.name == new }.map(\.range)
        if let lost = moved.first(where: { !after.contains($0) }) {
            throw .notRenamed(.hidden(new, line: source.line(at: lost.lowerBound)))
        }
        facts.append(.renamed(from: old, to: new, places: places.count))
    }

    private var importedNames: Set<String> {
        var names: Set<String> = []
        func collect(_ statements: [Statement]) {
            for statement in statements {
                switch statement.kind {
                case .importModules(let imported), .importFrom(_, _, let imported):
                    names.formUnion(imported.map(\.boundName))
                case .if(let branches, let otherwise):
                    branches.forEach { collect($0.body) }
                    collect(otherwise)
                case .try(let body, let handlers, let otherwise, let finally):
                    collect(body)
                    handlers.forEach { collect($0.body) }
                    collect(otherwise + finally)
                default: break
                }
            }
        }
        collect(module.body)
        return names
    }
}
