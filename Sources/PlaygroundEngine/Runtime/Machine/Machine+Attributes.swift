extension Machine {
    /// Puts the attribute `name` of `value` into `target`.
    ///
    /// - Returns: Whether a frame was pushed that computes it.
    func getAttribute(
        _ name: PyString, of value: Value, into target: UnsafeMutablePointer<Value>, range: SourceRange
    ) throws(PyError) -> Bool {
        guard case .object(let object) = value, let instance = object as? PyInstance else {
            target.pointee = try Attributes.attribute(name, of: value)
            return false
        }
        switch try Attributes.find(name, of: instance) {
        case .value(let found)?:
            target.pointee = found
            return false
        case .method(let method)?:
            target.pointee = try Attributes.bind(method, to: instance)
            return false
        case .property(let property)?: return try perform(property.getter, [value], [], result: target, range: range)
        case .fallback(let function)?:
            return try perform(function, [value, .str(name)], [], result: target, range: range)
        case nil: throw Attributes.missing(name.text, of: value)
        }
    }
}
