extension FunctionLowering {
    /// Source: The Python Language Reference, section 8.6.
    ///
    /// Names are bound once a whole pattern matches; until then their values wait in registers.
    func lowerMatch(_ subject: Expression, _ cases: [MatchCase]) {
        let value = temporary()
        lower(subject, into: value)
        var ends: [Int] = []
        var ways: [Set<String>] = []
        for choice in cases {
            let before = assigned
            var failures: [Int] = []
            scratch {
                var captured: [String: UInt16] = [:]
                var targets: [Expression] = []
                for target in choice.pattern.targets {
                    guard case .name(let name) = target.kind, captured[name] == nil else { continue }
                    captured[name] = temporary()
                    targets.append(target)
                }
                failures = test(choice.pattern, value, captured)
                for target in targets {
                    guard case .name(let name) = target.kind, let register = captured[name] else { continue }
                    at(target.range) { store(register, in: name) }
                }
                if let condition = choice.condition {
                    at(condition.range) { scratch { failures += jumpUnless(condition) } }
                }
            }
            lower(choice.body)
            ways.append(assigned)
            assigned = before
            ends.append(emitJump(.jump))
            land(failures)
        }
        land(ends)
        for way in ways { assigned.formIntersection(way) }
    }

    /// Emits the tests of `pattern` on the value in a register; returns the jumps to take where it does not match.
    private func test(_ pattern: Pattern, _ value: UInt16, _ captured: [String: UInt16]) -> [Int] {
        func keep(_ target: Expression) {
            if case .name(let name) = target.kind, let register = captured[name] {
                emit(.move, a: register, b: value)
            }
        }
        return at(pattern.range) {
            switch pattern.kind {
            case .wildcard: return []
            case .star(let target):
                if let target { keep(target) }
                return []
            case .capture(let target):
                keep(target)
                return []
            case .value(let expression): return compare(value, .equal, expression)
            case .singleton(let expression): return compare(value, .identical, expression)
            case .any(let choices):
                var successes: [Int] = []
                for choice in choices.dropLast() {
                    let failures = test(choice, value, captured)
                    successes.append(emitJump(.jump))
                    land(failures)
                }
                let failures = choices.last.map { test($0, value, captured) } ?? []
                land(successes)
                return failures
            case .named(let inner, let target):
                let failures = test(inner, value, captured)
                keep(target)
                return failures
            case .sequence(let items):
                let star = items.firstIndex { if case .star = $0.kind { true } else { false } }
                return take(items, captured, PatternMatching.sequence) {
                    emit(.move, a: temporary(), b: value)
                    load(.int(items.count), into: temporary())
                    load(star.map { .int($0) } ?? .none, into: temporary())
                }
            case .mapping(let entries, let rest):
                let remaining = rest.map { Pattern(kind: .capture($0), range: $0.range) }
                return take(entries.map(\.value) + (remaining.map { [$0] } ?? []), captured, PatternMatching.mapping) {
                    emit(.move, a: temporary(), b: value)
                    let keys = temporary()
                    scratch {
                        let start = UInt16(truncatingIfNeeded: nextRegister)
                        for entry in entries { lower(entry.key, into: temporary()) }
                        emit(.buildTuple, a: keys, b: start, c: UInt16(truncatingIfNeeded: entries.count))
                    }
                    load(.bool(rest != nil), into: temporary())
                }
            case .instance(let type, let positional, let named):
                return take(positional + named.map(\.value), captured, PatternMatching.instance) {
                    emit(.move, a: temporary(), b: value)
                    lower(type, into: temporary())
                    load(.int(positional.count), into: temporary())
                    load(.tuple(PyTuple(named.map { .string($0.name) })), into: temporary())
                }
            }
        }
    }

    private func compare(_ value: UInt16, _ comparison: ComparisonOperator, _ expression: Expression) -> [Int] {
        var failures: [Int] = []
        scratch {
            let register = temporary()
            lower(expression, into: register)
            emit(.compare, detail: comparison.index, a: register, b: value, c: register)
            failures = [emitJump(.jumpIfFalse, a: register)]
        }
        return failures
    }

    /// Takes a value apart by a call of `function`, which gives None or a value for each of `patterns`, and tests those.
    private func take(
        _ patterns: [Pattern], _ captured: [String: UInt16], _ function: PyBuiltin, arguments: () -> Void
    ) -> [Int] {
        var failures: [Int] = []
        scratch {
            let window = temporary()
            load(.object(function), into: window)
            let first = nextRegister
            scratch {
                arguments()
                emit(.call, a: window, b: UInt16(truncatingIfNeeded: nextRegister - first))
            }
            scratch {
                let register = temporary()
                load(.none, into: register)
                emit(.compare, detail: ComparisonOperator.identical.index, a: register, b: window, c: register)
                failures.append(emitJump(.jumpIfTrue, a: register))
            }
            guard !patterns.isEmpty else { return }
            let start = nextRegister
            for _ in patterns { _ = temporary() }
            let count = UInt16(truncatingIfNeeded: patterns.count)
            emit(.unpack, a: UInt16(truncatingIfNeeded: start), b: window, c: count)
            for (index, pattern) in patterns.enumerated() {
                failures += test(pattern, UInt16(truncatingIfNeeded: start + index), captured)
            }
        }
        return failures
    }
}
