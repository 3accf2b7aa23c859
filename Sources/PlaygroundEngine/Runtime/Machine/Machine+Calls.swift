extension Machine {
    /// Calls the value in `window` with the `count` arguments behind it, the last ones named by `keywords`.
    ///
    /// - Returns: Whether a frame was pushed; otherwise the result already stands in `window`.
    func call(
        _ window: UnsafeMutablePointer<Value>, count: Int, keywords: KeywordNames?, range: SourceRange
    ) throws(PyError) -> Bool {
        if case .function(let function) = window.pointee {
            if function.code.kind != .plain {
                let (positional, named) = arguments(window, count: count, keywords: keywords)
                window.pointee = try makeGenerator(function, positional, named)
                return false
            }
            if keywords == nil {
                try enter(function, window: window, result: window, arguments: count) { (base) throws(PyError) in
                    try self.bindPlain(function, base: base, count: count)
                }
            } else {
                let (positional, named) = arguments(window, count: count, keywords: keywords)
                try enter(function, window: window, result: window, arguments: 0) { (base) throws(PyError) in
                    try self.bind(function, base: base, positional: positional, keywords: named)
                }
            }
            return true
        }
        let (positional, named) = arguments(window, count: count, keywords: keywords)
        return try perform(window.pointee, positional, named, result: window, range: range)
    }

    /// Calls with arguments that come from a list and a dict.
    func callSpread(_ window: UnsafeMutablePointer<Value>, range: SourceRange) throws(PyError) -> Bool {
        guard case .list(let list) = window[1], case .dict(let dict) = window[2] else { return false }
        var named: [NamedArgument] = []
        for (key, value) in dict.pairs {
            guard let name = key.string else { throw .typeError("keywords must be strings") }
            named.append(NamedArgument(name: name.text, value: value, range: range))
        }
        return try perform(window.pointee, list.items, named, result: window, range: range)
    }

    /// Calls the method `name` of the value in `window`; `number` is the name's ``MethodName``.
    func callMethod(
        _ window: UnsafeMutablePointer<Value>, name: PyString, number: Int, count: Int, keywords: KeywordNames?,
        range: SourceRange
    ) throws(PyError) -> Bool {
        let receiver = window.pointee
        if case .object(let object) = receiver {
            if let instance = object as? PyInstance {
                return try call(name, of: instance, window, count: count, keywords: keywords, range: range)
            }
            if let member = try object.attribute(name.text) {
                window.pointee = member
                return try call(window, count: count, keywords: keywords, range: range)
            }
        }
        guard let table = Methods.table(of: receiver), let method = table.method(number) else {
            window.pointee = try Attributes.attribute(name, of: receiver)
            return try call(window, count: count, keywords: keywords, range: range)
        }
        let (positional, named) = arguments(window, count: count, keywords: keywords)
        let call = nativeCall(method.name, positional, named, range: range)
        return try carryOut(method.call(receiver, call, owner: table.typeName), result: window, range: range)
    }

    /// Calls the attribute `name` of the instance in `window`.
    private func call(
        _ name: PyString, of instance: PyInstance, _ window: UnsafeMutablePointer<Value>, count: Int,
        keywords: KeywordNames?, range: SourceRange
    ) throws(PyError) -> Bool {
        guard case .method(let method)? = try Attributes.find(name, of: instance) else {
            window.pointee = try Attributes.attribute(name, of: window.pointee)
            return try call(window, count: count, keywords: keywords, range: range)
        }
        if case .function(let function) = method, keywords == nil, function.code.kind == .plain {
            if enterDirectly(.passUnretained(function), base: window, result: window, count: count + 1) { return true }
            // The instance and the arguments already stand where the frame wants them.
            try enter(function, window: window - 1, result: window, arguments: count + 1) { (base) throws(PyError) in
                try self.bindPlain(function, base: base, count: count + 1)
            }
            return true
        }
        let (positional, named) = arguments(window, count: count, keywords: keywords)
        return try perform(method, [window.pointee] + positional, named, result: window, range: range)
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
            machine: self)
    }

    /// Calls `callee`; the result goes to `result`.
    ///
    /// - Parameter depth: How many objects were called on the way to this one.
    /// - Returns: Whether a frame was pushed; otherwise the result already stands there.
    func perform(
        _ callee: Value, _ positional: [Value], _ keywords: [NamedArgument], result: UnsafeMutablePointer<Value>,
        range: SourceRange, depth: Int = 0
    ) throws(PyError) -> Bool {
        if case .function(let function) = callee {
            guard function.code.kind == .plain else {
                result.pointee = try makeGenerator(function, positional, keywords)
                return false
            }
            try enter(function, result: result, positional, keywords)
            return true
        }
        guard case .object(let object) = callee else {
            throw .typeError("'\(callee.typeName)' object is not callable")
        }
        guard depth < Self.recursionLimit else {
            throw .make(.recursionError, "maximum recursion depth exceeded while calling a Python object")
        }
        if let builtin = object as? PyBuiltin {
            let call = nativeCall(builtin.name, positional, keywords, range: range)
            if let step = Draining.step(call, builtin.control) {
                return try carryOut(step, result: result, range: range)
            }
            return try carryOut(builtin.control(call), result: result, range: range)
        }
        if let method = object as? PyMethod {
            return try perform(
                method.function, [method.receiver] + positional, keywords, result: result, range: range,
                depth: depth + 1)
        }
        if let type = object as? PyType {
            let call = nativeCall(type.name, positional, keywords, range: range)
            if !type.isBuiltIn, type.runsInitializer, case .function(let initializer)? = type.lookup(.initName) {
                let instance = Value.object(try type.allocate(call))
                result.pointee = instance
                try enter(initializer, result: result, [instance] + positional, keywords, purpose: .initializer)
                return true
            }
            let construct: PyBuiltin.Control = { (call) throws(PyError) in .value(try type.construct(call)) }
            if let step = Draining.step(call, construct) {
                return try carryOut(step, result: result, range: range)
            }
            result.pointee = try type.construct(call)
            return false
        }
        if let method = object as? PyNativeMethod {
            result.pointee = try method.call(nativeCall(method.name, positional, keywords, range: range))
            return false
        }
        if let instance = object as? PyInstance, let method = instance.ownMethod(.callName) {
            return try perform(
                try Attributes.bind(method, to: instance), positional, keywords, result: result, range: range,
                depth: depth + 1)
        }
        if let inner = object.callee(positional, keywords) {
            return try perform(
                inner.function, inner.positional, inner.keywords, result: result, range: range, depth: depth + 1)
        }
        throw .typeError("'\(callee.typeName)' object is not callable")
    }

    /// Pushes a frame for `function` behind all registers in use.
    func enter(
        _ function: PyFunction, result: UnsafeMutablePointer<Value>, _ positional: [Value],
        _ keywords: [NamedArgument], purpose: Frame.Purpose = .value
    ) throws(PyError) {
        try enter(function, window: nil, result: result, arguments: 0, purpose: purpose) { (base) throws(PyError) in
            try self.bind(function, base: base, positional: positional, keywords: keywords)
        }
    }

    /// Pushes a frame for `function`, in the place of the `count` arguments behind `window` where there is one;
    /// `bind` fills its first registers.
    func enter(
        _ function: PyFunction, window: UnsafeMutablePointer<Value>?, result: UnsafeMutablePointer<Value>,
        arguments count: Int, purpose: Frame.Purpose = .value,
        bind: (UnsafeMutablePointer<Value>) throws(PyError) -> Void
    ) throws(PyError) {
        guard frames.count < Self.recursionLimit else {
            throw .make(.recursionError, "maximum recursion depth exceeded")
        }
        fuel -= 1
        let registers = max(function.code.registerCount, count)
        // A generator's registers lie outside of the stack, so its calls go behind those of the frame below.
        let isOnStack = frames.last?.generator == nil
        let wanted = isOnStack ? window.map { $0 + 1 } ?? top : top
        let isInPlace = stack.fits(registers, at: wanted)
        let base = isInPlace ? wanted : try stack.grow(by: registers)
        if let window, base != window + 1 {
            for index in 0..<count {
                base[index] = window[1 + index]
                window[1 + index] = .undefined
            }
        }
        // The window lies over registers that the caller used for its own passing values.
        for index in count..<registers { base[index] = .undefined }
        do throws(PyError) {
            try bind(base)
        } catch {
            for index in 0..<registers { base[index] = .undefined }
            if !isInPlace { stack.shrink() }
            throw error
        }
        push(function, base: base, result: result, ownsChunk: !isInPlace, purpose: purpose)
    }

    /// The first register of the stack that no frame uses.
    var top: UnsafeMutablePointer<Value> { frames.last?.top ?? stack.start + 1 }
}
