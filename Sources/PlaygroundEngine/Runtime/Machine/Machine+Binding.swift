extension Machine {
    /// Fills the parameters of `function` after `count` positional arguments were put into its first registers.
    func bindPlain(_ function: PyFunction, base: UnsafeMutablePointer<Value>, count: Int) throws(PyError) {
        let layout = function.code.parameters
        if count == layout.list.count && layout.isPlain { return }
        if layout.isPlain && count < layout.list.count {
            for index in count..<layout.list.count { base[index] = function.defaults[index] }
            try checkBound(function, base: base)
            return
        }
        let positional = (0..<count).map { base[$0] }
        for index in 0..<count { base[index] = .undefined }
        try bind(function, base: base, positional: positional, keywords: [])
    }

    /// Source: The Python Language Reference, section 6.3.4 (calls); messages are CPython's.
    func bind(
        _ function: PyFunction, base: UnsafeMutablePointer<Value>, positional: [Value],
        keywords: [NamedArgument]
    ) throws(PyError) {
        let layout = function.code.parameters
        for index in 0..<min(positional.count, layout.positionalCount) {
            base[positionalRegister(index, layout)] = positional[index]
        }
        let surplus = positional.dropFirst(layout.positionalCount)
        if let variadic = layout.list.firstIndex(where: { $0.kind == .variadic }) {
            base[variadic] = .tuple(PyTuple(Array(surplus)))
        } else if !surplus.isEmpty {
            throw tooManyArguments(function, given: positional.count)
        }
        let rest = PyDict()
        for keyword in keywords {
            let (name, value) = (keyword.name, keyword.value)
            if let index = layout.list.firstIndex(where: {
                $0.name == name && ($0.kind == .ordinary || $0.kind == .keywordOnly)
            }) {
                guard base[index].isUndefined else {
                    throw .typeError("\(function.code.qualifiedName)() got multiple values for argument '\(name)'")
                }
                base[index] = value
            } else if layout.hasKeywordVariadic {
                try rest.set(.string(name), to: value)
            } else if layout.list.contains(where: { $0.name == name && $0.kind == .positionalOnly }) {
                throw .typeError(
                    "\(function.code.qualifiedName)() got some positional-only arguments passed as keyword arguments: '\(name)'"
                )
            } else {
                throw .typeError("\(function.code.qualifiedName)() got an unexpected keyword argument '\(name)'")
            }
        }
        if let index = layout.list.firstIndex(where: { $0.kind == .keywordVariadic }) { base[index] = .dict(rest) }
        for index in layout.list.indices where base[index].isUndefined { base[index] = function.defaults[index] }
        try checkBound(function, base: base)
    }

    private func positionalRegister(_ index: Int, _ layout: ParameterLayout) -> Int {
        layout.isPlain ? index : layout.list.indices.filter { layout.list[$0].takesPosition }[index]
    }

    private func checkBound(_ function: PyFunction, base: UnsafeMutablePointer<Value>) throws(PyError) {
        let list = function.code.parameters.list
        let missing = list.indices.filter { base[$0].isUndefined }
        guard !missing.isEmpty else { return }
        let positional = missing.filter { list[$0].takesPosition }
        let names = (positional.isEmpty ? missing : positional).map { "'\(list[$0].name)'" }
        let joined =
            switch names.count {
            case 1: names[0]
            case 2: names.joined(separator: " and ")
            default: names.dropLast().joined(separator: ", ") + ", and " + names[names.count - 1]
            }
        let kind = positional.isEmpty ? "keyword-only" : "positional"
        let plural = names.count == 1 ? "" : "s"
        throw .typeError(
            "\(function.code.qualifiedName)() missing \(names.count) required \(kind) argument\(plural): \(joined)")
    }

    private func tooManyArguments(_ function: PyFunction, given: Int) -> PyError {
        let layout = function.code.parameters
        let needed = layout.list.indices.count { layout.list[$0].takesPosition && function.defaults[$0].isUndefined }
        let limit = layout.positionalCount
        let takes = needed < limit ? "from \(needed) to \(limit)" : "\(limit)"
        let plural = limit == 1 && needed == limit ? "" : "s"
        return .typeError(
            "\(function.code.qualifiedName)() takes \(takes) positional argument\(plural) but \(given) \(given == 1 ? "was" : "were") given"
        )
    }
}

extension Parameters.Parameter {
    var takesPosition: Bool { kind == .ordinary || kind == .positionalOnly }
}
