/// A file of a form, as a path operation gets it.
///
/// Source: Starlette's `UploadFile`, of which FastAPI's is a subclass that forms never make.
final class UploadObject: PyObject {
    /// What a form holds.
    static let starlette = PyType("UploadFile", module: "starlette.datastructures", construct: make)
    /// What programs import and name in annotations.
    static let fastapi = PyType(
        "UploadFile", module: "fastapi.datastructures", bases: [starlette],
        members: [SchemaCompiler.schemaMember: .object(UploadSchema())], construct: make)

    private var fileName: Value
    let file: SpooledFile
    private var size: Value
    let headers: RequestMapping
    private let ownType: PyType

    init(
        _ file: SpooledFile, name: Value, size: Value, headers: RequestMapping, type: PyType = UploadObject.starlette
    ) {
        self.file = file
        fileName = name
        self.size = size
        self.headers = headers
        ownType = type
    }

    convenience init(_ part: FormPart.File) {
        self.init(
            SpooledFile(part.data), name: .string(part.name), size: .int(part.data.count),
            headers: RequestMapping(headers: part.headers))
    }

    @Sendable private static func make(_ call: NativeCall) throws(PyError) -> Value {
        throw .typeError("UploadFile() is not made by programs in the playground's FastAPI; forms give it")
    }

    override var type: PyType { ownType }

    /// Whether it is what browsers send where no file was chosen.
    var isEmptyInput: Bool { fileName.isEmptyText && size.smallInteger == 0 }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        "UploadFile(filename=\(try fileName.repr(context)), size=\(try size.repr(context)), "
            + "headers=\(try headers.repr(context)))"
    }

    /// What `vars(upload)` gives, which is how FastAPI writes one into JSON.
    func fields() throws(PyError) -> PyDict {
        let fields = PyDict()
        try fields.set(.string("filename"), to: fileName)
        try fields.set(.string("file"), to: .object(file))
        try fields.set(.string("size"), to: size)
        try fields.set(.string("headers"), to: .object(headers))
        try fields.set(.string("_max_mem_size"), to: .int(SpooledFile.rollSize))
        return fields
    }

    /// The bytes from the present position on, which stays.
    ///
    /// Source: FastAPI's `_read_file_bytes`.
    func rest() throws(PyError) -> PyBytes {
        let position = file.position
        let bytes = try file.read(-1)
        _ = try file.seek(position, from: 0)
        return bytes
    }

    override var attributeNames: [String] {
        ["close", "content_type", "file", "filename", "headers", "read", "seek", "size", "write"]
    }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "filename": return fileName
        case "file": return .object(file)
        case "size": return size
        case "headers": return .object(headers)
        case "content_type": return headers.all("content-type").first ?? Value.none
        case "__dict__": return .dict(try fields())
        case "read":
            return coroutine(name, "size?") { (bound) throws(PyError) in
                .object(try self.file.read(try SpooledFile.size(bound["size"])))
            }
        case "write":
            return coroutine(name, "data") { (bound) throws(PyError) in
                let data = try LibraryArgument.bytesLike(bound["data"] ?? .none)
                if let size = self.size.smallInteger { self.size = .int(size + data.count) }
                try self.file.write(data)
                return .none
            }
        case "seek":
            return coroutine(name, "offset") { (bound) throws(PyError) in
                _ = try self.file.seek(try LibraryArgument.index(bound["offset"] ?? .none), from: 0)
                return .none
            }
        case "close":
            return coroutine(name, "") { (_) throws(PyError) in
                self.file.close()
                return .none
            }
        default: return nil
        }
    }

    override func setAttribute(_ name: String, to value: Value) throws(PyError) -> Bool {
        switch name {
        case "filename": fileName = value
        case "size": size = value
        default: return false
        }
        return true
    }

    private func coroutine(
        _ name: String, _ parameters: String,
        _ body: @escaping ([String: Value]) throws(PyError) -> Value
    ) -> Value {
        .coroutine(name, NativeSignature("UploadFile.\(name)", "self " + parameters), body)
    }
}

extension Value {
    /// Whether this is the text without characters.
    var isEmptyText: Bool { if let text = string { text.count == 0 } else { false } }
}
