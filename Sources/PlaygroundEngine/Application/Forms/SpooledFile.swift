/// The bytes of an upload, as `upload.file` gives them.
///
/// Source: Python's `tempfile.SpooledTemporaryFile` over `io.BytesIO`.
final class SpooledFile: PyObject {
    /// The size past which Python moves the bytes to a file.
    static let rollSize = 1024 * 1024

    private(set) var bytes: [UInt8]
    private(set) var position = 0
    private(set) var isClosed = false

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    static let fileType = PyType("SpooledTemporaryFile", module: "tempfile")

    override var type: PyType { Self.fileType }

    func close() {
        isClosed = true
        bytes = []
    }

    func read(_ count: Int) throws(PyError) -> PyBytes {
        try checkOpen()
        guard position < bytes.count else { return PyBytes([]) }
        let rest = bytes[position...]
        let piece = count < 0 ? rest : rest.prefix(count)
        position += piece.count
        return PyBytes(Array(piece))
    }

    func write(_ new: [UInt8]) throws(PyError) {
        try checkOpen()
        guard !new.isEmpty else { return }
        let (end, overflow) = position.addingReportingOverflow(new.count)
        try Sizes.check(overflow ? Int.max : end)
        if position > bytes.count { bytes += Array(repeating: 0, count: position - bytes.count) }
        bytes.replaceSubrange(position..<min(end, bytes.count), with: new)
        position = end
    }

    /// - Parameter origin: 0 for the start, 1 for the present position, 2 for the end.
    func seek(_ offset: Int, from origin: Int) throws(PyError) -> Int {
        try checkOpen()
        switch origin {
        case 0:
            guard offset >= 0 else { throw .valueError("negative seek value \(offset)") }
            position = offset
        case 1: position = max(0, position.addingReportingOverflow(offset).partialValue)
        case 2: position = max(0, bytes.count.addingReportingOverflow(offset).partialValue)
        default: throw .valueError("invalid whence (\(origin), should be 0, 1 or 2)")
        }
        return position
    }

    /// The next line with its end; nil at the end.
    func readLine() throws(PyError) -> PyBytes? {
        try checkOpen()
        guard position < bytes.count else { return nil }
        let end = bytes[position...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
        return try read(end - position)
    }

    private func checkOpen() throws(PyError) {
        guard !isClosed else { throw .valueError("I/O operation on closed file.") }
    }

    override func makeIterator() throws(PyError) -> PyIterator? {
        try checkOpen()
        return MappedIterator("_io.BytesIO") { [self] () throws(PyError) in try readLine().map { .object($0) } }
    }

    // MARK: Attributes

    override var attributeNames: [String] {
        [
            "close", "closed", "flush", "mode", "name", "read", "readline", "readlines", "seek", "tell", "truncate",
            "write", "writelines",
        ]
    }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "closed": return .bool(isClosed)
        case "name": return Value.none
        case "mode": return .string("w+b")
        case "close": return method(name, 0...0) { (_) throws(PyError) in self.close() }
        case "flush": return method(name, 0...0) { (_) throws(PyError) in try self.checkOpen() }
        case "__exit__": return method(name, 0...3) { (_) throws(PyError) in self.close() }
        case "__enter__": return function(name, 0...0) { (_) throws(PyError) in .object(self) }
        case "tell":
            return function(name, 0...0) { (_) throws(PyError) in
                try self.checkOpen()
                return .int(self.position)
            }
        case "read":
            return function(name, 0...1) { (arguments) throws(PyError) in
                .object(try self.read(try Self.size(arguments.first)))
            }
        case "readline":
            return function(name, 0...1) { (arguments) throws(PyError) in
                let limit = try Self.size(arguments.first)
                let start = self.position
                guard let line = try self.readLine() else { return .object(PyBytes([])) }
                guard limit >= 0, line.bytes.count > limit else { return .object(line) }
                self.position = start + limit
                return .object(PyBytes(Array(line.bytes.prefix(limit))))
            }
        case "readlines":
            return function(name, 0...1) { (_) throws(PyError) in .list(PyList(try Iteration.array(.object(self)))) }
        case "seek":
            return function(name, 1...2) { (arguments) throws(PyError) in
                let origin = arguments.count > 1 ? try LibraryArgument.index(arguments[1]) : 0
                return .int(try self.seek(try LibraryArgument.index(arguments[0]), from: origin))
            }
        case "write":
            return function(name, 1...1) { (arguments) throws(PyError) in
                let new = try LibraryArgument.bytesLike(arguments[0])
                try self.write(new)
                return .int(new.count)
            }
        case "writelines":
            return method(name, 1...1) { (arguments) throws(PyError) in
                for line in try Iteration.array(arguments[0]) { try self.write(try LibraryArgument.bytesLike(line)) }
            }
        case "truncate":
            return function(name, 0...1) { (arguments) throws(PyError) in
                try self.checkOpen()
                let size =
                    try arguments.first.map { ($0.isNone ? nil : $0) }?.map(LibraryArgument.index) ?? self.position
                guard size >= 0 else { throw .valueError("negative size value \(size)") }
                if size < self.bytes.count { self.bytes.removeLast(self.bytes.count - size) }
                return .int(size)
            }
        default: return nil
        }
    }

    private func function(
        _ name: String, _ counts: ClosedRange<Int>, _ body: @escaping ([Value]) throws(PyError) -> Value
    ) -> Value {
        .object(PyBuiltin(name) { (call) throws(PyError) in try body(call.arguments(counts)) })
    }

    private func method(
        _ name: String, _ counts: ClosedRange<Int>, _ body: @escaping ([Value]) throws(PyError) -> Void
    ) -> Value {
        function(name, counts) { (arguments) throws(PyError) in
            try body(arguments)
            return .none
        }
    }

    /// An optional number of bytes; -1 for all.
    static func size(_ value: Value?) throws(PyError) -> Int {
        guard let value, !value.isNone else { return -1 }
        guard let big = value.bigInteger else {
            throw .typeError("argument should be integer or None, not '\(value.typeName)'")
        }
        return Int(exactly: big) ?? (big < 0 ? -1 : Int.max)
    }
}

extension SpooledFile {
    /// What FastAPI makes of the file in JSON: it tries its lines as pairs of a dict, which two bytes are, then its
    /// attributes.
    ///
    /// Source: FastAPI's `jsonable_encoder` on `SpooledTemporaryFile`.
    func jsonFields() throws(PyError) -> PyDict {
        if let pairs = linePairs() { return pairs }
        let fields = PyDict()
        // The inner file goes on behind the line that was no pair.
        try fields.set(.string("_file"), to: .dict(linePairs() ?? PyDict()))
        try fields.set(.string("_max_size"), to: .int(Self.rollSize))
        let isRolled = bytes.count > Self.rollSize
        try fields.set(.string("_rolled"), to: .bool(isRolled))
        guard !isRolled else { return fields }
        let arguments = PyDict()
        try arguments.set(.string("mode"), to: .string("w+b"))
        try arguments.set(.string("buffering"), to: .int(-1))
        for name in ["suffix", "prefix", "encoding", "newline", "dir", "errors"] {
            try arguments.set(.string(name), to: .none)
        }
        try fields.set(.string("_TemporaryFileArgs"), to: .dict(arguments))
        return fields
    }

    /// The lines as pairs of bytes; nil, and what was read stays read, where one has another length.
    private func linePairs() -> PyDict? {
        let pairs = PyDict()
        do throws(PyError) {
            while let line = try readLine() {
                guard line.bytes.count == 2 else { return nil }
                try pairs.set(.int(Int(line.bytes[0])), to: .int(Int(line.bytes[1])))
            }
        } catch { return nil }
        return pairs
    }
}
