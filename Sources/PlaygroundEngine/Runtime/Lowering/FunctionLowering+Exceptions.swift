extension FunctionLowering {
    /// Source: The Python Language Reference, section 8.4.
    func lowerTry(
        _ body: [Statement], _ handlers: [ExceptHandler], otherwise: [Statement], finally: [Statement]
    ) {
        guard !finally.isEmpty else { return lowerHandled(body, handlers, otherwise) }
        protect {
            lowerHandled(body, handlers, otherwise)
        } finally: { _ in
            lower(finally)
        }
    }

    private func lowerHandled(_ body: [Statement], _ clauses: [ExceptHandler], _ otherwise: [Statement]) {
        guard !clauses.isEmpty else { return lower(body) }
        let exception = temporary()
        let before = assigned
        let start = instructions.count
        let outside = foresight
        if outside == .nothing, clauses.contains(where: \.catchesFailedImports) { foresight = .missingPackage }
        lower(body)
        foresight = outside
        let end = instructions.count
        lower(otherwise)
        var ways = [assigned]
        let skip = emitJump(.jump)
        let target = instructions.count
        handlers.append(Code.Handler(range: start..<end, target: target, register: Int(exception)))
        var ends: [Int] = []
        for clause in clauses {
            assigned = before
            var mismatch: Int?
            if let type = clause.type {
                at(type.range) {
                    scratch {
                        let matches = temporary()
                        emit(.matchException, a: matches, b: exception, c: lower(type))
                        mismatch = emitJump(.jumpIfFalse, a: matches)
                    }
                }
            }
            // What stands in for a package is not reached where the package is there.
            if clause.catchesFailedImports, body.contains(where: \.isImport) { foresight = .whatever }
            scratch { lowerClause(clause, exception) }
            foresight = outside
            ways.append(assigned)
            ends.append(emitJump(.jump))
            if let mismatch { land(mismatch) }
        }
        emit(.reraise, a: exception)
        handling.append(Code.Handling(range: target..<instructions.count, register: Int(exception)))
        land(ends)
        emit(.clear, a: exception)
        land(skip)
        assigned = ways.dropFirst().reduce(ways[0]) { $0.intersection($1) }
    }

    /// The block of one `except`, at the end of which its name is unbound, however it ends.
    private func lowerClause(_ clause: ExceptHandler, _ exception: UInt16) {
        guard let name = clause.name else { return lower(clause.body) }
        store(exception, in: name)
        let other = temporary()
        blocks.append(.unbind(name))
        let start = instructions.count
        lower(clause.body)
        let end = instructions.count
        blocks.removeLast()
        unbind(name)
        let skip = emitJump(.jump)
        handlers.append(Code.Handler(range: start..<end, target: instructions.count, register: Int(other)))
        unbind(name)
        emit(.reraise, a: other)
        land(skip)
    }

    func lowerRaise(_ exception: Expression?, cause: Expression?) {
        let value = temporary()
        guard let exception else {
            emit(.clear, a: value)
            emit(.raise, a: value, b: Instruction.none)
            return
        }
        lower(exception, into: value)
        var causeRegister = Instruction.none
        if let cause {
            causeRegister = temporary()
            lower(cause, into: causeRegister)
        }
        emit(.instantiate, a: value)
        if cause != nil { emit(.instantiate, a: causeRegister) }
        emit(.raise, a: value, b: causeRegister)
    }

    func lowerAssert(_ test: Expression, message: Expression?) {
        let holds = lower(test)
        let end = emitJump(.jumpIfTrue, a: holds)
        let window = temporary()
        load(.object(ExceptionType.assertionError), into: window)
        if let message { lower(message, into: temporary()) }
        emit(.call, a: window, b: message == nil ? 0 : 1)
        emit(.raise, a: window, b: Instruction.none)
        land(end)
    }

    /// Source: The Python Language Reference, sections 8.5 and 8.9.3.
    func lowerWith(_ items: ArraySlice<WithItem>, body: [Statement], isAsync: Bool) {
        guard let item = items.first else { return lower(body) }
        let exit = temporary()
        let window = temporary()
        at(item.context.range) {
            scratch { emit(.enterContext, detail: isAsync ? 1 : 0, a: exit, b: lower(item.context)) }
            emit(.call, a: window, b: 0)
            if isAsync { scratch { wait(forResultIn: window, of: .enter) } }
        }
        protect(
            {
                if let target = item.target { scratch { assign(window, to: target) } }
                lowerWith(items.dropFirst(), body: body, isAsync: isAsync)
            }, swallows: true
        ) { block in
            at(item.context.range) {
                let call = temporary()
                emit(.move, a: call, b: exit)
                for _ in 0..<3 { _ = temporary() }
                emit(.exitArguments, a: call, b: block.exception)
                emit(.call, a: call, b: 3)
                if isAsync { wait(forResultIn: call, of: .exit) }
                on(.exception, of: block) {
                    let skip = emitJump(.jumpIfFalse, a: call)
                    load(.int(FinallyBlock.Exit.end.rawValue), into: block.way)
                    land(skip)
                }
            }
        }
    }
}
