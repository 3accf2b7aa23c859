extension Machine {
    /// The instructions that build, take apart and look into values.
    ///
    /// - Parameter operand: What those that go through register b go through.
    func executeData(
        _ step: Instruction, base: UnsafeMutablePointer<Value>, code: Code, operand: @autoclosure () -> Value
    ) throws(PyError) {
        let a = base + Int(step.a)
        let b = base + Int(step.b)
        let c = base + Int(step.c)
        switch step.operation {
        case .buildList: a.pointee = .list(PyList(Array(UnsafeBufferPointer(start: b, count: Int(step.c)))))
        case .buildTuple: a.pointee = .tuple(PyTuple(Array(UnsafeBufferPointer(start: b, count: Int(step.c)))))
        case .buildDict: a.pointee = .dict(PyDict())
        case .buildSet: a.pointee = .object(PySet())
        case .addToSet: try SetOperations.set(a.pointee)?.add(b.pointee)
        case .updateSet:
            guard let set = SetOperations.set(a.pointee) else { return }
            try SetOperations.update(set, operand())
        case .addConstants:
            let items = Array(UnsafeBufferPointer(start: b, count: Int(step.c)))
            // CPython's compiler makes the constant once more from its own members when it merges equal constants.
            try SetOperations.set(a.pointee)?.merge(try PySet(PySet(items).items, isFrozen: true))
        case .append: if case .list(let list) = a.pointee { list.items.append(b.pointee) }
        case .extend:
            guard case .list(let list) = a.pointee else { return }
            let values = operand()
            guard try Iteration.iteratorIfIterable(values) != nil else {
                throw .typeError("Value after * must be an iterable, not \(values.typeName)")
            }
            try Iteration.extend(&list.items, with: values)
        case .setEntry: if case .dict(let dict) = a.pointee { try dict.set(b.pointee, to: c.pointee) }
        case .update:
            guard case .dict(let dict) = a.pointee else { return }
            guard case .dict(let more) = b.pointee else {
                throw .typeError("'\(b.pointee.typeName)' object is not a mapping")
            }
            for (key, value) in more.pairs { try dict.set(key, to: value) }
        case .listToTuple: if case .list(let list) = b.pointee { a.pointee = .tuple(PyTuple(list.items)) }
        case .buildString: a.pointee = try joined(b, count: Int(step.c))
        case .format where step.isPlainFormat && b.tag == ValueTag.str: a.pointee = b.pointee
        case .format where step.isPlainFormat && b.tag == ValueTag.int:
            a.pointee = .str(PyString.make(b.word.description))
        case .format:
            let spec = step.c == Instruction.none ? "" : try c.pointee.str()
            let conversion = FormattedPart.Conversion(rawValue: Character(Unicode.Scalar(step.detail)))
            a.pointee = .string(try Formatting.format(b.pointee, conversion: conversion, spec: spec))
        case .getItem where b.tag == ValueTag.list && c.tag == ValueTag.int:
            guard case .list(let list) = b.pointee, list.items.indices.contains(c.word) else {
                a.pointee = try Subscripts.item(b.pointee, c.pointee)
                return
            }
            a.pointee = list.items[c.word]
        case .getItem:
            a.pointee = try Subscripts.item(b.pointee, c.pointee)
            fuel -= a.pointee.weight
        case .setItem: try Subscripts.setItem(a.pointee, b.pointee, to: c.pointee)
        case .deleteItem: try Subscripts.deleteItem(a.pointee, b.pointee)
        case .buildSlice: a.pointee = .object(PySlice(b[0], b[1], b[2]))
        case .setAttribute:
            guard case .str(let name) = code.constants[Int(step.c)] else { return }
            try Attributes.set(name, of: a.pointee, to: b.pointee)
        case .deleteAttribute:
            guard case .str(let name) = code.constants[Int(step.c)] else { return }
            try Attributes.delete(name, of: a.pointee)
        case .unpack: try unpack(operand(), into: a, count: Int(step.c))
        case .unpackStarred: try unpackStarred(operand(), into: a, before: Int(step.detail), behind: Int(step.c))
        default: return
        }
    }

    private func joined(_ parts: UnsafeMutablePointer<Value>, count: Int) throws(PyError) -> Value {
        var bytes: [UInt8] = []
        for index in 0..<count {
            guard case .str(let string) = parts[index] else { continue }
            try Sizes.check(bytes.count + string.byteCount)
            string.withBytes { bytes.append(contentsOf: $0) }
        }
        return .str(PyString.make(bytes))
    }

    private func unpack(_ value: Value, into target: UnsafeMutablePointer<Value>, count: Int) throws(PyError) {
        let iterator = try unpackingIterator(value)
        var found: [Value] = []
        while let item = try iterator.next() {
            guard found.count < count else {
                throw .valueError("too many values to unpack (expected \(count))")
            }
            found.append(item)
        }
        guard found.count == count else {
            throw .valueError("not enough values to unpack (expected \(count), got \(found.count))")
        }
        for (index, item) in found.enumerated() { target[index] = item }
    }

    private func unpackStarred(
        _ value: Value, into target: UnsafeMutablePointer<Value>, before: Int, behind: Int
    ) throws(PyError) {
        var found: [Value] = []
        let iterator = try unpackingIterator(value)
        while let item = try iterator.next() {
            try Sizes.check(found.count * 16)
            found.append(item)
        }
        guard found.count >= before + behind else {
            throw .valueError("not enough values to unpack (expected at least \(before + behind), got \(found.count))")
        }
        for index in 0..<before { target[index] = found[index] }
        target[before] = .list(PyList(Array(found[before..<found.count - behind])))
        for index in 0..<behind { target[before + 1 + index] = found[found.count - behind + index] }
    }

    private func unpackingIterator(_ value: Value) throws(PyError) -> PyIterator {
        guard let iterator = try Iteration.iteratorIfIterable(value) else {
            throw .typeError("cannot unpack non-iterable \(value.typeName) object")
        }
        return iterator
    }
}
