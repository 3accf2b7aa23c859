extension Machine {
    /// Calls the value in `window` with the `count` arguments behind it, the last ones named by `keywords`.
    ///
    /// - Returns: Whether a frame was pushed; otherwise the result already stands in `window`.
    func call(
        _ window: UnsafeMutablePointer<Value>, count: Int, keywords: KeywordNames?, range: SourceRange
    ) throws(PyError) -> Bool {
        if case .function(let function) = window.pointee {
            if keywords == nil {
                try enter(function, window: window, arguments: count) { (base) throws(PyError) in
                    try self.bindPlain(function, base: base, count: count)
                }
            } else {
                let (positional, named) = arguments(window, count: count, keywords: keywords)
                try enter(function, window: window, arguments: 0) { (base) throws(PyError) in
                    try self.bind(function, base: base, positional: positional, keywords: named)
                }
            }
            return true
        }
        let (positional, named) = arguments(window, count: count, keywords: keywords)
        window.pointee = try callNative(window.pointee, positional, named, range: range)
        return false
    }

    /// Calls with arguments that come from a list and a dict.
    func callSpread(_ window: UnsafeMutablePointer<Value>, range: SourceRange) throws(PyError) -> Bool {
        guard case .list(let list) = window[1], case .dict(let dict) = window[2] else { return false }
        var named: [NamedArgument] = []
        for (key, value) in dict.pairs {
            guard case .str(let name) = key else { throw .typeError("keywords must be strings") }
            named.append(NamedArgument(name: name.text, value: value, range: range))
        }
        if case .function(let function) = window.pointee {
            let positional = list.items
            try enter(function, window: window, arguments: 0) { (base) throws(PyError) in
                try self.bind(function, base: base, positional: positional, keywords: named)
            }
            return true
        }
        window.pointee = try callNative(window.pointee, list.items, named, range: range)
        return false
    }

    /// Calls the method `name` of the value in `window`.
    func callMethod(
        _ window: UnsafeMutablePointer<Value>, name: String, count: Int, keywords: KeywordNames?, range: SourceRange
    ) throws(PyError) -> Bool {
        if case .object(let object) = window.pointee, let member = try object.attribute(name) {
            window.pointee = member
            return try call(window, count: count, keywords: keywords, range: range)
        }
        guard let method = Methods.method(name, of: window.pointee) else {
            throw Attributes.missing(name, of: window.pointee)
        }
        let (positional, named) = arguments(window, count: count, keywords: keywords)
        let call = nativeCall(Methods.display(name, of: window.pointee), positional, named, range: range)
        window.pointee = try method(window.pointee, call)
        return false
    }

    private func arguments(
        _ window: UnsafeMutablePointer<Value>, count: Int, keywords: KeywordNames?
    ) -> (positional: [Value], named: [NamedArgument]) {
        let values = (0..<count).map { window[1 + $0] }
        guard let list = keywords?.list else { return (values, []) }
        let named = zip(list, values.suffix(list.count)).map { keyword, value in
            NamedArgument(name: keyword.name, value: value, range: keyword.range)
        }
        return (Array(values.dropLast(list.count)), named)
    }

    private func nativeCall(
        _ name: String, _ positional: [Value], _ keywords: [NamedArgument], range: SourceRange
    ) -> NativeCall {
        NativeCall(
            function: name, positional: positional, keywords: keywords, range: range, output: output.write,
            globals: globals)
    }

    private func callNative(
        _ callee: Value, _ positional: [Value], _ keywords: [NamedArgument], range: SourceRange
    ) throws(PyError) -> Value {
        guard case .object(let object) = callee else {
            throw .typeError("'\(callee.typeName)' object is not callable")
        }
        if let builtin = object as? PyBuiltin {
            return try builtin.body(nativeCall(builtin.name, positional, keywords, range: range))
        }
        if let type = object as? PyType {
            return try type.construct(nativeCall(type.name, positional, keywords, range: range))
        }
        throw .typeError("'\(callee.typeName)' object is not callable")
    }

    /// Pushes a frame for `function` whose first registers hold the `arguments` behind `window`; `bind` does the rest.
    func enter(
        _ function: PyFunction, window: UnsafeMutablePointer<Value>, arguments count: Int,
        bind: (UnsafeMutablePointer<Value>) throws(PyError) -> Void
    ) throws(PyError) {
        guard frames.count < Self.recursionLimit else {
            throw .make(.recursionError, "maximum recursion depth exceeded")
        }
        fuel -= 1
        let registers = max(function.code.registerCount, count)
        let base = try frameBase(registers, wanted: window + 1)
        if base != window + 1 { for index in 0..<count { base[index] = window[1 + index] } }
        // The window lies over registers that the caller used for its own passing values.
        for index in count..<registers { base[index] = .undefined }
        do throws(PyError) {
            try bind(base)
        } catch {
            for index in 0..<registers { base[index] = .undefined }
            if base != window + 1 { stack.shrink() }
            throw error
        }
        push(function, base: base, result: window, ownsChunk: base != window + 1)
    }
}
