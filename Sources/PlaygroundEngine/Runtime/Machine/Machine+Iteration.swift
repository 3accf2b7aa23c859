/// Going through what only the machine can go through.
extension Machine {
    /// Starts the next step of `iterator` for `for`; its value goes to `result`.
    ///
    /// - Returns: Whether a frame was pushed or a value is there; otherwise the iterator is at its end.
    func advance(_ iterator: PyObject, result: UnsafeMutablePointer<Value>) throws(PyError) -> Bool {
        if let generator = iterator as? PyGenerator {
            return try resume(generator, .next, purpose: .iteration, result: result)
        }
        let instances = iterator as? InstanceIterator ?? (iterator as? PyInstance).map { InstanceIterator($0) }
        guard let instances else { return false }
        if let (function, arguments) = instances.step() {
            let purpose: Frame.Purpose = instances.isIndexing ? .itemMethod : .nextMethod
            try enter(function, result: result, arguments, [], purpose: purpose)
            return true
        }
        guard let value = try instances.next() else { return false }
        result.pointee = value
        skip(1)
        return true
    }

    /// Collects the values of `iterable` for the instruction in hand, which then goes on with them as a list.
    func collect(_ step: Instruction, _ iterable: Value, result: UnsafeMutablePointer<Value>) throws(PyError) {
        let function: Prelude.Function
        var arguments = [iterable]
        if step.operation == .unpack {
            function = .take
            arguments.append(.int(Int(step.c) + 1))
        } else {
            function = .collect
        }
        try enter(
            try Prelude.shared.function(function, in: globals.current), result: result, arguments, [],
            purpose: .complete)
    }

    /// `value in iterable`, which stops at the first match.
    func search(
        _ comparison: ComparisonOperator, _ value: Value, in iterable: Value, result: UnsafeMutablePointer<Value>
    ) throws(PyError) {
        let function: Prelude.Function = comparison == .contained ? .contains : .lacks
        try enter(Prelude.shared.function(function, in: globals.current), result: result, [value, iterable], [])
    }

    /// Goes on with the caller's instruction, with `values` in place of what it was given.
    func complete(_ values: Value) throws(PyError) {
        guard let frame = frames.last else { return }
        let code = frame.code.takeUnretainedValue()
        let step = code.instructions[frame.position - 1]
        try executeData(step, base: frame.base, code: code, operand: values)
    }
}
