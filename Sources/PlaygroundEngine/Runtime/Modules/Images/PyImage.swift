/// An image that `Image.open` found. Source: Pillow's `Image.Image` and `ImageFile.ImageFile`.
final class PyImage: PyObject {
    /// What has been done with it.
    private enum State {
        case opened
        case loaded
        /// Verified, or left by `with`: its file is not at hand any more.
        case detached
        case closed
    }

    private let header: ImageHeader
    private let bytes: [UInt8]
    private let file: Value
    private let info = PyDict()
    /// What the program has set itself.
    private let own = PyDict()
    private var state = State.opened

    init(_ header: ImageHeader, _ bytes: [UInt8], file: Value) {
        self.header = header
        self.bytes = bytes
        self.file = file
        for entry in header.info.entries { info.set(PyString.make(entry.key), to: entry.item.value) }
    }

    // MARK: Classes

    static let base = PyType("Image", module: "PIL.Image", members: members)
    private static let fileBase = PyType("ImageFile", module: "PIL.ImageFile", bases: [base])
    private static let types: [ImageFormat: PyType] = Dictionary(
        uniqueKeysWithValues: ImageFormat.allCases.map { format in
            let name =
                switch format {
                case .bmp: "Bmp"
                case .gif: "Gif"
                case .jpeg: "Jpeg"
                case .png: "Png"
                case .tiff: "Tiff"
                case .webp: "WebP"
                }
            return (format, PyType("\(name)ImageFile", module: "PIL.\(name)ImagePlugin", bases: [fileBase]))
        })

    override var type: PyType { Self.types[header.format] ?? Self.base }

    override var typeName: String { type.name }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        let address = String(UInt(bitPattern: ObjectIdentifier(self).hashValue), radix: 16, uppercase: true)
        return "<\(type.displayName) image mode=\(header.mode) size=\(header.width)x\(header.height) at 0x\(address)>"
    }

    override var hash: Int? { nil }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        guard case .object(let object) = other, let image = object as? PyImage else { return nil }
        if image === self { return true }
        // Other pixels make another image; whether they do is not looked at where the files are the same.
        guard header == image.header, bytes == image.bytes else {
            guard header.mode == image.header.mode, header.width == image.header.width,
                header.height == image.header.height, header.info == image.header.info,
                header.format == image.header.format
            else { return false }
            throw ImagesModule.refused("__eq__")
        }
        return true
    }

    // MARK: Attributes

    private static let names = [
        "format", "format_description", "size", "width", "height", "mode", "info", "filename", "custom_mimetype",
    ]

    override var attributeNames: [String] { Self.names + type.ownNames }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "size": return .tuple(PyTuple([.int(header.width), .int(header.height)]))
        case "width": return .int(header.width)
        case "height": return .int(header.height)
        case "mode": return .string(header.mode)
        default: break
        }
        if let set = own.value(named: PyString.make(name)) { return set }
        switch name {
        case "format": return .string(header.format.rawValue)
        case "format_description": return .string(header.format.explanation)
        case "info": return .dict(info)
        case "filename": return .string("")
        case "custom_mimetype": return header.isAnimatedPNG ? .string("image/apng") : Value.none
        case "n_frames": return try frameCount(limit: .max).map { .int($0) }
        case "is_animated": return try frameCount(limit: 2).map { .bool($0 > 1) }
        default: return nil
        }
    }

    override func setAttribute(_ name: String, to value: Value) throws(PyError) -> Bool {
        guard !["size", "width", "height", "mode"].contains(name) else {
            throw .make(.attributeError, "property '\(name)' of '\(typeName)' object has no setter")
        }
        own.set(PyString.make(name), to: value)
        return true
    }

    /// How many pictures the file holds; nil where its format has one alone.
    private func frameCount(limit: Int) throws(PyError) -> Int? {
        do throws(ImageFault) { return try header.frameCount(in: bytes, limit: limit) } catch {
            throw ImagesModule.raised(error)
        }
    }

    // MARK: Methods

    private typealias Body = (PyImage, NativeCall) throws(PyError) -> Value

    private static let refusedMethods = [
        "alpha_composite", "apply_transparency", "convert", "copy", "crop", "draft", "effect_spread", "entropy",
        "filter", "frombytes", "get_flattened_data", "getbbox", "getchannel", "getcolors", "getdata", "getexif",
        "getextrema", "getpalette", "getpixel", "getprojection", "getxmp", "histogram", "paste", "point", "putalpha",
        "putdata", "putpalette", "putpixel", "quantize", "reduce", "remap_palette", "resize", "rotate", "save", "seek",
        "show", "split", "thumbnail", "tobitmap", "tobytes", "transform", "transpose",
    ]

    private static var members: [String: Value] {
        var members: [String: Value] = [:]
        for name in refusedMethods {
            members[name] = .object(
                PyNativeMethod(name) { (_, _) throws(PyError) in throw ImagesModule.refused(name) })
        }
        for (name, body) in bodies {
            members[name] = .object(
                PyNativeMethod(name) { (receiver, call) throws(PyError) in
                    guard case .object(let object) = receiver, let image = object as? PyImage else {
                        throw .typeError("descriptor '\(name)' doesn't apply to a '\(receiver.typeName)' object")
                    }
                    guard name == "__exit__" || call.positional.isEmpty && call.keywords.isEmpty else {
                        throw .typeError(
                            "\(image.owner(of: name)).\(name)() takes 1 positional argument but "
                                + "\(call.positional.count + 1) were given")
                    }
                    return try body(image, call)
                })
        }
        return members
    }

    /// The class that defines a method in Pillow, which messages name.
    private func owner(of name: String) -> String {
        switch (name, header.format) {
        case ("getbands", _), ("__enter__", _): "Image"
        case ("verify", .png), ("tell", .png), ("tell", .gif), ("tell", .tiff), ("tell", .webp), ("load", .tiff),
            ("load", .webp):
            typeName
        case ("tell", _): "Image"
        default: "ImageFile"
        }
    }

    private static var bodies: [String: Body] {
        [
            "getbands": { (image, _) throws(PyError) in
                .tuple(PyTuple(bands(of: image.header.mode).map { .string($0) }))
            },
            "get_format_mimetype": { (image, _) throws(PyError) in
                .string(image.header.isAnimatedPNG ? "image/apng" : image.header.format.mediaType)
            },
            "tell": { (_, _) throws(PyError) in .int(0) },
            "verify": { (image, _) throws(PyError) in
                try image.verify()
                return .none
            },
            "load": { (image, _) throws(PyError) in
                try image.load()
                return .object(PyPixels())
            },
            "close": { (image, call) throws(PyError) in
                if image.state != .closed, image.state != .detached {
                    _ = try? call.invoke(method: "close", of: image.file)
                }
                image.state = .closed
                return .none
            },
            "__enter__": { (image, _) throws(PyError) in .object(image) },
            "__exit__": { (image, _) throws(PyError) in
                if image.state == .opened { image.state = .detached }
                return .none
            },
        ]
    }

    private static func bands(of mode: String) -> [String] {
        switch mode {
        case "LA", "PA", "RGB", "RGBA", "CMYK", "LAB", "La": mode.map { String($0) }
        case "YCbCr": ["Y", "Cb", "Cr"]
        case "I;16", "I;16B": ["I"]
        default: [mode]
        }
    }

    private func verify() throws(PyError) {
        if header.format == .png {
            guard state == .opened else { throw .make(.runtimeError, "verify must be called directly after open") }
            guard let pixels = header.pixels else { throw .indexError("list index out of range") }
            do throws(ImageFault) { try PNGChunk.verify(bytes, from: pixels) } catch {
                throw ImagesModule.raised(error)
            }
        }
        if state == .opened { state = .detached }
    }

    private func load() throws(PyError) {
        switch state {
        case .loaded: return
        case .closed: throw .valueError("Operation on closed image")
        case .detached where header.format != .webp && header.pixels != nil: throw .assertionError("")
        case .opened, .detached: break
        }
        do throws(ImageFault) { try ImagePixels.check(bytes, header) } catch { throw ImagesModule.raised(error) }
        state = .loaded
    }
}

/// What `load` gives: pixels that nothing here reads.
final class PyPixels: PyObject {
    static let accessType = PyType("PixelAccess")

    override var type: PyType { Self.accessType }

    override func item(_ key: Value) throws(PyError) -> Value? { throw ImagesModule.refused("load()[…]") }
}

extension ImageInfo.Item {
    var value: Value {
        switch self {
        case .none: .none
        case .bool(let value): .bool(value)
        case .integer(let value): .int(value)
        case .real(let value): .float(value)
        case .text(let value): .string(value)
        case .bytes(let value): .bytes(value)
        case .tuple(let items): .tuple(PyTuple(items.map(\.value)))
        }
    }
}

extension ImageHeader {
    /// How many pictures the file holds, counted as far as `limit`; nil where its format has one alone.
    func frameCount(in bytes: [UInt8], limit: Int) throws(ImageFault) -> Int? {
        switch format {
        case .bmp, .jpeg: nil
        case .png, .webp: frames
        case .gif: try GIFReader.frameCount(bytes, limit: limit)
        case .tiff: try TIFFReader.frameCount(bytes, limit: limit)
        }
    }
}
