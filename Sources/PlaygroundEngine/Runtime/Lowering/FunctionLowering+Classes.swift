extension FunctionLowering {
    /// Source: The Python Language Reference, section 8.8.
    func lowerClass(_ definition: ClassDefinition, at range: SourceRange) {
        var decorators: [UInt16] = []
        for decorator in definition.decorators {
            let window = temporary()
            at(decorator.range) { lower(decorator.expression, into: window) }
            decorators.append(window)
        }
        let value = temporary()
        at(definition.nameRange) { scratch { lowerClass(definition, at: range, into: value) } }
        decorate(value, with: zip(decorators, definition.decorators))
        store(value, in: definition.name)
    }

    /// Calls the decorators with the value of `register`, the nearest first; it ends up holding the result.
    func decorate(_ register: UInt16, with decorators: some Sequence<(UInt16, Decorator)>) {
        for (window, decorator) in decorators.reversed() {
            at(decorator.range) {
                scratch {
                    let callee = temporary()
                    emit(.move, a: callee, b: window)
                    emit(.move, a: temporary(), b: register)
                    emit(.call, a: callee, b: 1)
                    emit(.move, a: register, b: callee)
                }
            }
        }
    }

    /// The bases, the keywords, the filled namespace and the cell of `__class__` stand in neighbouring registers.
    private func lowerClass(_ definition: ClassDefinition, at range: SourceRange, into target: UInt16) {
        refuseSpecialMethods(of: definition)
        let bases = temporary()
        let keywords = temporary()
        let namespace = temporary()
        let body = temporary()
        lowerSpread(definition.bases, list: bases, dict: keywords)
        emit(.buildDict, a: namespace)
        let names = ScopeNames(body: definition.body)
        let inner = FunctionLowering(
            program: program, outer: self, name: definition.name, names: names, parameters: [], kind: .class)
        inner.lowerClassBody(definition)
        let code = inner.finish(definition: nil, range: range, parameters: Parameters(list: []))
        code.classDefinition = definition
        self.inner.append(code)
        let index = UInt16(truncatingIfNeeded: self.inner.count - 1)
        emit(.makeFunction, a: body, b: index, c: UInt16(truncatingIfNeeded: nextRegister))
        emit(.runClassBody, a: body, b: namespace)
        emit(.buildClass, a: target, b: bases, c: index)
    }

    private func lowerClassBody(_ definition: ClassDefinition) {
        if case .expression(let first)? = definition.body.first?.kind, case .literal(.string(let text)) = first.kind {
            scratch {
                let register = temporary()
                load(.string(text), into: register)
                emit(.storeName, a: register, c: name("__doc__"))
            }
        }
        lower(definition.body)
        at(definition.nameRange) {
            if case .cell(let cell)? = places["__class__"] {
                emit(.return, a: cell)
            } else {
                returnNone()
            }
        }
    }

    /// Methods by which a class takes part in what the playground's Python leaves out.
    private func refuseSpecialMethods(of definition: ClassDefinition) {
        for case .keyword("metaclass", let range, _) in definition.bases {
            program.refuse("‘metaclass=’", instead: "write the class without it", at: range)
        }
        for statement in definition.body {
            guard case .function(let function) = statement.kind,
                let instead = Self.refusedMethods[function.name]
            else { continue }
            program.refuse("‘\(function.name)’", instead: instead, at: function.nameRange)
        }
    }

    private static let refusedMethods = [
        "__new__": "set the attributes in ‘__init__’",
        "__del__": "end with a ‘with’ block or ‘finally’",
        "__get__": "use ‘@property’",
        "__set__": "use ‘@property’ with a setter",
        "__delete__": "use ‘@property’ with a deleter",
        "__set_name__": "use ‘@property’",
        "__init_subclass__": "call a function after the class",
        "__class_getitem__": "write the class without type parameters",
        "__getattribute__": "use ‘__getattr__’ for names that are not found",
        "__prepare__": "write the class without it",
        "__instancecheck__": "test with a function",
        "__subclasscheck__": "test with a function",
        "__mro_entries__": "write the class without it",
    ]

    /// Reads a name that the class body binds, or else a global one.
    func loadFromNamespace(_ name: String, into target: UInt16) {
        emit(.loadName, a: target, c: self.name(mangled(name)))
        emit(.loadGlobal, a: target, b: program.globalSlot(name))
    }

    /// The name that a private name such as `__total` stands for inside a class.
    ///
    /// Source: The Python Language Reference, section 6.2.1.
    func mangled(_ name: String) -> String {
        guard name.hasPrefix("__"), !name.hasSuffix("__"), let className = innermostClass else { return name }
        let stripped = className.drop { $0 == "_" }
        return stripped.isEmpty ? name : "_\(stripped)\(name)"
    }

    private var innermostClass: String? {
        var lowering: FunctionLowering? = self
        while let current = lowering {
            if current.kind == .class { return current.name }
            lowering = current.outer
        }
        return nil
    }
}
