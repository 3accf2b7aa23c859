extension FunctionLowering {
    /// Where `name` lives; a name that no function around binds is global.
    func place(of name: String) -> Place? {
        places[name] ?? .global(program.globalSlot(name))
    }

    /// Reads `name` into register `target`.
    func load(_ name: String, into target: UInt16) {
        switch place(of: name) {
        case .register(let register)?:
            if !assigned.contains(name) { emit(.checkLocal, a: register, b: self.name(name)) }
            if register != target { emit(.move, a: target, b: register) }
        case .cell(let cell)?: emit(.loadCell, a: target, b: cell, c: self.name(name))
        case .global(let slot)?: emit(.loadGlobal, a: target, b: slot)
        case nil: break
        }
    }

    /// The register that already holds `name`, where reading it needs no instruction.
    func settledRegister(of name: String) -> UInt16? {
        guard !hasWalrus, assigned.contains(name), case .register(let register)? = places[name] else { return nil }
        return register
    }

    func store(_ register: UInt16, in name: String) {
        switch place(of: name) {
        case .register(let target)?:
            if target != register { emit(.move, a: target, b: register) }
        case .cell(let cell)?: emit(.storeCell, a: register, b: cell)
        case .global(let slot)?: emit(.storeGlobal, a: register, b: slot)
        case nil: break
        }
        assigned.insert(name)
    }
}
