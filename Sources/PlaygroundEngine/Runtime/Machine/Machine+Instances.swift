/// The short ways to the attributes and methods of plain instances: they compare addresses and count few references.
extension Machine {
    /// The own attribute `name` of the value in a register, where it is an instance that asks nothing of the program.
    @inline(__always) func ordinaryField(
        _ name: UnsafeMutablePointer<Value>, of register: UnsafeMutablePointer<Value>
    ) -> Value? {
        guard let instance = ordinaryInstance(register), let name = name.reference(to: PyString.self) else {
            return nil
        }
        return instance._withUnsafeGuaranteedRef { instance in
            guard !instance.classObject.hasProperties else { return nil }
            return name._withUnsafeGuaranteedRef { instance.fields?.value(named: $0) }
        }
    }

    /// Sets the own attribute `name` of the value in a register; false where that is not all there is to do.
    @inline(__always) func setOrdinaryField(
        _ name: UnsafeMutablePointer<Value>, of register: UnsafeMutablePointer<Value>,
        to value: UnsafeMutablePointer<Value>
    ) -> Bool {
        guard let instance = ordinaryInstance(register), let name = name.reference(to: PyString.self) else {
            return false
        }
        return instance._withUnsafeGuaranteedRef { instance in
            // An ordinary instance's class is a `UserType`.
            guard unsafeDowncast(instance.classObject, to: UserType.self).setsPlainly else { return false }
            name._withUnsafeGuaranteedRef { instance.setField($0, to: value.pointee) }
            return true
        }
    }

    /// Calls the method `name` of the instance in `window`, where it is a function of its class that takes these
    /// arguments as they stand.
    ///
    /// - Returns: Whether a frame was pushed.
    @inline(__always) func enterMethod(
        _ name: UnsafeMutablePointer<Value>, _ window: UnsafeMutablePointer<Value>, count: Int
    ) -> Bool {
        guard let instance = ordinaryInstance(window), let name = name.reference(to: PyString.self) else {
            return false
        }
        let found: Value? = instance._withUnsafeGuaranteedRef { instance in
            guard !instance.classObject.hasProperties else { return nil }
            return name._withUnsafeGuaranteedRef { name in
                if let fields = instance.fields, fields.holds(named: name) { return nil }
                return instance.classObject.lookup(name)
            }
        }
        guard case .function(let function)? = found else { return false }
        return enterDirectly(.passUnretained(function), base: window, result: window, count: count + 1)
    }

    @inline(__always) private func ordinaryInstance(
        _ register: UnsafeMutablePointer<Value>
    ) -> Unmanaged<PyInstance>? {
        guard register.tag == ValueTag.object, let object = register.reference(to: PyObject.self),
            object._withUnsafeGuaranteedRef({ $0.isOrdinary })
        else { return nil }
        // Only a `PyInstance` is ordinary.
        return register.reference(to: PyInstance.self)
    }
}
