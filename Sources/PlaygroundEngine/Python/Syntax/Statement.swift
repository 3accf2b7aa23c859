/// A Python statement with its place in the source, from its first token to its last, nested blocks included.
///
/// Source: The Python Language Reference, chapters 7 and 8.
package struct Statement: Hashable, Sendable {
    package let kind: Kind
    package let range: SourceRange

    package init(_ kind: Kind, at range: SourceRange) {
        self.kind = kind
        self.range = range
    }

    package indirect enum Kind: Hashable, Sendable {
        case expression(Expression)
        /// `a = b = value`
        case assign(targets: [Expression], value: Expression)
        case annotatedAssign(target: Expression, annotation: Expression, value: Expression?)
        case augmentedAssign(target: Expression, operation: BinaryOperator, value: Expression)
        case `return`(Expression?)
        case raise(Expression?, cause: Expression?)
        case assert(Expression, message: Expression?)
        case delete([Expression])
        case pass
        case `break`
        case `continue`
        case global([String])
        case nonlocal([String])
        case importModules([ImportedName])
        /// `level` counts the leading dots.
        case importFrom(module: String, level: Int, names: [ImportedName])
        case `if`([Branch], otherwise: [Statement])
        case `while`(Expression, body: [Statement], otherwise: [Statement])
        case `for`(target: Expression, iterable: Expression, body: [Statement], otherwise: [Statement], isAsync: Bool)
        case `try`(body: [Statement], handlers: [ExceptHandler], otherwise: [Statement], finally: [Statement])
        case match(Expression, [MatchCase])
        case with([WithItem], body: [Statement], isAsync: Bool)
        case function(FunctionDefinition)
        case `class`(ClassDefinition)
    }
}

/// `if test:` or `elif test:` with its block.
package struct Branch: Hashable, Sendable {
    package let test: Expression
    package let body: [Statement]
}

/// `name as alias` of an import; a name of `*` imports everything.
package struct ImportedName: Hashable, Sendable {
    package let name: String
    package let alias: String?
    package let range: SourceRange

    /// The name that the import binds here.
    package var boundName: String { alias ?? String(name.prefix { $0 != "." }) }
}

package struct ExceptHandler: Hashable, Sendable {
    package let type: Expression?
    package let name: String?
    package let body: [Statement]
    package let range: SourceRange
}

package struct WithItem: Hashable, Sendable {
    package let context: Expression
    package let target: Expression?
}

/// `@expression` above a definition; the range starts at the `@`.
package struct Decorator: Hashable, Sendable {
    package let expression: Expression
    package let range: SourceRange
}

/// `def` or `async def`, decorators included.
package struct FunctionDefinition: Hashable, Sendable {
    package let name: String
    package let nameRange: SourceRange
    package let decorators: [Decorator]
    package let parameters: Parameters
    package let returns: Expression?
    package let body: [Statement]
    package let isAsync: Bool

    /// The string that stands first in the body, if one does.
    package var docstring: String? {
        body.first?.ownString
    }
}

extension Statement {
    package var isImport: Bool {
        switch kind {
        case .importModules, .importFrom: true
        default: false
        }
    }

    /// The text of a statement that is a string and nothing else, as documentation is written.
    package var ownString: String? {
        guard case .expression(let value) = kind, case .literal(.string(let text)) = value.kind else { return nil }
        return text
    }
}

package struct ClassDefinition: Hashable, Sendable {
    package let name: String
    package let nameRange: SourceRange
    package let decorators: [Decorator]
    package let bases: [Argument]
    package let body: [Statement]
}

/// The parameter list of a function or a lambda.
package struct Parameters: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// Before a `/`.
        case positionalOnly
        case ordinary
        /// After a `*`.
        case keywordOnly
        /// `*args`
        case variadic
        /// `**kwargs`
        case keywordVariadic
    }

    package struct Parameter: Hashable, Sendable {
        package let name: String
        package let kind: Kind
        package let annotation: Expression?
        package let defaultValue: Expression?
        package let range: SourceRange
    }

    package let list: [Parameter]
}

/// A whole Python file.
package struct Module: Hashable, Sendable {
    package let source: SourceText
    package let body: [Statement]
}
