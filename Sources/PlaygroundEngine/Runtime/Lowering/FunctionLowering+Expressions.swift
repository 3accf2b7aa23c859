extension FunctionLowering {
    /// Computes `expression`; returns the register that holds its value.
    func lower(_ expression: Expression) -> UInt16 {
        if case .name(let name) = expression.kind, let register = settledRegister(of: name) { return register }
        let target = temporary()
        lower(expression, into: target)
        return target
    }

    /// Computes `expression` into register `target`.
    func lower(_ expression: Expression, into target: UInt16) {
        at(expression.range) {
            scratch { lowerKind(of: expression, into: target) }
        }
    }

    private func lowerKind(of expression: Expression, into target: UInt16) {
        switch expression.kind {
        case .name(let name): load(name, into: target)
        case .literal(let literal): load(literal.value, into: target)
        case .formatted(let parts): lowerFormatted(parts, into: target)
        case .list(let elements): lowerList(elements, into: target)
        case .tuple(let elements): lowerTuple(elements, into: target)
        case .dict(let entries): lowerDict(entries, into: target)
        case .comprehension(let comprehension): lower(comprehension, at: expression.range, into: target)
        case .unary(let operation, let operand):
            emit(.unary, detail: operation.index, a: target, b: lower(operand))
        case .binary(let operation, let left, let right): lowerBinary(operation, left, right, into: target)
        case .comparison(let first, let links): lowerComparison(first, links, into: target)
        case .and(let left, let right): lowerShortcut(.jumpIfFalse, left, right, into: target)
        case .or(let left, let right): lowerShortcut(.jumpIfTrue, left, right, into: target)
        case .conditional(let test, let then, let otherwise):
            var skips: [Int] = []
            scratch { skips = jumpUnless(test) }
            lower(then, into: target)
            let end = emitJump(.jump)
            land(skips)
            lower(otherwise, into: target)
            land(end)
        case .attribute(let object, let attribute, let range):
            refuseMember(attribute, of: object, at: range)
            emit(.getAttribute, a: target, b: lower(object), c: name(mangled(attribute)))
        case .subscripted(let object, let index):
            let container = lower(object)
            emit(.getItem, a: target, b: container, c: lower(index))
        case .slice(let lower, let upper, let step):
            let start = UInt16(truncatingIfNeeded: nextRegister)
            for part in [lower, upper, step] {
                let register = temporary()
                if let part { self.lower(part, into: register) } else { load(.none, into: register) }
            }
            emit(.buildSlice, a: target, b: start)
        case .call(let function, let arguments): lowerCall(function, arguments, into: target)
        case .lambda(let parameters, let body):
            lowerLambda(parameters, body, at: expression.range, into: target)
        case .walrus(let name, let value):
            lower(value, into: target)
            store(target, in: name)
        case .set(let elements): lowerSet(elements, into: target)
        case .await(let value): lowerAwait(value, at: expression.range, into: target)
        case .yield(let value): lowerYield(value, at: expression.range, into: target)
        case .yieldFrom(let value): lowerYieldFrom(value, at: expression.range, into: target)
        }
    }

    func refuse(_ construct: String, _ instead: String, at range: SourceRange) {
        program.refuse(construct, instead: instead, at: range)
    }

    func load(_ value: Value, into target: UInt16) {
        emit(.loadConstant, a: target, b: constant(value))
    }

    private func lowerBinary(_ operation: BinaryOperator, _ left: Expression, _ right: Expression, into target: UInt16)
    {
        let a = lower(left)
        let b = lower(right)
        switch operation {
        case .add: emit(.add, a: target, b: a, c: b)
        case .subtract: emit(.subtract, a: target, b: a, c: b)
        case .multiply: emit(.multiply, a: target, b: a, c: b)
        default: emit(.binary, detail: operation.index, a: target, b: a, c: b)
        }
    }

    private func lowerComparison(_ first: Expression, _ links: [ComparisonLink], into target: UInt16) {
        var left = lower(first)
        var ends: [Int] = []
        // The target may be a variable that an operand further on reads.
        let result = links.count > 1 ? temporary() : target
        for (index, link) in links.enumerated() {
            let right = lower(link.operand)
            emit(.compare, detail: link.comparison.index, a: result, b: left, c: right)
            if index < links.count - 1 { ends.append(emitJump(.jumpIfFalse, a: result)) }
            left = right
        }
        land(ends)
        if result != target { emit(.move, a: target, b: result) }
    }

    private func lowerShortcut(
        _ jump: Instruction.Operation, _ left: Expression, _ right: Expression, into target: UInt16
    ) {
        // The target may be a variable that the right side reads, so the left value waits elsewhere.
        let value = temporary()
        lower(left, into: value)
        let end = emitJump(jump, a: value)
        lower(right, into: value)
        land(end)
        emit(.move, a: target, b: value)
    }

    private func lowerFormatted(_ parts: [FormattedPart], into target: UInt16) {
        let start = UInt16(truncatingIfNeeded: nextRegister)
        var count = 0
        for part in parts {
            switch part {
            case .text(let text):
                load(.string(text), into: temporary())
                count += 1
            case .field(let value, let debugText, let conversion, let spec):
                if let debugText {
                    load(.string(debugText), into: temporary())
                    count += 1
                }
                let register = temporary()
                count += 1
                lower(value, into: register)
                at(value.range) {
                    scratch {
                        var specRegister = Instruction.none
                        if !spec.isEmpty {
                            specRegister = temporary()
                            lowerFormatted(spec, into: specRegister)
                        }
                        emit(
                            .format, detail: UInt8(ascii: (conversion?.rawValue ?? " ").unicodeScalars.first ?? " "),
                            a: register, b: register, c: specRegister)
                    }
                }
            }
        }
        emit(.buildString, a: target, b: start, c: UInt16(truncatingIfNeeded: count))
    }
}

extension UnaryOperator {
    /// The operator as an instruction's detail.
    var index: UInt8 {
        switch self {
        case .negative: 0
        case .positive: 1
        case .invert: 2
        case .not: 3
        }
    }

    init?(index: UInt8) {
        switch index {
        case 0: self = .negative
        case 1: self = .positive
        case 2: self = .invert
        case 3: self = .not
        default: return nil
        }
    }
}

extension ComparisonOperator {
    static let all: [Self] = [
        .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .identical, .notIdentical, .contained,
        .notContained,
    ]

    /// The operator as an instruction's detail.
    var index: UInt8 { UInt8(truncatingIfNeeded: Self.all.firstIndex(of: self) ?? 0) }
}
