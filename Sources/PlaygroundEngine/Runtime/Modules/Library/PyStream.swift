/// `io.StringIO` and `io.BytesIO`: a file in memory. Source: The Python Standard Library, "io".
final class PyStream: PyObject {
    /// What it holds: characters or bytes.
    enum Kind { case text, bytes }

    let kind: Kind
    /// The bytes, or the code points of the text.
    private(set) var units: [UInt32]
    private var position = 0
    private(set) var isClosed = false

    init(_ kind: Kind, _ units: [UInt32]) {
        self.kind = kind
        self.units = units
    }

    override var type: PyType { kind == .text ? StreamsModule.text : StreamsModule.bytes }

    override var typeName: String { "_io.\(type.name)" }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        "<\(typeName) object at \(address)>"
    }

    override var attributeNames: [String] { type.ownNames + ["closed"] }

    override func attribute(_ name: String) throws(PyError) -> Value? { name == "closed" ? .bool(isClosed) : nil }

    override func makeIterator() throws(PyError) -> PyIterator? {
        try checkOpen()
        return MappedIterator(typeName) { [self] () throws(PyError) in
            let line = try readLine(nil)
            return line.isEmpty ? nil : value(line)
        }
    }

    func checkOpen() throws(PyError) {
        guard !isClosed else {
            throw .valueError("I/O operation on closed file\(kind == .bytes ? "." : "")")
        }
    }

    func close() {
        isClosed = true
        units = []
    }

    /// The units as the program sees them.
    func value(_ units: some Collection<UInt32>) -> Value {
        switch kind {
        case .bytes: return .object(PyBytes(units.map { UInt8(truncatingIfNeeded: $0) }))
        case .text:
            var text = String.UnicodeScalarView()
            for unit in units { text.append(Unicode.Scalar(unit) ?? "\u{FFFD}") }
            return .string(String(text))
        }
    }

    /// What a program's value is in units; nil where it is of the wrong kind.
    static func units(_ value: Value, _ kind: Kind) -> [UInt32]? {
        switch (kind, value.plain) {
        case (.text, .str(let text)): text.text.unicodeScalars.map(\.value)
        case (.bytes, .object(let object)): (object as? PyBytes)?.bytes.map { UInt32($0) }
        default: nil
        }
    }

    func write(_ new: [UInt32]) throws(PyError) {
        guard !new.isEmpty else { return }
        let (end, isTooFar) = max(position, units.count).addingReportingOverflow(new.count)
        try Sizes.check(isTooFar ? .max : end, times: 4)
        if position > units.count { units += Array(repeating: 0, count: position - units.count) }
        units.replaceSubrange(position..<min(position + new.count, units.count), with: new)
        position += new.count
    }

    func read(_ count: Int?) -> ArraySlice<UInt32> {
        guard position < units.count else { return [] }
        let rest = units[position...]
        let piece = count.map { $0 < 0 ? rest : rest.prefix($0) } ?? rest
        position += piece.count
        return piece
    }

    /// The next line with its end, cut after so many units.
    func readLine(_ limit: Int?) throws(PyError) -> ArraySlice<UInt32> {
        try checkOpen()
        guard position < units.count else { return [] }
        let end = units[position...].firstIndex(of: 10).map { $0 + 1 } ?? units.count
        return read(limit.map { $0 < 0 ? end - position : min($0, end - position) } ?? end - position)
    }

    /// - Parameter origin: 0 for the start, 1 for the present position, 2 for the end.
    func seek(_ offset: Int, from origin: Int) throws(PyError) -> Int {
        switch (kind, origin) {
        case (_, 0):
            guard offset >= 0 else {
                throw .valueError(kind == .text ? "Negative seek position \(offset)" : "negative seek value \(offset)")
            }
            position = offset
        case (.text, 1), (.text, 2):
            guard offset == 0 else {
                throw .make(.osError, "Can't do nonzero \(origin == 1 ? "cur" : "end")-relative seeks")
            }
            if origin == 2 { position = units.count }
        case (.bytes, 1): position = max(0, position.addingReportingOverflow(offset).partialValue)
        case (.bytes, 2): position = max(0, units.count.addingReportingOverflow(offset).partialValue)
        case (.text, _): throw .valueError("Invalid whence (\(origin), should be 0, 1 or 2)")
        default: throw .valueError("invalid whence (\(origin), should be 0, 1 or 2)")
        }
        return position
    }

    var offset: Int { position }

    func truncate(_ size: Int?) throws(PyError) -> Int {
        let size = size ?? position
        guard size >= 0 else {
            throw .valueError(kind == .text ? "Negative size value \(size)" : "negative size value \(size)")
        }
        if size < units.count { units.removeLast(units.count - size) }
        return size
    }
}
