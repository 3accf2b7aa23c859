/// The places of a file at which one of its top-level names, or a built-in, is bound or read.
///
/// Names of functions, lambdas, comprehensions and class bodies that only look the same are left out.
/// Source: The Python Language Reference, section 4.2 (naming and binding).
struct GlobalNames {
    struct Place: Hashable {
        let name: String
        /// The name alone.
        let range: SourceRange
        let isBinding: Bool
    }

    private(set) var places: [Place]

    init(of module: Module) {
        var walk = NameWalk(module.source)
        walk.visit(module.body)
        places = walk.places.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// The names that are read and that the file itself does not bind.
    var free: Set<String> {
        let bound = Set(places.lazy.filter(\.isBinding).map(\.name))
        return Set(places.lazy.map(\.name)).subtracting(bound)
    }
}

/// The names that a block binds: those of its own statements, not those of functions and classes inside it.
///
/// Source: The Python Language Reference, section 4.2.1.
struct BoundNames {
    private(set) var bound: Set<String> = []
    private(set) var globals: Set<String> = []
    private(set) var nonlocals: Set<String> = []

    init(_ statements: [Statement]) {
        for statement in statements { visit(statement) }
    }

    private mutating func visit(_ statements: [Statement]) {
        for statement in statements { visit(statement) }
    }

    private mutating func visit(_ statement: Statement) {
        switch statement.kind {
        case .expression(let value): walrus(value)
        case .assign(let targets, let value):
            targets.forEach { bind($0) }
            walrus(value)
        case .annotatedAssign(let target, _, let value):
            bind(target)
            value.map { walrus($0) }
        case .augmentedAssign(let target, _, let value):
            bind(target)
            walrus(value)
        case .return(let value): value.map { walrus($0) }
        case .raise(let value, let cause): [value, cause].compactMap(\.self).forEach { walrus($0) }
        case .assert(let test, let message): [test, message].compactMap(\.self).forEach { walrus($0) }
        case .delete(let targets): targets.forEach { bind($0) }
        case .pass, .break, .continue: break
        case .global(let names): globals.formUnion(names)
        case .nonlocal(let names): nonlocals.formUnion(names)
        case .importModules(let names), .importFrom(_, _, let names): bound.formUnion(names.map(\.boundName))
        case .if(let branches, let otherwise):
            for branch in branches {
                walrus(branch.test)
                visit(branch.body)
            }
            visit(otherwise)
        case .while(let test, let body, let otherwise):
            walrus(test)
            visit(body + otherwise)
        case .for(let target, let iterable, let body, let otherwise, _):
            bind(target)
            walrus(iterable)
            visit(body + otherwise)
        case .try(let body, let handlers, let otherwise, let finally):
            visit(body)
            for handler in handlers {
                if let name = handler.name { bound.insert(name) }
                visit(handler.body)
            }
            visit(otherwise + finally)
        case .match(let subject, let cases):
            walrus(subject)
            for choice in cases {
                choice.pattern.targets.forEach { bind($0) }
                choice.condition.map { walrus($0) }
                visit(choice.body)
            }
        case .with(let items, let body, _):
            for item in items {
                walrus(item.context)
                item.target.map { bind($0) }
            }
            visit(body)
        case .function(let function): bound.insert(function.name)
        case .class(let definition): bound.insert(definition.name)
        }
    }

    private mutating func bind(_ target: Expression) {
        switch target.kind {
        case .name(let name): bound.insert(name)
        case .tuple(let elements), .list(let elements): elements.forEach { bind($0.value) }
        default: walrus(target)
        }
    }

    /// `name := value` binds in the block around it, out of comprehensions too (PEP 572).
    private mutating func walrus(_ expression: Expression) {
        if case .walrus(let name, _) = expression.kind { bound.insert(name) }
        if case .lambda = expression.kind { return }
        for child in expression.kind.children { walrus(child) }
    }
}
