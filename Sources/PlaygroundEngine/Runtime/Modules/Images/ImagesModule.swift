/// The `PIL` package, as far as looking at images goes. Source: Pillow's documentation; messages are Pillow's.
enum ImagesModule {
    static let unidentified = ExceptionType.define("UnidentifiedImageError", module: "PIL", base: .osError)
    static let bombError = ExceptionType.define("DecompressionBombError", module: "PIL.Image")
    static let bombWarning = ExceptionType.define(
        "DecompressionBombWarning", module: "PIL.Image", base: .runtimeWarning)

    static var modules: [PyModule] {
        var members: [String: Value] = [
            "Image": .object(PyImage.base),
            "UnidentifiedImageError": .object(unidentified),
            "DecompressionBombError": .object(bombError),
            "DecompressionBombWarning": .object(bombWarning),
            "MAX_IMAGE_PIXELS": .int(ImageHeader.warnedPixels),
            "open": .builtin("open", open),
        ]
        for name in refusedFunctions { members[name] = .builtin(name) { (_) throws(PyError) in throw refused(name) } }
        let image = PyModule("PIL.Image", members: members)
        return [
            PyModule(
                "PIL",
                members: [
                    "Image": .object(image), "UnidentifiedImageError": .object(unidentified),
                    "__version__": .string("13.0.0"),
                ]),
            image,
        ]
    }

    /// What makes images or changes them.
    private static let refusedFunctions = [
        "new", "frombytes", "frombuffer", "fromarray", "merge", "blend", "composite", "alpha_composite", "eval",
    ]

    /// What calls of functions and methods raise that need pixels.
    static func refused(_ name: String) -> PyError {
        .make(
            .notImplementedError,
            "Image.\(name) is not part of the playground, which looks at images and does not make or change them; "
                + "run main.py with FastAPI and Pillow for that")
    }

    private static let openSignature = NativeSignature("open", "fp mode? formats?")

    private static func open(_ call: NativeCall) throws(PyError) -> Value {
        let arguments = try openSignature.bind(call)
        if let mode = arguments["mode"], mode.text != "r" {
            throw .valueError("bad mode \(try mode.repr())")
        }
        let file = arguments.required("fp")
        let stream = if case .object(let object) = file { object as? PyStream } else { nil as PyStream? }
        if stream?.kind == .text {
            throw .valueError("StringIO cannot be used to open an image. Binary data must be used instead.")
        }
        let formats = try formats(arguments.present("formats"))
        let bytes: [UInt8]
        if let stream {
            bytes = try contents(of: stream)
        } else if let path = path(file) {
            throw path.contains(0)
                ? .valueError("embedded null byte")
                : PyError(
                    PyException(.fileNotFoundError, arguments: [.int(2), .string("No such file or directory"), file]))
        } else {
            bytes = try contents(of: file, call)
        }
        do throws(ImageFault) {
            let header = try ImageHeader(bytes)
            guard formats?.contains(header.format) ?? true else { throw .otherFormat }
            return .object(PyImage(header, bytes, file: file))
        } catch {
            guard error.kind == .otherFormat else { throw raised(error) }
            throw .make(unidentified, "cannot identify image file \(try file.repr())")
        }
    }

    private static func formats(_ value: Value?) throws(PyError) -> Set<ImageFormat>? {
        guard let value else { return nil }
        let items: [Value]
        switch value {
        case .list(let list): items = list.items
        case .tuple(let tuple): items = tuple.items
        default: throw .typeError("formats must be a list or tuple")
        }
        return Set(items.compactMap { $0.text.flatMap { ImageFormat(rawValue: $0.uppercased()) } })
    }

    private static func contents(of stream: PyStream) throws(PyError) -> [UInt8] {
        try stream.checkOpen()
        _ = try stream.seek(0, from: 0)
        return stream.units.map { UInt8(truncatingIfNeeded: $0) }
    }

    /// The name of a file, which text and bytes are taken for.
    private static func path(_ value: Value) -> [UInt8]? {
        if let text = value.string { text.bytes } else { value.bytes }
    }

    /// The bytes of a value that reads as a file does.
    private static func contents(of file: Value, _ call: NativeCall) throws(PyError) -> [UInt8] {
        if try Attributes.attributeIfAny(PyString.make("seek"), of: file) != nil {
            _ = try call.invoke(method: "seek", of: file, [.int(0)])
        }
        let read = try call.invoke(method: "read", of: file)
        guard let bytes = read.bytes else { throw Attributes.missing("startswith", of: read) }
        return bytes
    }

    /// The exception that a fault is.
    static func raised(_ fault: ImageFault) -> PyError {
        let type: ExceptionType =
            switch fault.kind {
            case .otherFormat, .syntax: .syntaxError
            case .operatingSystem: .osError
            case .value: .valueError
            case .bomb: bombError
            case .index: .indexError
            case .endOfFile: .eofError
            case .memory: .memoryError
            }
        return .make(type, fault.message)
    }
}

extension Value {
    fileprivate var text: String? { if let text = string { text.text } else { nil } }
}
