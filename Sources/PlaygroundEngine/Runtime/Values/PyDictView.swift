/// What `dict.keys()`, `.values()` and `.items()` give: the dict as it is at the time of looking.
final class PyDictView: PyObject {
    enum Part: String { case keys, values, items }

    private let dict: PyDict
    private let part: Part

    init(_ dict: PyDict, _ part: Part) {
        self.dict = dict
        self.part = part
    }

    var count: Int { dict.count }

    override var typeName: String { "dict_\(part.rawValue)" }

    override var isTrue: Bool { dict.count > 0 }

    override var hash: Int? { nil }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        let values = try Iteration.array(.object(self))
        return "\(typeName)(\(try Value.list(PyList(values)).repr(context)))"
    }

    override func makeIterator() throws(PyError) -> PyIterator? {
        let keys = DictIterator(dict)
        let (dict, part) = (dict, part)
        return MappedIterator("dict_\(part.rawValue)iterator") { () throws(PyError) in
            guard let key = try keys.next() else { return nil }
            switch part {
            case .keys: return key
            case .values: return try dict.value(for: key)
            case .items: return .tuple(PyTuple([key, try dict.value(for: key) ?? .none]))
            }
        }
    }
}
