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
        /// Whether it is the only statement of a block that cannot be empty.
        let isAloneInBlock: Bool
    }

    /// `app = FastAPI(...)`.
    package struct App: Hashable, Sendable {
        package let name: String
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
        var collector = OutlineCollector()
        collector.visit(module.body, isModule: true)
        definitions = collector.definitions
        app = collector.app
        names = collector.names
    }

    /// The path operation that `owner` has for `method` and `path`.
    package func operation(owner: String, method: String, path: String) -> Definition? {
        definitions.first { $0.routes.contains(RouteDeclaration(owner: owner, method: method, path: path)) }
    }

    /// The definition that a new one stands for: one with the same route, else the last of the same name.
    func namesake(of new: Definition) -> Definition? {
        definitions.first { !Set($0.routes).isDisjoint(with: new.routes) } ?? definitions.last { $0.name == new.name }
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
