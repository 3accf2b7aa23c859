import Foundation

extension RandomObject {
    private static let choiceSignature = NativeSignature("Random.choice", "self seq")
    private static let choicesSignature = NativeSignature(
        "Random.choices", "self population weights? * cum_weights? k?")
    private static let sampleSignature = NativeSignature("Random.sample", "self population k * counts?")
    private static let shuffleSignature = NativeSignature("Random.shuffle", "self x")

    static let sequenceMethods: [String: Body] = [
        "choice": { (random, call) throws(PyError) in
            let sequence = try choiceSignature.bind(call).required("seq")
            let count = try length(sequence)
            guard count > 0 else { throw .indexError("Cannot choose from an empty sequence") }
            return try Subscripts.item(sequence, .int(random.twister.next(below: count)))
        },
        "choices": { (random, call) throws(PyError) in try random.choices(choicesSignature.bind(call)) },
        "sample": { (random, call) throws(PyError) in
            let arguments = try sampleSignature.bind(call)
            return .list(
                PyList(
                    try random.sample(
                        arguments.required("population"), arguments.required("k"),
                        counts: arguments.present("counts"))))
        },
        "shuffle": { (random, call) throws(PyError) in
            let value = try shuffleSignature.bind(call).required("x")
            guard case .list(let list) = value else {
                if try length(value) > 1 {
                    throw .typeError("'\(value.typeName)' object does not support item assignment")
                }
                return .none
            }
            for index in stride(from: list.items.count - 1, to: 0, by: -1) {
                list.items.swapAt(index, random.twister.next(below: index + 1))
            }
            return .none
        },
    ]

    private static func length(_ value: Value) throws(PyError) -> Int {
        try Builtins.length(value).smallInteger ?? 0
    }

    /// A way to get at the items of a sequence, in constant time.
    private static func items(of value: Value) throws(PyError) -> (count: Int, at: (Int) throws(PyError) -> Value) {
        switch value {
        case .list(let list):
            let items = list.items
            return (items.count, { (index) throws(PyError) in items[index] })
        case .str:
            let items = try Iteration.array(value)
            return (items.count, { (index) throws(PyError) in items[index] })
        case .undefined, .none, .bool, .int, .float, .tuple, .dict, .function, .object:
            return (try length(value), { (index) throws(PyError) in try Subscripts.item(value, .int(index)) })
        }
    }

    private func choices(_ arguments: NativeSignature.Arguments) throws(PyError) -> Value {
        let population = try Self.items(of: arguments.required("population"))
        let count = try LibraryArgument.index(arguments["k"] ?? .int(1))
        try Sizes.check(MemoryLayout<Value>.stride, times: max(0, count))
        var picked: [Value] = []
        picked.reserveCapacity(max(0, count))
        guard let weights = try cumulative(arguments) else {
            let scale = Double(population.count)
            for _ in 0..<max(0, count) {
                let index = Int(twister.nextFloat() * scale)
                guard index < population.count else { throw .indexError("list index out of range") }
                picked.append(try population.at(index))
            }
            return .list(PyList(picked))
        }
        guard weights.count == population.count else {
            throw .valueError("The number of weights does not match the population")
        }
        guard let last = weights.last else { throw .indexError("list index out of range") }
        let total = try LibraryArgument.float(try Arithmetic.binary(.add, last, .float(0)))
        guard total > 0 || total.isNaN else { throw .valueError("Total of weights must be greater than zero") }
        guard total.isFinite else { throw .valueError("Total of weights must be finite") }
        for _ in 0..<max(0, count) {
            let place = Value.float(twister.nextFloat() * total)
            picked.append(try population.at(try Self.bisect(weights, place, below: population.count - 1)))
        }
        return .list(PyList(picked))
    }

    /// The running totals of the weights of a call; nil where it gives none.
    private func cumulative(_ arguments: NativeSignature.Arguments) throws(PyError) -> [Value]? {
        if let totals = arguments.present("cum_weights") {
            guard arguments.present("weights") == nil else {
                throw .typeError("Cannot specify both weights and cumulative weights")
            }
            return try Iteration.array(totals)
        }
        guard let weights = arguments.present("weights") else { return nil }
        if let count = weights.bigInteger {
            throw .typeError("The number of choices must be a keyword argument: k=\(count)")
        }
        return try Self.runningTotals(weights)
    }

    private static func runningTotals(_ values: Value) throws(PyError) -> [Value] {
        var totals: [Value] = []
        for value in try Iteration.array(values) {
            totals.append(
                try totals.last.map { (last) throws(PyError) in
                    try Arithmetic.binary(.add, last, value)
                } ?? value)
        }
        return totals
    }

    /// The first index whose total is past `value`, or `limit`.
    private static func bisect(_ totals: [Value], _ value: Value, below limit: Int) throws(PyError) -> Int {
        var (low, high) = (0, limit)
        while low < high {
            let middle = (low + high) / 2
            if try Comparison.compare(.less, value, totals[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    private func sample(_ population: Value, _ k: Value, counts: Value?) throws(PyError) -> [Value] {
        switch population.plain {
        case .str, .list, .tuple: break
        case .object(let object) where object is PyRange || object is PyBytes: break
        case .undefined, .none, .bool, .int, .float, .dict, .function, .object:
            throw .typeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        }
        let (count, at) = try Self.items(of: population)
        if let counts {
            var totals = try Self.runningTotals(counts)
            guard totals.count == count else {
                throw .valueError("The number of counts does not match the population")
            }
            guard let last = totals.popLast() else { throw .indexError("pop from empty list") }
            guard let total = last.bigInteger else { throw .typeError("Counts must be integers") }
            guard total > 0 else { throw .valueError("Total of counts must be greater than zero") }
            guard let small = Int(exactly: total) else {
                throw .make(.overflowError, "Python int too large to convert to C ssize_t")
            }
            var picked: [Value] = []
            let range = Value.object(PyRange(start: 0, stop: small, step: 1))
            for place in try sample(range, k, counts: nil) {
                picked.append(try at(try Self.bisect(totals, place, below: totals.count)))
            }
            return picked
        }
        let wanted = try LibraryArgument.index(k)
        guard wanted >= 0, wanted <= count else {
            throw .valueError("Sample larger than population or is negative")
        }
        try Sizes.check(MemoryLayout<Value>.stride, times: wanted)
        var picked: [Value] = []
        picked.reserveCapacity(wanted)
        let tableSize = wanted > 5 ? 21 + pow(4, (log(Double(wanted) * 3) / log(4)).rounded(.up)) : 21
        if Double(count) <= tableSize {
            var pool: [Value] = []
            for index in 0..<count { pool.append(try at(index)) }
            for index in 0..<wanted {
                let place = twister.next(below: count - index)
                picked.append(pool[place])
                pool[place] = pool[count - index - 1]
            }
            return picked
        }
        var taken: Set<Int> = []
        for _ in 0..<wanted {
            var place = twister.next(below: count)
            while !taken.insert(place).inserted { place = twister.next(below: count) }
            picked.append(try at(place))
        }
        return picked
    }
}
