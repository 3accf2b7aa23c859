extension FunctionLowering {
    func lowerIf(_ branches: [Branch], _ otherwise: [Statement]) {
        var ends: [Int] = []
        var ways: [Set<String>] = []
        let outside = foresight
        defer { foresight = outside }
        for branch in branches {
            if branch.test.asksForSurroundings { foresight = .whatever }
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
}
