/// What a form has for a parameter.
///
/// Source: FastAPI's `_get_multidict_value` and `_extract_form_body`.
enum FormValue {
    /// The value to check; nil where there is none: texts without characters and inputs without a file count as none.
    static func value(
        of parameter: OperationParameter, under key: String, in form: RequestMapping
    ) throws(PyError) -> Value? {
        try value(key, isSeveral: parameter.takesSeveral, parameter.origin, in: form)
    }

    /// - Parameter isSeveral: Whether all values under the key are wanted.
    static func value(
        _ key: String, isSeveral: Bool, _ origin: OperationParameter.Origin, in form: RequestMapping
    ) throws(PyError) -> Value? {
        guard isSeveral else {
            guard let value = form.last(key), !value.isEmptyText, !isEmptyFile(value) else { return nil }
            guard case .file(.single) = origin else { return value }
            return try bytes(of: value)
        }
        let values = form.all(key).filter { !isEmptyFile($0) }
        guard !values.isEmpty else { return nil }
        guard case .file(let reading) = origin else { return .list(PyList(values)) }
        switch reading {
        case .none: return .list(PyList(values))
        case .single: return .list(PyList(values))
        case .several(let container):
            var read: [Value] = []
            for value in values { read.append(try bytes(of: value)) }
            return try collection(container, of: read)
        }
    }

    private static func isEmptyFile(_ value: Value) -> Bool {
        guard case .object(let object) = value, let upload = object as? UploadObject else { return false }
        return upload.isEmptyInput
    }

    private static func bytes(of value: Value) throws(PyError) -> Value {
        guard case .object(let object) = value, let upload = object as? UploadObject else { return value }
        return .object(try upload.rest())
    }

    private static func collection(_ name: String, of values: [Value]) throws(PyError) -> Value {
        switch name {
        case "tuple", "Tuple": .tuple(PyTuple(values))
        case "set", "Set": .object(try PySet(values))
        case "frozenset", "FrozenSet": .object(try PySet(values, isFrozen: true))
        default: .list(PyList(values))
        }
    }
}
