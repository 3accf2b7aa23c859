/// Walks the statements that run when the file is loaded.
struct OutlineCollector {
    var definitions: [ModuleOutline.Definition] = []
    var app: ModuleOutline.App?
    var names: Set<String> = []

    /// Whether the statements at hand share their block with no other.
    private var isAlone = false

    /// - Parameter isModule: Whether `statements` are the file itself, which may be empty, other than a block.
    mutating func visit(_ statements: [Statement], isModule: Bool = false) {
        let outer = isAlone
        for statement in statements {
            isAlone = !isModule && statements.count == 1
            visit(statement)
        }
        isAlone = outer
    }

    private mutating func visit(_ statement: Statement) {
        switch statement.kind {
        case .function(let function):
            add(function.name, .function, statement, routes: function.decorators.flatMap(Self.routes))
        case .class(let definition): add(definition.name, .class, statement)
        case .assign(let targets, let value):
            for target in targets { bind(target, in: statement) }
            if case .name(let name)? = targets.first?.kind { noteApp(name, value, statement) }
        case .annotatedAssign(let target, _, let value):
            bind(target, in: statement)
            if case .name(let name) = target.kind, let value { noteApp(name, value, statement) }
        case .importModules(let imported), .importFrom(_, _, let imported):
            names.formUnion(imported.map(\.boundName))
        case .if(let branches, let otherwise):
            for branch in branches { visit(branch.body) }
            visit(otherwise)
        case .while(_, let body, let otherwise):
            visit(body)
            visit(otherwise)
        case .for(let target, _, let body, let otherwise, _):
            names.formUnion(Self.names(in: target))
            visit(body)
            visit(otherwise)
        case .try(let body, let handlers, let otherwise, let finally):
            visit(body)
            for handler in handlers { visit(handler.body) }
            visit(otherwise)
            visit(finally)
        case .match(_, let cases):
            for choice in cases {
                for target in choice.pattern.targets { names.formUnion(Self.names(in: target)) }
                visit(choice.body)
            }
        case .with(let items, let body, _):
            for item in items { names.formUnion(item.target.map(Self.names) ?? []) }
            visit(body)
        case .expression, .augmentedAssign, .return, .raise, .assert, .delete, .pass, .break, .continue, .global,
            .nonlocal:
            break
        }
    }

    private mutating func add(
        _ name: String, _ kind: ModuleOutline.Definition.Kind, _ statement: Statement,
        routes: [ModuleOutline.RouteDeclaration] = []
    ) {
        names.insert(name)
        definitions.append(
            ModuleOutline.Definition(
                name: name, kind: kind, routes: routes, range: statement.range, isAloneInBlock: isAlone))
    }

    /// Only a single name is a definition that can be replaced or removed; parts of a tuple are names alone.
    private mutating func bind(_ target: Expression, in statement: Statement) {
        if case .name(let name) = target.kind {
            add(name, .variable, statement)
        } else {
            names.formUnion(Self.names(in: target))
        }
    }

    private mutating func noteApp(_ name: String, _ value: Expression, _ statement: Statement) {
        guard app == nil, case .call(let callee, _) = value.kind else { return }
        let isFastAPI =
            switch callee.kind {
            case .name("FastAPI"): true
            case .attribute(_, "FastAPI", _): true
            default: false
            }
        guard isFastAPI else { return }
        app = ModuleOutline.App(name: name, call: value.range, statement: statement.range)
    }

    private static func names(in target: Expression) -> Set<String> {
        switch target.kind {
        case .name(let name): [name]
        case .tuple(let elements), .list(let elements):
            elements.reduce(into: []) { $0.formUnion(names(in: $1.value)) }
        default: []
        }
    }

    /// `@owner.method("path")`, and `@owner.api_route("path", methods=["GET", "POST"])` a route for each method.
    private static func routes(_ decorator: Decorator) -> [ModuleOutline.RouteDeclaration] {
        guard case .call(let callee, let arguments) = decorator.expression.kind,
            case .attribute(let base, let attribute, _) = callee.kind, case .name(let owner) = base.kind,
            let path = path(in: arguments)
        else { return [] }
        let methods = attribute == "api_route" ? methods(in: arguments) : [attribute]
        return methods.filter { RouteMethodNames.all.contains($0.lowercased()) }.map {
            ModuleOutline.RouteDeclaration(owner: owner, method: $0.uppercased(), path: path)
        }
    }

    private static func path(in arguments: [Argument]) -> String? {
        for argument in arguments {
            switch argument {
            case .positional(let value), .keyword("path", _, let value):
                guard case .literal(.string(let path)) = value.kind else { return nil }
                return path
            case .keyword, .starred, .doubleStarred: continue
            }
        }
        return nil
    }

    private static func methods(in arguments: [Argument]) -> [String] {
        for case .keyword("methods", _, let value) in arguments {
            guard case .list(let elements) = value.kind else { return [] }
            return elements.compactMap {
                guard case .literal(.string(let method)) = $0.value.kind else { return nil }
                return method
            }
        }
        return ["GET"]
    }
}

/// The methods for which FastAPI's app and routers have a decorator.
private enum RouteMethodNames {
    static let all: Set<String> = ["get", "post", "put", "delete", "patch", "options", "head", "trace"]
}
