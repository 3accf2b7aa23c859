/// The names of one function body (or of the module): what it binds, what it uses, what inner functions take from it.
struct ScopeNames {
    private(set) var bound: Set<String> = []
    private(set) var used: Set<String> = []
    private(set) var globals: Set<String> = []
    private(set) var nonlocals: Set<String> = []
    /// Names that functions inside use and do not bind themselves.
    private(set) var takenByInner: Set<String> = []
    /// Names that lose their value somewhere: by `del` or at the end of an `except … as`.
    private(set) var unbound: Set<String> = []
    private(set) var hasWalrus = false
    /// Whether the body itself yields or awaits, functions inside it apart.
    private(set) var hasYield = false
    private(set) var hasAwait = false

    /// The name of a generator expression's parameter, which no program can write.
    static let firstIterator = ".0"

    /// The names that come from outside.
    var free: Set<String> {
        used.union(takenByInner).subtracting(bound).union(nonlocals).subtracting(globals)
    }

    /// The names that come from outside where this is a class body: what it binds hides nothing from its methods, and
    /// `__class__` is its own.
    var freeOfClass: Set<String> {
        used.subtracting(bound).union(takenByInner).union(nonlocals).subtracting(globals).subtracting(["__class__"])
    }

    init(body: [Statement], parameters: [String] = []) {
        bound = Set(parameters)
        for statement in body { visit(statement) }
        bound.subtract(globals)
        bound.subtract(nonlocals)
    }

    init(lambda body: Expression, parameters: [String]) {
        bound = Set(parameters)
        visit(body)
    }

    /// Of a generator expression, whose `:=` binds in the function around it.
    init(generator comprehension: Comprehension) {
        for (index, expression) in comprehension.expressions.enumerated()
        where index != Self.firstIterable(comprehension) {
            visit(expression)
        }
        nonlocals = bound
        bound = [Self.firstIterator]
        for clause in comprehension.clauses { bind(clause.target) }
    }

    /// Where the first iterable stands among the expressions of `comprehension`.
    private static func firstIterable(_ comprehension: Comprehension) -> Int {
        if case .dict = comprehension.result { 3 } else { 2 }
    }

    private mutating func visit(_ statements: [Statement]) {
        for statement in statements { visit(statement) }
    }

    private mutating func visit(_ statement: Statement) {
        switch statement.kind {
        case .expression(let value): visit(value)
        case .assign(let targets, let value):
            visit(value)
            for target in targets { bind(target) }
        case .annotatedAssign(let target, let annotation, let value):
            if let value { visit(value) }
            visit(annotation)
            bind(target)
        case .augmentedAssign(let target, _, let value):
            visit(target)
            visit(value)
            bind(target)
        case .return(let value):
            if let value { visit(value) }
        case .raise(let exception, let cause):
            for value in [exception, cause].compactMap(\.self) { visit(value) }
        case .assert(let test, let message):
            for value in [test, message].compactMap(\.self) { visit(value) }
        case .delete(let targets):
            for target in targets {
                bind(target)
                if case .name(let name) = target.kind { unbound.insert(name) }
            }
        case .pass, .break, .continue: break
        case .global(let names): globals.formUnion(names)
        case .nonlocal(let names): nonlocals.formUnion(names)
        case .importModules(let names), .importFrom(_, _, let names): bound.formUnion(names.map(\.boundName))
        case .if(let branches, let otherwise):
            for branch in branches {
                visit(branch.test)
                visit(branch.body)
            }
            visit(otherwise)
        case .while(let test, let body, let otherwise):
            visit(test)
            visit(body)
            visit(otherwise)
        case .for(let target, let iterable, let body, let otherwise, _):
            visit(iterable)
            bind(target)
            visit(body)
            visit(otherwise)
        case .try(let body, let handlers, let otherwise, let finally):
            visit(body)
            for handler in handlers {
                if let type = handler.type { visit(type) }
                if let name = handler.name {
                    bound.insert(name)
                    unbound.insert(name)
                }
                visit(handler.body)
            }
            visit(otherwise)
            visit(finally)
        case .match(let subject, let cases):
            visit(subject)
            for choice in cases {
                for expression in choice.pattern.expressions { visit(expression) }
                for target in choice.pattern.targets { bind(target) }
                if let condition = choice.condition { visit(condition) }
                visit(choice.body)
            }
        case .with(let items, let body, _):
            for item in items {
                visit(item.context)
                if let target = item.target { bind(target) }
            }
            visit(body)
        case .function(let function):
            bound.insert(function.name)
            for decorator in function.decorators { visit(decorator.expression) }
            visit(defaultsOf: function.parameters)
            for annotation in function.parameters.list.map(\.annotation) + [function.returns] {
                if let annotation { visit(annotation) }
            }
            takenByInner.formUnion(
                ScopeNames(body: function.body, parameters: function.parameters.list.map(\.name)).free)
        case .class(let definition):
            bound.insert(definition.name)
            for decorator in definition.decorators { visit(decorator.expression) }
            for argument in definition.bases { visit(argument.value) }
            takenByInner.formUnion(ScopeNames(body: definition.body).freeOfClass)
        }
    }

    private mutating func visit(defaultsOf parameters: Parameters) {
        for parameter in parameters.list {
            if let value = parameter.defaultValue { visit(value) }
        }
    }

    private mutating func visit(_ expression: Expression) {
        switch expression.kind {
        case .name(let name):
            used.insert(name)
            if name == "super" { used.insert("__class__") }
        case .lambda(let parameters, let body):
            visit(defaultsOf: parameters)
            takenByInner.formUnion(ScopeNames(lambda: body, parameters: parameters.list.map(\.name)).free)
        case .comprehension(let comprehension):
            if case .generator = comprehension.result {
                visit(generator: comprehension)
            } else {
                visit(comprehension)
            }
        case .yield, .yieldFrom:
            hasYield = true
            for child in expression.kind.children { visit(child) }
        case .await(let value):
            hasAwait = true
            visit(value)
        case .walrus(let name, let value):
            hasWalrus = true
            bound.insert(name)
            visit(value)
        default:
            for child in expression.kind.children { visit(child) }
        }
    }

    /// A generator expression is a function inside this one; its first iterable is computed here.
    private mutating func visit(generator comprehension: Comprehension) {
        visit(comprehension.clauses[0].iterable)
        let inside = ScopeNames(generator: comprehension)
        takenByInner.formUnion(inside.free)
        bound.formUnion(inside.nonlocals)
        hasWalrus = hasWalrus || inside.hasWalrus
    }

    /// A comprehension's own variables are hidden from the names around it, and its `:=` binds outside.
    private mutating func visit(_ comprehension: Comprehension) {
        var inside = ScopeNames(body: [])
        for expression in comprehension.expressions { inside.visit(expression) }
        var own = ScopeNames(body: [])
        for clause in comprehension.clauses { own.bind(clause.target) }
        used.formUnion(inside.used.subtracting(own.bound))
        takenByInner.formUnion(inside.takenByInner.subtracting(own.bound))
        bound.formUnion(inside.bound)
        hasWalrus = hasWalrus || inside.hasWalrus
        hasYield = hasYield || inside.hasYield
        hasAwait = hasAwait || inside.hasAwait || comprehension.clauses.contains(where: \.isAsync)
    }

    private mutating func bind(_ target: Expression) {
        switch target.kind {
        case .name(let name): bound.insert(name)
        case .tuple(let elements), .list(let elements):
            for element in elements { bind(element.value) }
        default: visit(target)
        }
    }
}
