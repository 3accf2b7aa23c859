extension FunctionLowering {
    func lower(_ body: [Statement]) {
        for statement in body {
            at(statement.range) { scratch { lower(statement) } }
        }
    }

    func returnNone() {
        scratch {
            let register = temporary()
            emit(.loadConstant, a: register, b: constant(.none))
            leave(.return, value: register)
        }
    }

    private func lower(_ statement: Statement) {
        switch statement.kind {
        case .expression(let value): _ = lower(value)
        case .assign(let targets, let value): lowerAssignment(targets, value)
        case .annotatedAssign(let target, let annotation, let value):
            if let value { assign(lower(value), to: target) }
            // Annotations of a function's own variables are never evaluated.
            if kind != .function { lowerAnnotation(annotation, of: target) }
        case .augmentedAssign(let target, let operation, let value):
            lowerAugmented(target, operation, value)
        case .return(let value):
            guard let value else { return returnNone() }
            if callKind == .asyncGenerator {
                return program.report(LoweringProblem.returnInAsyncGenerator, at: statement.range)
            }
            leave(.return, value: lower(value))
        case .delete(let targets):
            for target in targets { lowerDelete(target) }
        case .pass, .global: break
        case .nonlocal(let names):
            for name in names where !isNonlocal(name) {
                program.report(LoweringProblem.unboundNonlocal(name), at: statement.range)
            }
        case .break: leave(.break)
        case .continue: leave(.continue)
        case .importModules(let names): lowerImport(names)
        case .importFrom(let module, let level, let names):
            lowerImport(from: module, level: level, names, at: statement.range)
        case .if(let branches, let otherwise): lowerIf(branches, otherwise)
        case .while(let test, let body, let otherwise): lowerWhile(test, body, otherwise)
        case .for(let target, let iterable, let body, let otherwise, let isAsync):
            lowerFor(target, iterable, body, otherwise, isAsync: isAsync)
        case .function(let function): lowerFunction(function, at: statement.range)
        case .raise(let exception, let cause): lowerRaise(exception, cause: cause)
        case .assert(let test, let message): lowerAssert(test, message: message)
        case .try(let body, let handlers, let otherwise, let finally):
            lowerTry(body, handlers, otherwise: otherwise, finally: finally)
        case .match(let subject, let cases): lowerMatch(subject, cases)
        case .with(let items, let body, let isAsync):
            if isAsync, !requireAsync("async with", at: statement.range) { return }
            lowerWith(items[...], body: body, isAsync: isAsync)
        case .class(let definition): lowerClass(definition, at: statement.range)
        }
    }

    private func isNonlocal(_ name: String) -> Bool {
        captures.contains { $0.name == name }
    }

    private func lowerAssignment(_ targets: [Expression], _ value: Expression) {
        // One local name takes the value without a detour.
        if targets.count == 1, case .name(let name) = targets[0].kind, case .register(let register)? = place(of: name),
            !hasWalrus
        {
            lower(value, into: register)
            if !mayLose.contains(name) { assigned.insert(name) }
            return
        }
        let register = lower(value)
        for target in targets { assign(register, to: target) }
    }

    private func lowerAnnotation(_ annotation: Expression, of target: Expression) {
        scratch {
            let register = UInt16(truncatingIfNeeded: nextRegister)
            lower(annotation: annotation)
            guard kind == .class, case .name(let name) = target.kind else { return }
            emit(.annotate, a: register, c: self.name(mangled(name)))
        }
    }

    /// Stores the value of `register` in a name, an attribute, an item, or a tuple of them.
    func assign(_ register: UInt16, to target: Expression) {
        at(target.range) {
            switch target.kind {
            case .name(let name): store(register, in: name)
            case .attribute(let object, let attribute, _):
                emit(.setAttribute, a: lower(object), b: register, c: name(mangled(attribute)))
            case .subscripted(let object, let index):
                let container = lower(object)
                emit(.setItem, a: container, b: lower(index), c: register)
            case .tuple(let elements), .list(let elements): unpack(register, into: elements)
            default: break
            }
        }
    }

    private func unpack(_ register: UInt16, into elements: [Element]) {
        let first = nextRegister
        for _ in elements { _ = temporary() }
        let start = UInt16(truncatingIfNeeded: first)
        if let star = elements.firstIndex(where: \.isStarred) {
            guard star <= Int(UInt8.max) else {
                return program.report(LoweringProblem.tooLarge("this unpacking"), at: currentRange)
            }
            let behind = UInt16(truncatingIfNeeded: elements.count - star - 1)
            emit(.unpackStarred, detail: UInt8(truncatingIfNeeded: star), a: start, b: register, c: behind)
        } else {
            emit(.unpack, a: start, b: register, c: UInt16(truncatingIfNeeded: elements.count))
        }
        for (index, element) in elements.enumerated() {
            assign(UInt16(truncatingIfNeeded: first + index), to: element.value)
        }
    }

    private func lowerAugmented(_ target: Expression, _ operation: BinaryOperator, _ value: Expression) {
        let result = temporary()
        let detail = operation.index
        switch target.kind {
        case .attribute(let object, let attribute, _):
            let container = lower(object)
            emit(.getAttribute, a: result, b: container, c: name(mangled(attribute)))
            emit(.inPlace, detail: detail, a: result, b: result, c: lower(value))
            emit(.setAttribute, a: container, b: result, c: name(mangled(attribute)))
        case .subscripted(let object, let index):
            let container = lower(object)
            let key = lower(index)
            emit(.getItem, a: result, b: container, c: key)
            emit(.inPlace, detail: detail, a: result, b: result, c: lower(value))
            emit(.setItem, a: container, b: key, c: result)
        default:
            lower(target, into: result)
            emit(.inPlace, detail: detail, a: result, b: result, c: lower(value))
            assign(result, to: target)
        }
    }

    private func lowerDelete(_ target: Expression) {
        switch target.kind {
        case .name(let name):
            if !isInNamespace(name) { _ = lower(target) }
            unbind(name)
        case .attribute(let object, let attribute, _):
            emit(.deleteAttribute, a: lower(object), c: name(mangled(attribute)))
        case .subscripted(let object, let index):
            let container = lower(object)
            emit(.deleteItem, a: container, b: lower(index))
        default: program.refuse("deleting this", instead: "‘del’ takes a name or an item here", at: target.range)
        }
    }
}

extension BinaryOperator {
    /// The operator as an instruction's detail.
    var index: UInt8 { UInt8(truncatingIfNeeded: Self.allCases.firstIndex(of: self) ?? 0) }
}
