extension FunctionLowering {
    func lowerIf(_ branches: [Branch], _ otherwise: [Statement]) {
        var ends: [Int] = []
        var ways: [Set<String>] = []
        for branch in branches {
            var skips: [Int] = []
            at(branch.test.range) { scratch { skips = jumpUnless(branch.test) } }
            let before = assigned
            lower(branch.body)
            ways.append(assigned)
            assigned = before
            ends.append(emitJump(.jump))
            land(skips)
        }
        lower(otherwise)
        land(ends)
        for way in ways { assigned.formIntersection(way) }
    }

    /// Jumps where `test` is false; returns the jumps to land.
    func jumpUnless(_ test: Expression) -> [Int] {
        switch test.kind {
        case .and(let left, let right): return jumpUnless(left) + jumpUnless(right)
        case .unary(.not, let operand): return [emitJump(.jumpIfTrue, a: lower(operand))]
        default: return [emitJump(.jumpIfFalse, a: lower(test))]
        }
    }

    func lowerWhile(_ test: Expression, _ body: [Statement], _ otherwise: [Statement]) {
        let start = instructions.count
        var exits: [Int] = []
        at(test.range) { scratch { exits = jumpUnless(test) } }
        let before = assigned
        let loop = LoopBlock(start: start)
        blocks.append(.loop(loop))
        lower(body)
        emitJump(.jump, to: start)
        finish(loop, exits: exits, before: before, otherwise)
    }

    func lowerFor(
        _ target: Expression, _ iterable: Expression, _ body: [Statement], _ otherwise: [Statement], isAsync: Bool
    ) {
        if isAsync, !requireAsync("async for", at: target.range) { return }
        let iterator = temporary()
        at(iterable.range) {
            emit(isAsync ? .getAsyncIterator : .getIterator, a: iterator, b: lower(iterable))
        }
        let start = instructions.count
        var exit = 0
        let before = assigned
        at(target.range) {
            scratch {
                let item = temporary()
                exit = lowerNext(of: iterator, into: item, isAsync: isAsync)
                assign(item, to: target)
            }
        }
        let loop = LoopBlock(start: start)
        blocks.append(.loop(loop))
        lower(body)
        emitJump(.jump, to: start)
        finish(loop, exits: [exit], before: before, otherwise)
    }

    /// Takes the next value of `iterator`; returns the jump to land where there is none.
    func lowerNext(of iterator: UInt16, into item: UInt16, isAsync: Bool) -> Int {
        guard !isAsync else { return waitForNext(of: iterator, into: item) }
        emit(.next, a: item, b: iterator)
        return emitJump(.jump)
    }

    private func finish(_ loop: LoopBlock, exits: [Int], before: Set<String>, _ otherwise: [Statement]) {
        land(exits)
        assigned = before
        blocks.removeLast()
        lower(otherwise)
        assigned = before
        land(loop.breaks)
    }

    func lowerImport(_ imports: [ImportedName]) {
        for imported in imports {
            guard let module = module(imported.name, at: imported.range) else { continue }
            // `import a.b` binds `a`, whose attribute b is the module; an alias binds the module itself.
            let root = String(imported.name.prefix { $0 != "." })
            guard let bound = imported.alias == nil ? program.registry.modules[root] : module else { continue }
            bind(to: imported.boundName, at: imported.range) { register in load(bound, into: register) }
        }
    }

    func lowerImport(from name: String, level: Int, _ imports: [ImportedName], at range: SourceRange) {
        guard level == 0 else { return program.report(LoweringProblem.relativeImport, at: range) }
        guard let module = module(name, at: range) else { return }
        for imported in imports {
            guard imported.name != "*" else {
                program.report(LoweringProblem.importEverything(name), at: imported.range)
                continue
            }
            guard let value = module.members[imported.name] else {
                let nearest = Suggestion.nearest(to: imported.name, among: module.members.keys.sorted())
                let problem = LoweringProblem.unknownImport(module: name, name: imported.name, nearest: nearest)
                program.report(problem, at: imported.range)
                continue
            }
            if case .object(let object) = value, let refused = object as? RefusedImport {
                program.refuse("‘\(imported.name)’", instead: refused.instead, at: imported.range)
                continue
            }
            bind(to: imported.boundName, at: imported.range) { register in
                if let script = module.script, script.isPending(imported.name) {
                    load(module, into: register)
                    emit(.getAttribute, a: register, b: register, c: self.name(imported.name))
                } else {
                    emit(.loadConstant, a: register, b: constant(value))
                }
            }
        }
    }

    private func load(_ module: PyModule, into register: UInt16) {
        if let script = module.script {
            emit(.loadConstant, a: register, b: constant(.object(script.loader)))
            emit(.call, a: register, b: 0)
        } else {
            emit(.loadConstant, a: register, b: constant(.object(module)))
        }
    }

    private func module(_ name: String, at range: SourceRange) -> PyModule? {
        if let module = program.registry.modules[name] { return module }
        if let instead = RefusedModules.advice[name] {
            program.refuse("the module ‘\(name)’", instead: instead, at: range)
            return nil
        }
        let nearest = Suggestion.nearest(to: name, among: program.registry.modules.keys.sorted())
        program.report(LoweringProblem.unknownModule(name, nearest: nearest), at: range)
        return nil
    }

    private func bind(to name: String, at range: SourceRange, _ load: (UInt16) -> Void) {
        at(range) {
            scratch {
                let register = temporary()
                load(register)
                store(register, in: name)
            }
        }
    }
}
