extension FunctionLowering {
    /// Where `name` lives; a name that no function around binds is global.
    func place(of name: String) -> Place? {
        if isInNamespace(name) { return .namespace }
        return places[name] ?? .global(program.globalSlot(name))
    }

    /// Reads `name` into register `target`.
    func load(_ name: String, into target: UInt16) {
        switch place(of: name) {
        case .register(let register)?:
            if !assigned.contains(name) { emit(.checkLocal, a: register, b: self.name(name)) }
            if register != target { emit(.move, a: target, b: register) }
        case .cell(let cell)?:
            emit(.loadCell, a: target, b: cell, c: self.name(name))
            if name == "__class__" { emit(.getAttribute, a: target, b: target, c: self.name("__referent__")) }
        case .global(let slot)?:
            program.refuseBuiltin(name, at: currentRange)
            emit(.loadGlobal, a: target, b: slot)
        case .namespace?: loadFromNamespace(name, into: target)
        case nil: break
        }
    }

    /// The register that already holds `name`, where reading it needs no instruction.
    func settledRegister(of name: String) -> UInt16? {
        guard !hasWalrus, !isInNamespace(name), assigned.contains(name), case .register(let register)? = places[name]
        else { return nil }
        return register
    }

    func store(_ register: UInt16, in name: String) {
        switch place(of: name) {
        case .register(let target)?:
            if target != register { emit(.move, a: target, b: register) }
        case .cell(let cell)?: emit(.storeCell, a: register, b: cell)
        case .global(let slot)?: emit(.storeGlobal, a: register, b: slot)
        case .namespace?: emit(.storeName, a: register, c: self.name(mangled(name)))
        case nil: break
        }
        if !mayLose.contains(name) { assigned.insert(name) }
    }
}
