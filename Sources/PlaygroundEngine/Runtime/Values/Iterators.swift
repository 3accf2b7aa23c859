/// Something that gives one value after another.
class PyIterator: PyObject {
    override var typeName: String { "iterator" }

    /// The next value, or nil at the end.
    func next() throws(PyError) -> Value? { nil }

    override func makeIterator() throws(PyError) -> PyIterator? { self }
}

/// Goes through values that are all there already.
final class SequenceIterator: PyIterator {
    private let items: [Value]
    private var index = 0

    init(_ items: [Value]) {
        self.items = items
    }

    override func next() throws(PyError) -> Value? {
        guard index < items.count else { return nil }
        defer { index += 1 }
        return items[index]
    }
}

/// Goes through a list as it is at each step, so that items appended on the way are met.
final class ListIterator: PyIterator {
    private let list: PyList
    private var index = 0

    init(_ list: PyList) {
        self.list = list
    }

    override var typeName: String { "list_iterator" }

    override func next() throws(PyError) -> Value? {
        guard index < list.items.count else { return nil }
        defer { index += 1 }
        return list.items[index]
    }
}

/// Goes through a dict's keys, refusing to go on once the dict's size changed.
final class DictIterator: PyIterator {
    private let dict: PyDict
    private let count: Int
    private var index = 0

    init(_ dict: PyDict) {
        self.dict = dict
        count = dict.count
    }

    override var typeName: String { "dict_keyiterator" }

    override func next() throws(PyError) -> Value? {
        guard dict.count == count else { throw .make(.runtimeError, "dictionary changed size during iteration") }
        while index < dict.entries.count {
            let key = dict.entries[index].key
            index += 1
            if !key.isUndefined { return key }
        }
        return nil
    }
}

/// The characters of a string.
final class StringIterator: PyIterator {
    private var scalars: String.UnicodeScalarView.Iterator

    init(_ string: PyString) {
        scalars = string.text.unicodeScalars.makeIterator()
    }

    override var typeName: String { "str_iterator" }

    override func next() throws(PyError) -> Value? { scalars.next().map { .string(String(Character($0))) } }
}

/// Values that a closure makes one by one, from other iterators.
final class MappedIterator: PyIterator {
    private let name: String
    private let step: () throws(PyError) -> Value?

    init(_ name: String, _ step: @escaping () throws(PyError) -> Value?) {
        self.name = name
        self.step = step
    }

    override var typeName: String { name }

    override func next() throws(PyError) -> Value? {
        try NativeStack.check()
        return try step()
    }
}
