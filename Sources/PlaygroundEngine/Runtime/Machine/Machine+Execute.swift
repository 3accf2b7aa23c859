extension Machine {
    /// Runs instructions until the frame above `depth` others returns (true) or the fuel is used up (false).
    func execute(until depth: Int = 0) throws(PyError) -> Bool {
        while frames.count > depth {
            guard fuel > 0 else { return false }
            do throws(PyError) {
                try executeFrame(above: depth)
            } catch {
                try handle(error, until: depth)
            }
        }
        return true
    }

    /// Runs the frames above `depth` others until the top one leads elsewhere or the fuel is used up; `position` is kept
    /// current for tracebacks.
    private func executeFrame(above depth: Int) throws(PyError) {
        var frameIndex = frames.count - 1
        var base = frames[frameIndex].base
        // The program keeps all code alive while a machine runs.
        unowned(unsafe) var code = frames[frameIndex].code.takeUnretainedValue()
        var instructions = code.instructions
        var constants = code.constants
        var position = frames[frameIndex].position
        /// Goes on with the frame that is on top now.
        @inline(__always) func enterTop() {
            frameIndex = frames.count - 1
            base = frames[frameIndex].base
            code = frames[frameIndex].code.takeUnretainedValue()
            instructions = code.instructions
            constants = code.constants
            position = frames[frameIndex].position
        }
        do throws(PyError) {
            while true {
                let step = instructions[position]
                position += 1
                let a = base + Int(step.a)
                switch step.operation {
                case .move: a.copy(base + Int(step.b))
                case .loadConstant: a.copy(constants.start + Int(step.b))
                case .loadGlobal:
                    let global = globals.values.start + Int(step.b)
                    if global.tag == ValueTag.empty, global.pointee.isUndefined { throw globals.missing(Int(step.b)) }
                    a.copy(global)
                case .storeGlobal: globals.values[Int(step.b)] = a.pointee
                case .deleteGlobal: globals.values[Int(step.b)] = .undefined
                case .loadCell:
                    guard case .object(let object) = base[Int(step.b)], let cell = object as? PyCell,
                        !cell.value.isUndefined
                    else { throw unbound(code.names[Int(step.c)], cell: Int(step.b), in: code) }
                    a.pointee = cell.value
                case .storeCell:
                    if case .object(let object) = base[Int(step.b)], let cell = object as? PyCell {
                        cell.value = a.pointee
                    }
                case .makeCell:
                    let cell = PyCell()
                    globals.current.objects.add(cell)
                    cell.value = a.pointee
                    a.pointee = .object(cell)
                case .checkLocal:
                    if a.pointee.isUndefined {
                        throw unbound(code.names[Int(step.b)], cell: nil, in: code)
                    }
                case .clear: a.pointee = .undefined
                case .add, .subtract:
                    let (b, c) = (base + Int(step.b), base + Int(step.c))
                    if let left = b.integer, let right = c.integer {
                        let (sum, overflow) =
                            step.operation == .add
                            ? left.addingReportingOverflow(right) : left.subtractingReportingOverflow(right)
                        if !overflow {
                            a.put(.int(sum))
                            continue
                        }
                    } else if let left = b.double, let right = c.double {
                        a.put(.float(step.operation == .add ? left + right : left - right))
                        continue
                    }
                    a.pointee = try arithmetic(step.operation == .add ? .add : .subtract, b.pointee, c.pointee)
                case .multiply:
                    let (b, c) = (base + Int(step.b), base + Int(step.c))
                    if let left = b.integer, let right = c.integer {
                        let (product, overflow) = left.multipliedReportingOverflow(by: right)
                        if !overflow {
                            a.put(.int(product))
                            continue
                        }
                    } else if let left = b.double, let right = c.double {
                        a.put(.float(left * right))
                        continue
                    }
                    a.pointee = try arithmetic(.multiply, b.pointee, c.pointee)
                case .binary:
                    a.pointee = try arithmetic(
                        BinaryOperator.allCases[Int(step.detail)], base[Int(step.b)], base[Int(step.c)])
                case .inPlace:
                    let (b, c) = (base + Int(step.b), base + Int(step.c))
                    let operation = BinaryOperator.allCases[Int(step.detail)]
                    if operation == .add || operation == .subtract, let left = b.integer, let right = c.integer {
                        let (sum, overflow) =
                            operation == .add
                            ? left.addingReportingOverflow(right) : left.subtractingReportingOverflow(right)
                        if !overflow {
                            a.put(.int(sum))
                            continue
                        }
                    }
                    a.pointee = try inPlace(operation, b.pointee, c.pointee)
                case .compare:
                    let (b, c) = (base + Int(step.b), base + Int(step.c))
                    let comparison = ComparisonOperator.all[Int(step.detail)]
                    if let left = b.integer, let right = c.integer, let result = comparison.compare(left, right) {
                        a.put(.bool(result))
                    } else if c.tag == ValueTag.object, comparison == .contained || comparison == .notContained,
                        c.pointee.isSearchedByMachine
                    {
                        frames[frameIndex].position = position
                        try search(comparison, b.pointee, in: c.pointee, result: a)
                        return
                    } else {
                        a.pointee = try Comparison.rich(comparison, b.pointee, c.pointee)
                    }
                case .unary: a.pointee = try Arithmetic.unary(step.detail, base[Int(step.b)])
                case .jump:
                    let target = step.target
                    if target < position {
                        fuel -= 1
                        if fuel <= 0 {
                            frames[frameIndex].position = target
                            isAtLoopStart = true
                            return
                        }
                    }
                    position = target
                case .jumpIfTrue:
                    if a.tag == ValueTag.bool ? a.flag : try a.pointee.truth() { position = step.target }
                case .jumpIfFalse:
                    if a.tag == ValueTag.bool ? !a.flag : try !a.pointee.truth() { position = step.target }
                case .return:
                    let value = a.move()
                    a.initialize(to: .undefined)
                    let frame = frames.removeLast()
                    clear(frame, registers: code.registerCount)
                    guard frame.purpose == .value else {
                        try deliver(value, from: frame)
                        return
                    }
                    frame.result.pointee = value
                    if frames.count <= depth { return }
                    enterTop()
                case .call:
                    frames[frameIndex].position = position
                    if step.c == 0, a.tag == ValueTag.function, let function = a.reference(to: PyFunction.self),
                        enterDirectly(function, base: a + 1, result: a, count: Int(step.b))
                    {
                        if fuel <= 0 { return }
                        enterTop()
                        continue
                    }
                    let keywords = keywordNames(step.c, constants)
                    let range = code.ranges[position - 1]
                    if try call(a, count: Int(step.b), keywords: keywords, range: range) { return }
                case .callSpread:
                    frames[frameIndex].position = position
                    if try callSpread(a, range: code.ranges[position - 1]) { return }
                case .callMethod:
                    let extra = instructions[position]
                    let keywords = keywordNames(extra.c, constants)
                    position += 1
                    frames[frameIndex].position = position
                    if try callQuickly(step, a, keywords: keywords) {
                        if frames.count - 1 > frameIndex {
                            if fuel <= 0 { return }
                            enterTop()
                        }
                        continue
                    }
                    if keywords == nil, enterMethod(constants.start + Int(step.c), a, count: Int(step.b)) {
                        if fuel <= 0 { return }
                        enterTop()
                        continue
                    }
                    guard case .str(let name) = constants[Int(step.c)] else { continue }
                    let pushed = try callMethod(
                        a, name: name, number: Int(extra.b), count: Int(step.b), keywords: keywords,
                        range: code.ranges[position - 1])
                    if pushed { return }
                case .makeFunction: a.pointee = makeFunction(code.inner[Int(step.b)], base: base, defaults: Int(step.c))
                case .next:
                    guard case .object(let object) = base[Int(step.b)] else { continue }
                    if type(of: object) == RangeIterator.self {
                        guard let number = unsafeDowncast(object, to: RangeIterator.self).nextNumber() else { continue }
                        a.put(.int(number))
                        position += 1
                        continue
                    }
                    if object.isMachineDriven {
                        frames[frameIndex].position = position
                        if try advance(object, result: a) { return }
                        continue
                    }
                    guard let iterator = object as? PyIterator else { continue }
                    if let value = try iterator.next() {
                        a.pointee = value
                        position += 1
                    }
                case .getAttribute:
                    if let found = ordinaryField(constants.start + Int(step.c), of: base + Int(step.b)) {
                        a.pointee = found
                        continue
                    }
                    frames[frameIndex].position = position
                    guard case .str(let name) = constants[Int(step.c)] else { continue }
                    if try getAttribute(name, of: base[Int(step.b)], into: a, range: code.ranges[position - 1]) {
                        return
                    }
                case .setAttribute:
                    let name = constants.start + Int(step.c)
                    if setOrdinaryField(name, of: a, to: base + Int(step.b)) { continue }
                    frames[frameIndex].position = position
                    try executeData(step, base: base, code: code, operand: base[Int(step.b)])
                case .raise:
                    frames[frameIndex].position = position
                    try raise(a.pointee, cause: step.b == Instruction.none ? .undefined : base[Int(step.b)])
                case .instantiate:
                    guard case .object(let object) = a.pointee, object is ExceptionType else { continue }
                    frames[frameIndex].position = position
                    if try perform(a.pointee, [], [], result: a, range: code.ranges[position - 1]) { return }
                case .loadName:
                    if case .dict(let namespace) = base[0], case .str(let name) = constants[Int(step.c)],
                        let value = namespace.value(named: name)
                    {
                        a.pointee = value
                        position += 1
                    }
                case .storeName, .deleteName, .annotate: try executeName(step, base: base, code: code)
                case .runClassBody:
                    guard case .function(let body) = a.pointee else { continue }
                    frames[frameIndex].position = position
                    let namespace = base[Int(step.b)]
                    try enter(body, window: nil, result: a, arguments: 0) { (inner) throws(PyError) in
                        inner[0] = namespace
                    }
                    return
                case .buildClass: a.pointee = try buildClass(code.inner[Int(step.c)], base + Int(step.b))
                case .matchException, .enterContext, .exitArguments: try executeHandling(step, base: base)
                case .reraise:
                    guard case .object(let object) = a.pointee, let exception = object as? PyException else { continue }
                    isReraising = true
                    throw PyError(exception)
                case .unpack, .unpackStarred, .extend, .updateSet:
                    if base[Int(step.b)].isMachineDriven {
                        frames[frameIndex].position = position
                        try collect(step, base[Int(step.b)], result: a)
                        return
                    }
                    try executeData(step, base: base, code: code, operand: base[Int(step.b)])
                case .yield:
                    frames[frameIndex].position = position
                    try suspend(step, base[Int(step.b)])
                    return
                case .delegate:
                    frames[frameIndex].position = position
                    if try delegate(step, base: base) { return }
                case .getIterator:
                    frames[frameIndex].position = position
                    if try getIterator(of: base[Int(step.b)], result: a) { return }
                case .getAwaitable:
                    frames[frameIndex].position = position
                    let source = AwaitSource(rawValue: step.detail) ?? .await
                    if try getAwaitable(base[Int(step.b)], from: source, result: a) { return }
                case .getAsyncIterator:
                    frames[frameIndex].position = position
                    if try getAsyncIterator(of: base[Int(step.b)], result: a) { return }
                case .asyncNext:
                    frames[frameIndex].position = position
                    if try asyncNext(of: base[Int(step.b)], result: a) { return }
                case .buildList, .buildTuple, .buildDict, .buildSet, .addToSet, .addConstants, .append, .setEntry,
                    .update, .listToTuple,
                    .buildString, .format, .getItem, .setItem, .deleteItem, .buildSlice, .deleteAttribute:
                    try executeData(step, base: base, code: code, operand: base[Int(step.b)])
                case .extra: continue
                }
            }
        } catch {
            // A frame that is gone has no place any more: its value did not suit whoever waited for it.
            if frameIndex < frames.count { frames[frameIndex].position = position }
            throw error
        }
    }

    /// The error of reading a variable that has no value, of this function or of one around it.
    private func unbound(_ name: String, cell: Int?, in code: Code) -> PyError {
        if let cell, code.capturedRegisters.contains(cell) {
            return .make(
                .nameError,
                "cannot access free variable '\(name)' where it is not associated with a value in enclosing scope")
        }
        return .make(
            .unboundLocalError, "cannot access local variable '\(name)' where it is not associated with a value")
    }

    private func keywordNames(_ index: UInt16, _ constants: UnsafeMutableBufferPointer<Value>) -> KeywordNames? {
        guard index > 0, case .object(let object) = constants[Int(index) - 1] else { return nil }
        return object as? KeywordNames
    }

    private func makeFunction(_ code: Code, base: UnsafeMutablePointer<Value>, defaults start: Int) -> Value {
        var next = start
        let defaults = code.parameters.list.map { parameter -> Value in
            guard parameter.defaultValue != nil else { return .undefined }
            defer { next += 1 }
            return base[next]
        }
        // Annotations stand behind the defaults, the return annotation last.
        var annotations: [Value] = []
        if code.parameters.isAnnotated {
            annotations = code.parameters.list.map { parameter -> Value in
                guard parameter.annotation != nil else { return .undefined }
                defer { next += 1 }
                return base[next]
            }
            annotations.append(code.definition?.returns == nil ? .undefined : base[next])
        }
        let captured = code.capturesFrom.map { register -> PyCell in
            if case .object(let object) = base[register], let cell = object as? PyCell { return cell }
            return PyCell()
        }
        return .function(
            PyFunction(
                code: code, defaults: defaults, captured: captured, annotations: annotations, program: globals.current))
    }

    /// Charges for large results, so that a slice that makes them ends sooner.
    private func arithmetic(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws(PyError) -> Value {
        let result = try Arithmetic.binary(operation, left, right)
        fuel -= result.weight
        return result
    }

    private func inPlace(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws(PyError) -> Value {
        let result = try Arithmetic.inPlace(operation, left, right)
        fuel -= result.weight
        return result
    }
}

extension Value {
    /// What making this value costs in fuel: one unit for each 256 bytes.
    var weight: Int {
        switch self {
        case .str(let string): string.byteCount / 256
        case .list(let list): list.items.count / 16
        case .tuple(let tuple): tuple.items.count / 16
        case .object(let object): (object as? PyBigInt).map { $0.value.bitWidth / 64 } ?? 0
        case .undefined, .none, .bool, .int, .float, .dict, .function: 0
        }
    }
}
