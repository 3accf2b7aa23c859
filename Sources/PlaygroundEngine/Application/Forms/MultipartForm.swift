/// Reads `multipart/form-data` bodies (RFC 7578) that are there as a whole.
///
/// Source: python-multipart's `MultipartParser` with the callbacks of Starlette's `MultiPartParser`: where the body ends
/// in the middle of a part, that part is left out and nothing is wrong.
struct MultipartForm {
    private let body: [UInt8]
    /// CR, LF, `--` and the boundary.
    private let delimiter: [UInt8]
    private let encoding: TextEncoding?
    private let limits: FormLimits
    private var position = 0
    private var parts: [FormPart] = []
    private var fileCount = 0
    private var fieldCount = 0

    private static let carriageReturn: UInt8 = 0x0D
    private static let lineFeed: UInt8 = 0x0A
    private static let hyphen = UInt8(ascii: "-")
    private static let longestBoundary = 256
    private static let longestHeader = 4096 + 128
    private static let mostHeaders = 8

    /// - Parameter contentType: The value of the request's `Content-Type`.
    static func parts(
        of body: [UInt8], _ contentType: OptionsHeader, limits: FormLimits = FormLimits()
    ) throws(FormFault) -> [FormPart] {
        guard let boundary = contentType["boundary"] else { throw .missingBoundary }
        guard boundary.count <= longestBoundary else { throw .longBoundary(count: boundary.count) }
        let charset = contentType["charset"].map { FormText.latin1($0) } ?? "utf-8"
        var form = MultipartForm(body, boundary, try? TextEncoding(named: charset), limits)
        try form.read()
        return form.parts
    }

    private init(_ body: [UInt8], _ boundary: [UInt8], _ encoding: TextEncoding?, _ limits: FormLimits) {
        self.body = body
        delimiter = [Self.carriageReturn, Self.lineFeed, Self.hyphen, Self.hyphen] + boundary
        self.encoding = encoding
        self.limits = limits
    }

    private mutating func read() throws(FormFault) {
        guard try skipFirstBoundary() else { return }
        while let header = try readHeader() {
            let (data, end) = try readData(of: header)
            guard end != .unfinished else { return }
            let bytes = Array(body[data])
            let content: FormPart.Content =
                if let name = header.fileName {
                    .file(FormPart.File(name: name, headers: header.fields, data: bytes))
                } else {
                    .text(FormText.decode(bytes, encoding))
                }
            parts.append(FormPart(name: header.name, content: content))
            if end == .last { return }
        }
    }

    private func byte(_ index: Int) -> UInt8? { index < body.count ? body[index] : nil }

    private func isLineEnd(at index: Int) -> Bool {
        byte(index) == Self.carriageReturn && byte(index + 1) == Self.lineFeed
    }

    /// Goes over the boundary that the body begins with.
    ///
    /// - Returns: Whether a part may follow.
    private mutating func skipFirstBoundary() throws(FormFault) -> Bool {
        if let first = body.first, first == Self.carriageReturn || first == Self.lineFeed {
            guard let dash = body.firstIndex(of: Self.hyphen) else { return false }
            position = dash
        }
        for expected in delimiter.dropFirst(2) {
            guard let found = byte(position) else { return false }
            guard found == expected else {
                throw .noBoundary(boundary: FormText.latin1(delimiter.dropFirst(4)), offset: position)
            }
            position += 1
        }
        guard let first = byte(position) else { return false }
        guard first == Self.carriageReturn || first == Self.hyphen else { throw .boundaryEnd(offset: position) }
        guard let second = byte(position + 1) else { return false }
        guard second == (first == Self.hyphen ? Self.hyphen : Self.lineFeed) else {
            throw .boundaryEnd(offset: position + 1)
        }
        position += 2
        return first == Self.carriageReturn
    }

    // MARK: The head of a part

    private struct Header {
        var fields: [HeaderField] = []
        var disposition: [UInt8] = []
        var name = ""
        /// Nil where the part is no file.
        var fileName: String?
    }

    /// Reads up to the empty line; nil where the body ends before it.
    private mutating func readHeader() throws(FormFault) -> Header? {
        let start = position
        var header = Header()
        while !isLineEnd(at: position) {
            guard let first = byte(position) else { return nil }
            guard first != Self.carriageReturn else {
                guard byte(position + 1) != nil else { return nil }
                throw .headerEnd(offset: position + 1)
            }
            guard header.fields.count < Self.mostHeaders else { throw .manyHeaders(offset: position) }
            guard let field = try readField() else { return nil }
            header.fields.append(HeaderField(FormText.latin1(field.name), FormText.latin1(field.value)))
            if field.name == Array("content-disposition".utf8) { header.disposition = field.value }
        }
        position += 2
        let options = OptionsHeader(header.disposition)
        guard let name = options["name"] else { throw .missingName(offset: start) }
        header.name = FormText.decode(name, encoding)
        guard let fileName = options["filename"] else {
            fieldCount += 1
            guard fieldCount <= limits.fields.most else { throw .manyFields(limit: limits.fields.text) }
            return header
        }
        fileCount += 1
        guard fileCount <= limits.files.most else { throw .manyFiles(limit: limits.files.text) }
        header.fileName = FormText.decode(fileName, encoding)
        return header
    }

    /// Reads one field with its line's end; nil where the body ends before it.
    private mutating func readField() throws(FormFault) -> (name: [UInt8], value: [UInt8])? {
        let start = position
        // A line that is too long is refused before anything else is looked at.
        let line = body[start...].prefix(Self.longestHeader + 1)
        let colon = line.firstIndex(of: UInt8(ascii: ":"))
        guard colon != nil || line.count <= Self.longestHeader else { throw .longHeader(offset: start) }
        let name = line[..<(colon ?? line.endIndex)]
        guard colon.map({ $0 + 1 - start <= Self.longestHeader }) ?? true else { throw .longHeader(offset: start) }
        if let bad = name.firstIndex(where: { !Self.isToken($0) }) { throw .headerName(offset: bad) }
        guard let colon else { return nil }
        guard colon > start else { throw .emptyHeaderName(offset: start) }
        var valueStart = colon + 1
        while byte(valueStart) == UInt8(ascii: " ") {
            valueStart += 1
            guard valueStart - start <= Self.longestHeader else { throw .longHeader(offset: start) }
        }
        let end = body[valueStart...].firstIndex(of: Self.carriageReturn)
        guard (end ?? body.count) - start <= Self.longestHeader else { throw .longHeader(offset: start) }
        guard let end, let next = byte(end + 1) else { return nil }
        guard next == Self.lineFeed else { throw .headerEnd(offset: end + 1) }
        position = end + 2
        return (OptionsHeader.lowercased(Array(name)), Array(body[valueStart..<end]))
    }

    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }

    // MARK: The data of a part

    private enum PartEnd {
        /// The body ends before a boundary does.
        case unfinished
        case next, last
    }

    /// Reads up to the next boundary and over it.
    private mutating func readData(of header: Header) throws(FormFault) -> (Range<Int>, PartEnd) {
        let start = position
        var search = start
        while let found = nextDelimiter(from: search) {
            let after = found + delimiter.count
            let data = start..<found
            guard let next = byte(after) else { return try (checked(data, header), .unfinished) }
            switch next {
            case Self.carriageReturn, Self.hyphen:
                guard let second = byte(after + 1) else { return try (checked(data, header), .unfinished) }
                if second == (next == Self.hyphen ? Self.hyphen : Self.lineFeed) {
                    position = after + 2
                    return try (checked(data, header), next == Self.hyphen ? .last : .next)
                }
                search = after + 1
            case UInt8(ascii: " "), UInt8(ascii: "\t"):
                _ = try checked(data, header)
                return (data, try skipPadding(from: after + 1))
            default: search = after
            }
        }
        // A beginning of the boundary at the very end is not counted as data.
        var rest = body.count
        if let last = body[search...].suffix(delimiter.count - 1).lastIndex(of: Self.carriageReturn),
            delimiter.starts(with: body[last...])
        {
            rest = last
        }
        return try (checked(start..<rest, header), .unfinished)
    }

    private func nextDelimiter(from start: Int) -> Int? {
        var search = start
        while let found = body[search...].firstIndex(of: Self.carriageReturn) {
            if body[found...].starts(with: delimiter) { return found }
            search = found + 1
        }
        return nil
    }

    /// Goes over the blanks behind a boundary and the line's end.
    private mutating func skipPadding(from start: Int) throws(FormFault) -> PartEnd {
        var index = start
        while byte(index) == UInt8(ascii: " ") || byte(index) == UInt8(ascii: "\t") { index += 1 }
        guard let first = byte(index) else { return .unfinished }
        guard first == Self.carriageReturn else { throw .boundaryEnd(offset: index) }
        guard let second = byte(index + 1) else { return .unfinished }
        guard second == Self.lineFeed else { throw .boundaryEnd(offset: index + 1) }
        position = index + 2
        return .next
    }

    private func checked(_ data: Range<Int>, _ header: Header) throws(FormFault) -> Range<Int> {
        guard header.fileName != nil || data.count <= limits.partSize else { throw .largePart(limit: limits.partSize) }
        return data
    }
}
