/// `value.name`.
enum Attributes {
    static func attribute(_ name: String, of value: Value) throws(PyError) -> Value {
        if case .object(let object) = value, let found = try object.attribute(name) { return found }
        if case .function(let function) = value, name == "__name__" { return .string(function.name) }
        if let control = Methods.control(name, of: value) {
            return .object(PyBuiltin(name, control: { (call) throws(PyError) in try control(value, call) }))
        }
        guard let method = Methods.method(name, of: value) else { throw missing(name, of: value) }
        return .object(PyBuiltin(name) { (call) throws(PyError) in try method(value, call) })
    }

    static func missing(_ name: String, of value: Value) -> PyError {
        if case .object(let object) = value, let module = object as? PyModule {
            return .make(.attributeError, "module '\(module.name)' has no attribute '\(name)'")
        }
        if case .object(let object) = value, let type = object as? PyType {
            return .make(.attributeError, "type object '\(type.name)' has no attribute '\(name)'")
        }
        let known =
            if case .object(let object) = value { object.attributeNames } else { Methods.names(of: value) }
        return .make(
            .attributeError, "'\(value.typeName)' object has no attribute '\(name)'",
            suggestion: Suggestion.nearest(to: name, among: known.sorted()))
    }
}
