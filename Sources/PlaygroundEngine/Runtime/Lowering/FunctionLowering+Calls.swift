extension FunctionLowering {
    func lowerCall(_ function: Expression, _ arguments: [Argument], into target: UInt16) {
        let isSpread = arguments.contains { argument in
            switch argument {
            case .starred, .doubleStarred: true
            case .positional, .keyword: false
            }
        }
        // Arguments stand behind the function, where they become the first registers of its frame.
        let window = temporary()
        if isSpread || arguments.count > 250 {
            lower(function, into: window)
            lowerSpread(arguments, list: temporary(), dict: temporary())
            emit(.callSpread, a: window)
        } else if arguments.isEmpty, case .name("super") = function.kind, case .cell(let cell)? = places["__class__"],
            let receiver = firstParameter
        {
            // Source: The Python Standard Library, `super`: without arguments it takes these two.
            lower(function, into: window)
            emit(.loadCell, a: temporary(), b: cell, c: name("__class__"))
            load(receiver, into: temporary())
            emit(.call, a: window, b: 2)
        } else if case .attribute(let object, let method, let range) = function.kind {
            refuseMember(method, of: object, at: range)
            lower(object, into: window)
            let (count, keywords) = lowerArguments(arguments)
            emit(
                .callMethod, detail: WellKnownMethod.detail(for: method), a: window, b: count,
                c: name(mangled(method)))
            emit(.extra, b: UInt16(truncatingIfNeeded: MethodName.number(of: method)), c: keywords)
        } else {
            lower(function, into: window)
            let (count, keywords) = lowerArguments(arguments)
            emit(.call, a: window, b: count, c: keywords)
        }
        emit(.move, a: target, b: window)
    }

    private func lowerArguments(_ arguments: [Argument]) -> (count: UInt16, keywords: UInt16) {
        var names: [(name: String, range: SourceRange)] = []
        for argument in arguments {
            lower(argument.value, into: temporary())
            if case .keyword(let name, let range, _) = argument { names.append((name, range)) }
        }
        let keywords = names.isEmpty ? 0 : constant(.object(KeywordNames(names))) + 1
        return (UInt16(truncatingIfNeeded: arguments.count), keywords)
    }

    func lowerSpread(_ arguments: [Argument], list: UInt16, dict: UInt16) {
        emit(.buildList, a: list)
        emit(.buildDict, a: dict)
        for argument in arguments {
            scratch {
                switch argument {
                case .positional(let value): emit(.append, a: list, b: lower(value))
                case .starred(let value): emit(.extend, a: list, b: lower(value))
                case .doubleStarred(let value): emit(.update, a: dict, b: lower(value))
                case .keyword(let name, _, let value):
                    let key = temporary()
                    load(.string(name), into: key)
                    emit(.setEntry, a: dict, b: key, c: lower(value))
                }
            }
        }
    }

    func lowerFunction(_ function: FunctionDefinition, at range: SourceRange) {
        var decorators: [UInt16] = []
        for decorator in function.decorators {
            let window = temporary()
            at(decorator.range) { lower(decorator.expression, into: window) }
            decorators.append(window)
        }
        let value = temporary()
        let names = ScopeNames(body: function.body, parameters: function.parameters.list.map(\.name))
        make(function.name, function.parameters, returns: function.returns, names: names, into: value) { inner in
            inner.callKind = Self.kind(isAsync: function.isAsync, hasYield: names.hasYield)
            inner.lower(function.body)
            inner.at(range.upperBound..<range.upperBound) { inner.returnNone() }
            return inner.finish(
                definition: function, range: range, parameters: function.parameters)
        }
        decorate(value, with: zip(decorators, function.decorators))
        store(value, in: function.name)
    }

    func lowerLambda(_ parameters: Parameters, _ body: Expression, at range: SourceRange, into target: UInt16) {
        let names = ScopeNames(lambda: body, parameters: parameters.list.map(\.name))
        make("<lambda>", parameters, names: names, into: target) { inner in
            inner.callKind = Self.kind(isAsync: false, hasYield: names.hasYield)
            inner.at(body.range) { inner.emit(.return, a: inner.lower(body)) }
            return inner.finish(definition: nil, range: range, parameters: parameters)
        }
    }

    func make(
        _ name: String, _ parameters: Parameters, returns: Expression? = nil, names: ScopeNames,
        into target: UInt16,
        _ lowerBody: (FunctionLowering) -> Code
    ) {
        let start = UInt16(truncatingIfNeeded: nextRegister)
        for parameter in parameters.list {
            guard let value = parameter.defaultValue else { continue }
            lower(value, into: temporary())
        }
        for annotation in parameters.list.map(\.annotation) + [returns] {
            if let annotation { lower(annotation: annotation) }
        }
        let inner = FunctionLowering(
            program: program, outer: self, name: name, names: names, parameters: parameters.list.map(\.name))
        self.inner.append(lowerBody(inner))
        emit(.makeFunction, a: target, b: UInt16(truncatingIfNeeded: self.inner.count - 1), c: start)
    }
}
