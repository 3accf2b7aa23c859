/// The definitions of a `main.py` and where they stand: what edits, lists and name searches need to know.
package struct ModuleOutline: Hashable, Sendable {
    /// One decorator that makes a function a path operation, such as `@app.get("/secret")`.
    package struct RouteDeclaration: Hashable, Sendable {
        /// The variable before the dot.
        package let owner: String
        /// In upper case.
        package let method: String
        package let path: String
    }

    /// Something that the file defines under a name.
    package struct Definition: Hashable, Sendable {
        package enum Kind: String, Hashable, Sendable {
            case function, `class`, variable
        }

        package let name: String
        package let kind: Kind
        /// Empty for everything but path operations.
        package let routes: [RouteDeclaration]
        /// From the first decorator to the last token of the body.
        package let range: SourceRange
    }

    /// `app = FastAPI(...)`.
    package struct App: Hashable, Sendable {
        package let name: String
        package let arguments: [Argument]
        /// The call, from the callee to the closing parenthesis.
        package let call: SourceRange
        package let statement: SourceRange
    }

    /// In the order of the file; those inside of `if`, `try`, `with`, `for` and `while` at its top level, too.
    package let definitions: [Definition]
    /// The first app there is.
    package let app: App?
    /// Every name that the file binds at its top level, imports included.
    package let names: Set<String>

    package init(_ module: Module) {
        var collector = Collector()
        collector.visit(module.body)
        definitions = collector.definitions
        app = collector.app
        names = collector.names
    }

    /// The path operation that `owner` has for `method` and `path`.
    package func operation(owner: String, method: String, path: String) -> Definition? {
        definitions.first { $0.routes.contains(RouteDeclaration(owner: owner, method: method, path: path)) }
    }

    /// The definitions that `reference` names; none, one, or for a path one a method.
    package func find(_ reference: DefinitionReference) -> [Definition] {
        switch reference {
        case .name(let name): definitions.filter { $0.name == name }
        case .path(let path): definitions.filter { $0.routes.contains { $0.path == path } }
        case .route(let method, let path):
            definitions.filter { $0.routes.contains { $0.path == path && $0.method == method } }
        }
    }
}

/// Walks the statements that run when the file is loaded.
private struct Collector {
    var definitions: [ModuleOutline.Definition] = []
    var app: ModuleOutline.App?
    var names: Set<String> = []

    mutating func visit(_ statements: [Statement]) {
        for statement in statements { visit(statement) }
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
        case .while(_, let body, let otherwise): visit(body + otherwise)
        case .for(let target, _, let body, let otherwise, _):
            names.formUnion(Self.names(in: target))
            visit(body + otherwise)
        case .try(let body, let handlers, let otherwise, let finally):
            visit(body + handlers.flatMap(\.body) + otherwise + finally)
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
            ModuleOutline.Definition(name: name, kind: kind, routes: routes, range: statement.range))
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
        guard app == nil, case .call(let callee, let arguments) = value.kind else { return }
        let isFastAPI =
            switch callee.kind {
            case .name("FastAPI"): true
            case .attribute(_, "FastAPI", _): true
            default: false
            }
        guard isFastAPI else { return }
        app = ModuleOutline.App(name: name, arguments: arguments, call: value.range, statement: statement.range)
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
