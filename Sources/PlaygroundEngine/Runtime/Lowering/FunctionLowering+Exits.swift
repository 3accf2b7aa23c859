extension FunctionLowering {
    /// Leaves the blocks around here by `exit`; `value` holds what a `return` gives.
    func leave(_ exit: FinallyBlock.Exit, value: UInt16 = 0) {
        for block in blocks.reversed() {
            switch block {
            case .unbind(let name): unbind(name)
            case .finally(let block):
                load(.int(exit.rawValue), into: block.way)
                if exit == .return, value != block.value { emit(.move, a: block.value, b: value) }
                if !block.exits.contains(exit) { block.exits.append(exit) }
                block.jumps.append(emitJump(.jump))
                return
            case .loop(let loop):
                if exit == .break { return loop.breaks.append(emitJump(.jump)) }
                if exit == .continue {
                    emitJump(.jump, to: loop.start)
                    return
                }
            }
        }
        if exit == .return { emit(.return, a: value) }
    }

    /// Lowers `body` so that every way out of it passes `finally`.
    ///
    /// - Parameter swallows: Whether `finally` may end the exception's way, so that `body` may be left half done.
    func protect(_ body: () -> Void, swallows: Bool = false, finally: (FinallyBlock) -> Void) {
        let block = FinallyBlock(way: temporary(), value: temporary(), exception: temporary())
        let before = assigned
        emit(.clear, a: block.exception)
        blocks.append(.finally(block))
        let start = instructions.count
        body()
        load(.int(FinallyBlock.Exit.end.rawValue), into: block.way)
        let end = instructions.count
        blocks.removeLast()
        let after = swallows ? before : assigned
        let skip = emitJump(.jump)
        handlers.append(
            Code.Handler(range: start..<end, target: instructions.count, register: Int(block.exception)))
        load(.int(FinallyBlock.Exit.exception.rawValue), into: block.way)
        land(skip)
        land(block.jumps)
        assigned = before
        let finallyStart = instructions.count
        scratch { finally(block) }
        handling.append(Code.Handling(range: finallyStart..<instructions.count, register: Int(block.exception)))
        on(.exception, of: block) { emit(.reraise, a: block.exception) }
        for exit in block.exits {
            on(exit, of: block) { leave(exit, value: block.value) }
        }
        assigned.formUnion(after)
    }

    /// Lowers `body` to run where `block` was left by `exit`.
    func on(_ exit: FinallyBlock.Exit, of block: FinallyBlock, _ body: () -> Void) {
        scratch {
            let number = temporary()
            load(.int(exit.rawValue), into: number)
            emit(.compare, detail: ComparisonOperator.equal.index, a: number, b: block.way, c: number)
            let skip = emitJump(.jumpIfFalse, a: number)
            body()
            land(skip)
        }
    }

    /// Leaves `name` without a value, whether it has one or not.
    func unbind(_ name: String) {
        assigned.remove(name)
        switch place(of: name) {
        case .register(let register)?: emit(.clear, a: register)
        case .cell(let cell)?:
            scratch {
                let register = temporary()
                emit(.clear, a: register)
                emit(.storeCell, a: register, b: cell)
            }
        case .global(let slot)?: emit(.deleteGlobal, b: slot)
        case .namespace?: emit(.deleteName, c: self.name(mangled(name)))
        case nil: break
        }
    }
}
