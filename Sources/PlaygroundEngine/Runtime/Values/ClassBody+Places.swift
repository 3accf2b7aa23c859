extension ClassBody {
    /// Where the body binds `name`, or else the class's own name.
    func place(of name: String) -> SourceRange {
        for statement in definition.body {
            switch statement.kind {
            case .assign(let targets, _):
                if targets.contains(where: { $0.kind == .name(name) }) { return statement.range }
            case .annotatedAssign(let target, _, _):
                if target.kind == .name(name) { return statement.range }
            case .function(let function) where function.name == name: return function.nameRange
            case .class(let inner) where inner.name == name: return inner.nameRange
            default: continue
            }
        }
        return definition.nameRange
    }
}
