/// Walks a syntax tree in the order of evaluation and notes which names mean the file's top level.
struct NameWalk {
    private(set) var places: [GlobalNames.Place] = []

    private enum Scope {
        case function(bound: Set<String>, globals: Set<String>)
        /// A class body sees what it has bound so far; functions inside it do not.
        case classBody(bound: Set<String>, globals: Set<String>)
    }

    private let source: SourceText
    /// Whether the bodies of functions are left out, which run only when they are called.
    private let skipsFunctions: Bool
    /// The scopes around the place, the innermost last; empty at the top level.
    private var scopes: [Scope] = []
    /// The name tokens of the file, for names of which the tree keeps no range.
    private let names: [(name: String, range: SourceRange)]

    init(_ source: SourceText, skipsFunctions: Bool = false) {
        self.source = source
        self.skipsFunctions = skipsFunctions
        names = Lexer.tokens(of: source).compactMap { token in
            if case .name(let name) = token.kind { (name, token.range) } else { nil }
        }
    }

    // MARK: Names

    private mutating func note(_ name: String, at range: SourceRange, isBinding: Bool) {
        guard meansTopLevel(name) else { return }
        places.append(GlobalNames.Place(name: name, range: range, isBinding: isBinding))
    }

    private func meansTopLevel(_ name: String) -> Bool {
        for (depth, scope) in scopes.reversed().enumerated() {
            switch scope {
            case .function(let bound, let globals):
                if globals.contains(name) { return true }
                if bound.contains(name) { return false }
            case .classBody(let bound, let globals):
                guard depth == 0 else { continue }
                if globals.contains(name) { return true }
                if bound.contains(name) { return false }
            }
        }
        return true
    }

    /// Notes a binding; in a class body it counts as the class's own from here on.
    private mutating func bind(_ name: String, at range: SourceRange) {
        if case .classBody(let bound, let globals)? = scopes.last, !globals.contains(name) {
            scopes[scopes.count - 1] = .classBody(bound: bound.union([name]), globals: globals)
            return
        }
        note(name, at: range, isBinding: true)
    }

    /// The first token `name` in `range`; what the tree names without a place.
    private func token(_ name: String, in range: SourceRange) -> SourceRange? {
        var low = 0
        var high = names.count
        while low < high {
            let middle = (low + high) / 2
            if names[middle].range.lowerBound < range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return names[low...].prefix { $0.range.upperBound <= range.upperBound }.first { $0.name == name }?.range
    }

    private mutating func inside(_ scope: Scope, _ body: (inout NameWalk) -> Void) {
        scopes.append(scope)
        body(&self)
        scopes.removeLast()
    }

    // MARK: Statements

    mutating func visit(_ statements: [Statement]) {
        for statement in statements { visit(statement) }
    }

    private mutating func visit(_ statement: Statement) {
        switch statement.kind {
        case .expression(let value): read(value)
        case .assign(let targets, let value):
            read(value)
            targets.forEach { write($0) }
        case .annotatedAssign(let target, let annotation, let value):
            value.map { read($0) }
            // In a class body an annotation alone binds nothing.
            if value == nil, case .classBody? = scopes.last {
                if case .name = target.kind {} else { write(target) }
                annotate(annotation)
            } else {
                write(target)
                annotate(annotation)
            }
        case .augmentedAssign(let target, _, let value):
            read(value)
            write(target)
        case .return(let value): value.map { read($0) }
        case .raise(let value, let cause): [value, cause].compactMap(\.self).forEach { read($0) }
        case .assert(let test, let message): [test, message].compactMap(\.self).forEach { read($0) }
        case .delete(let targets): targets.forEach { write($0) }
        case .pass, .break, .continue, .nonlocal: break
        case .global(let listed):
            for name in listed {
                if let range = token(name, in: statement.range) { note(name, at: range, isBinding: true) }
            }
        case .importModules(let imported), .importFrom(_, _, let imported):
            for name in imported where name.name != "*" { bind(name.boundName, at: name.range) }
        case .if(let branches, let otherwise):
            for branch in branches {
                read(branch.test)
                visit(branch.body)
            }
            visit(otherwise)
        case .while(let test, let body, let otherwise):
            read(test)
            visit(body + otherwise)
        case .for(let target, let iterable, let body, let otherwise, _):
            read(iterable)
            write(target)
            visit(body + otherwise)
        case .try(let body, let handlers, let otherwise, let finally):
            visit(body)
            handlers.forEach { visit($0) }
            visit(otherwise + finally)
        case .match(let subject, let cases):
            read(subject)
            for choice in cases {
                choice.pattern.expressions.forEach { read($0) }
                choice.pattern.targets.forEach { write($0) }
                choice.condition.map { read($0) }
                visit(choice.body)
            }
        case .with(let items, let body, _):
            for item in items {
                read(item.context)
                item.target.map { write($0) }
            }
            visit(body)
        case .function(let function): visit(function)
        case .class(let definition): visit(definition)
        }
    }

    private mutating func visit(_ handler: ExceptHandler) {
        handler.type.map { read($0) }
        if let name = handler.name {
            let start = handler.type?.range.upperBound ?? handler.range.lowerBound
            if let range = token(name, in: start..<handler.range.upperBound) { bind(name, at: range) }
        }
        visit(handler.body)
    }

    private mutating func visit(_ function: FunctionDefinition) {
        function.decorators.forEach { read($0.expression) }
        visitHeader(of: function.parameters)
        function.returns.map { annotate($0) }
        bind(function.name, at: function.nameRange)
        guard !skipsFunctions else { return }
        let own = BoundNames(function.body)
        let bound = own.bound.union(function.parameters.list.map(\.name)).subtracting(own.nonlocals)
        inside(.function(bound: bound, globals: own.globals)) { $0.visit(function.body) }
    }

    /// Defaults and annotations belong to the scope around the function.
    private mutating func visitHeader(of parameters: Parameters) {
        for parameter in parameters.list {
            parameter.defaultValue.map { read($0) }
            parameter.annotation.map { annotate($0) }
        }
    }

    private mutating func visit(_ definition: ClassDefinition) {
        definition.decorators.forEach { read($0.expression) }
        definition.bases.forEach { read($0.value) }
        bind(definition.name, at: definition.nameRange)
        inside(.classBody(bound: [], globals: BoundNames(definition.body).globals)) { $0.visit(definition.body) }
    }

    // MARK: Expressions

    private mutating func write(_ target: Expression) {
        switch target.kind {
        case .name(let name): bind(name, at: target.range)
        case .tuple(let elements), .list(let elements): elements.forEach { write($0.value) }
        default: read(target)
        }
    }

    private mutating func read(_ expression: Expression) {
        switch expression.kind {
        case .name(let name): note(name, at: expression.range, isBinding: false)
        case .walrus(let name, let value):
            read(value)
            let start = expression.range.lowerBound
            bind(name, at: start..<start + name.utf8.count)
        case .lambda(let parameters, let body):
            visitHeader(of: parameters)
            guard !skipsFunctions else { return }
            inside(.function(bound: Set(parameters.list.map(\.name)), globals: [])) { $0.read(body) }
        case .comprehension(let comprehension): read(comprehension)
        default: expression.kind.children.forEach { read($0) }
        }
    }

    /// The first iterable belongs to the scope around; all else to a scope of its own.
    private mutating func read(_ comprehension: Comprehension) {
        if let first = comprehension.clauses.first { read(first.iterable) }
        var bound: Set<String> = []
        for clause in comprehension.clauses { bound.formUnion(Self.names(in: clause.target)) }
        inside(.function(bound: bound, globals: [])) { walk in
            for (index, clause) in comprehension.clauses.enumerated() {
                if index > 0 { walk.read(clause.iterable) }
                if !walk.isPlain(clause.target) { walk.read(clause.target) }
                clause.conditions.forEach { walk.read($0) }
            }
            switch comprehension.result {
            case .list(let element), .set(let element), .generator(let element): walk.read(element)
            case .dict(let key, let value):
                walk.read(key)
                walk.read(value)
            }
        }
    }

    private func isPlain(_ target: Expression) -> Bool {
        switch target.kind {
        case .name: true
        case .tuple(let elements), .list(let elements): elements.allSatisfy { isPlain($0.value) }
        default: false
        }
    }

    private static func names(in target: Expression) -> Set<String> {
        switch target.kind {
        case .name(let name): [name]
        case .tuple(let elements), .list(let elements):
            elements.reduce(into: []) { $0.formUnion(names(in: $1.value)) }
        default: []
        }
    }

    // MARK: Annotations

    /// An annotation, in which a text stands for the type that it names.
    private mutating func annotate(_ annotation: Expression) {
        switch annotation.kind {
        case .literal(.string(let text)): annotate(text, at: annotation.range)
        case .binary(_, let left, let right):
            annotate(left)
            annotate(right)
        case .subscripted(let base, let index):
            read(base)
            annotate(index: index, of: base)
        default: read(annotation)
        }
    }

    private mutating func annotate(index: Expression, of base: Expression) {
        let name =
            switch base.kind {
            case .name(let name), .attribute(_, let name, _): name
            default: ""
            }
        switch (name, index.kind) {
        case ("Literal", _): read(index)
        case ("Annotated", .tuple(let elements)):
            for (position, element) in elements.enumerated() {
                if position == 0 { annotate(element.value) } else { read(element.value) }
            }
        case (_, .tuple(let elements)), (_, .list(let elements)): elements.forEach { annotate($0.value) }
        default: annotate(index)
        }
    }

    /// A type in quotes; one that is written with escapes or in pieces is left alone.
    private mutating func annotate(_ text: String, at range: SourceRange) {
        let written = source[range]
        guard written.utf8.count == text.utf8.count + 2, written.dropFirst().dropLast() == text,
            let type = try? Parser.parseExpression(SourceText(name: source.name, text: text))
        else { return }
        var inner = NameWalk(SourceText(name: source.name, text: text), skipsFunctions: skipsFunctions)
        inner.scopes = scopes
        inner.annotate(type)
        let offset = range.lowerBound + 1
        places += inner.places.map { place in
            GlobalNames.Place(
                name: place.name, range: place.range.lowerBound + offset..<place.range.upperBound + offset,
                isBinding: place.isBinding)
        }
    }
}
