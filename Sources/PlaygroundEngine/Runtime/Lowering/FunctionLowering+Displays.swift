extension FunctionLowering {
    func lowerList(_ elements: [Element], into target: UInt16) {
        guard elements.contains(where: \.isStarred) || elements.count > 4000 else {
            let (start, count) = lowerRun(elements.map(\.value))
            emit(.buildList, a: target, b: start, c: count)
            return
        }
        let list = temporary()
        emit(.buildList, a: list)
        for element in elements {
            scratch { emit(element.isStarred ? .extend : .append, a: list, b: lower(element.value)) }
        }
        emit(.move, a: target, b: list)
    }

    func lowerTuple(_ elements: [Element], into target: UInt16) {
        guard elements.contains(where: \.isStarred) || elements.count > 4000 else {
            let (start, count) = lowerRun(elements.map(\.value))
            emit(.buildTuple, a: target, b: start, c: count)
            return
        }
        let list = temporary()
        lowerList(elements, into: list)
        emit(.listToTuple, a: target, b: list)
    }

    /// Three constants or more go in by way of a frozen set, as CPython's compiler does it: it matters for the order.
    func lowerSet(_ elements: [Element], into target: UInt16) {
        let set = temporary()
        emit(.buildSet, a: set)
        if (3...4000).contains(elements.count), elements.allSatisfy({ !$0.isStarred && $0.value.isConstant }) {
            let (start, count) = lowerRun(elements.map(\.value))
            emit(.addConstants, a: set, b: start, c: count)
        } else {
            for element in elements {
                scratch { emit(element.isStarred ? .updateSet : .addToSet, a: set, b: lower(element.value)) }
            }
        }
        emit(.move, a: target, b: set)
    }

    func lowerDict(_ entries: [DictEntry], into target: UInt16) {
        let dict = temporary()
        emit(.buildDict, a: dict)
        for entry in entries {
            scratch {
                switch entry {
                case .pair(let key, let value):
                    let keyRegister = lower(key)
                    emit(.setEntry, a: dict, b: keyRegister, c: lower(value))
                case .unpacked(let mapping): at(mapping.range) { emit(.update, a: dict, b: lower(mapping)) }
                }
            }
        }
        emit(.move, a: target, b: dict)
    }

    /// Computes values into neighbouring registers.
    func lowerRun(_ values: [Expression]) -> (start: UInt16, count: UInt16) {
        let start = UInt16(truncatingIfNeeded: nextRegister)
        for value in values { lower(value, into: temporary()) }
        return (start, UInt16(truncatingIfNeeded: values.count))
    }

    func lower(_ comprehension: Comprehension, at range: SourceRange, into target: UInt16) {
        let result = temporary()
        switch comprehension.result {
        case .list: emit(.buildList, a: result)
        case .dict: emit(.buildDict, a: result)
        case .set: emit(.buildSet, a: result)
        case .generator: return lowerGenerator(comprehension, at: range, into: target)
        }
        if comprehension.clauses.contains(where: \.isAsync) {
            guard requireAsync("an asynchronous comprehension", at: range) else { return }
        }
        let wasInComprehension = isInComprehension
        isInComprehension = true
        defer { isInComprehension = wasInComprehension }
        let outerPlaces = places
        let outerAssigned = assigned
        // The first iterable is computed before the comprehension's own names hide the ones around it.
        let first = lower(comprehension.clauses[0].iterable)
        comprehensions += 1
        let own = OwnNames(of: comprehension)
        for name in own.bound.sorted() {
            let register = temporary()
            places[name] = own.taken.contains(name) ? .cell(register) : .register(register)
            assigned.remove(name)
            emit(.clear, a: register)
            if own.taken.contains(name) { emit(.makeCell, a: register) }
        }
        lower(clauses: comprehension.clauses[...], firstIterable: first) {
            switch comprehension.result {
            case .set(let element): emit(.addToSet, a: result, b: lower(element))
            case .list(let element), .generator(let element):
                emit(.append, a: result, b: lower(element))
            case .dict(let key, let value):
                let keyRegister = lower(key)
                emit(.setEntry, a: result, b: keyRegister, c: lower(value))
            }
        }
        comprehensions -= 1
        places = outerPlaces
        assigned = outerAssigned
        emit(.move, a: target, b: result)
    }

    /// The body of the function that a generator expression is; its first iterator stands in register 0.
    func lowerGeneratorBody(_ comprehension: Comprehension) {
        guard case .generator(let element) = comprehension.result else { return }
        isInComprehension = true
        lower(clauses: comprehension.clauses[...], firstIterable: 0) {
            at(element.range) {
                let value = lower(element)
                emit(.yield, a: temporary(), b: value)
            }
        }
    }

    private func lower(
        clauses: ArraySlice<Comprehension.Clause>, firstIterable: UInt16?, _ body: () -> Void
    ) {
        guard let clause = clauses.first else { return scratch(body) }
        scratch {
            let iterator = temporary()
            at(clause.iterable.range) {
                emit(
                    clause.isAsync ? .getAsyncIterator : .getIterator, a: iterator,
                    b: firstIterable ?? lower(clause.iterable))
            }
            let start = instructions.count
            let item = temporary()
            let exit = at(clause.target.range) { lowerNext(of: iterator, into: item, isAsync: clause.isAsync) }
            assign(item, to: clause.target)
            for condition in clause.conditions {
                scratch {
                    for skip in jumpUnless(condition) { instructions[skip].target = start }
                }
            }
            lower(clauses: clauses.dropFirst(), firstIterable: nil, body)
            emitJump(.jump, to: start)
            land(exit)
        }
    }
}

/// The names that a comprehension's clauses bind, and those of them that functions inside it take.
private struct OwnNames {
    let bound: Set<String>
    let taken: Set<String>

    init(of comprehension: Comprehension) {
        // As the body of a function, the comprehension's targets would be its locals.
        let targets = comprehension.clauses.map { clause in
            Statement(
                .for(target: clause.target, iterable: clause.target, body: [], otherwise: [], isAsync: false),
                at: clause.target.range)
        }
        bound = ScopeNames(body: targets).bound
        let inside = comprehension.expressions.map { Statement(.expression($0), at: $0.range) }
        taken = ScopeNames(body: inside).takenByInner.intersection(bound)
    }
}

extension Expression {
    /// Whether CPython's compiler computes this expression.
    fileprivate var isConstant: Bool {
        switch kind {
        case .literal: true
        case .unary(_, let operand): operand.isConstant
        case .binary(_, let left, let right): left.isConstant && right.isConstant
        case .tuple(let elements): elements.allSatisfy { !$0.isStarred && $0.value.isConstant }
        default: false
        }
    }
}
