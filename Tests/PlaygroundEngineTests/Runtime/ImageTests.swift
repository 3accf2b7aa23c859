import Foundation
import Testing

@testable import PlaygroundEngine

/// Whole and damaged images with what Pillow says of them. `Golden/Images/record.py` writes them.
struct ImageCases {
    struct Case {
        let name: String
        let change: String
        let bytes: [UInt8]
        let answers: [String]
    }

    let bases: [(name: String, bytes: [UInt8])]
    let cases: [Case]

    /// The recorded cases, or those of the file that the environment variable `IMAGES_FILE` names.
    static let recorded: ImageCases = {
        let golden = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Golden/Images/images.txt")
        let file = ProcessInfo.processInfo.environment["IMAGES_FILE"].map { URL(filePath: $0) } ?? golden
        return ImageCases((try? String(contentsOf: file, encoding: .utf8)) ?? "")
    }()

    private init(_ text: String) {
        var bases: [(name: String, bytes: [UInt8])] = []
        var cases: [Case] = []
        for line in text.split(separator: "\n") {
            if line.hasPrefix("base ") {
                let words = line.split(separator: " ")
                bases.append((String(words[1]), Array(Data(base64Encoded: String(words[2])) ?? Data())))
                continue
            }
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard columns.count > 2, let base = bases.last, base.name == columns[0] else { continue }
            cases.append(
                Case(
                    name: columns[0], change: columns[1], bytes: Self.changed(base.bytes, columns[1]),
                    answers: Array(columns[2...])))
        }
        self.bases = bases
        self.cases = cases
    }

    /// What a change such as `cut=20;set=3:ff00;add=00` makes of an image.
    private static func changed(_ bytes: [UInt8], _ change: String) -> [UInt8] {
        var bytes = bytes
        for step in change.split(separator: ";") {
            let parts = step.split(separator: "=")
            switch parts[0] {
            case "cut": bytes.removeSubrange((Int(parts[1]) ?? 0)...)
            case "add": bytes += hexadecimal(parts[1])
            default:
                let place = parts[1].split(separator: ":")
                let new = hexadecimal(place[1])
                let start = Int(place[0]) ?? 0
                bytes.replaceSubrange(start..<min(bytes.count, start + new.count), with: new)
            }
        }
        return bytes
    }

    private static func hexadecimal(_ text: Substring) -> [UInt8] {
        let digits = Array(text)
        return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(String(digits[$0...$0 + 1]), radix: 16) ?? 0 }
    }
}

/// What the playground says of an image, as `record.py` writes it for Pillow.
private struct ImageAnswers {
    let bytes: [UInt8]

    func all(skipsLoading: Bool) -> [String] {
        let header: ImageHeader
        do throws(ImageFault) { header = try ImageHeader(bytes) } catch {
            return [
                error.kind == .otherFormat
                    ? "PIL.UnidentifiedImageError: cannot identify image file <_io.BytesIO object at 0x>" : said(error)
            ]
        }
        let image = PyImage(header, bytes, file: .none)
        let info = (try? image.attribute("info")?.repr()) ?? ""
        let type = header.isAnimatedPNG ? "image/apng" : header.format.mediaType
        return [
            "\(header.format.rawValue) \(header.mode) (\(header.width), \(header.height)) \(type) \(info)",
            frames(header), verified(header), skipsLoading ? "-" : loaded(header),
        ]
    }

    private func frames(_ header: ImageHeader) -> String {
        do throws(ImageFault) {
            guard let count = try header.frameCount(in: bytes, limit: .max) else {
                let name = header.format == .bmp ? "Bmp" : "Jpeg"
                return "AttributeError: '\(name)ImageFile' object has no attribute 'n_frames'"
            }
            return "\(count) \(count > 1 ? "True" : "False")"
        } catch {
            return said(error)
        }
    }

    private func verified(_ header: ImageHeader) -> String {
        guard header.format == .png else { return "None" }
        guard let pixels = header.pixels else { return "IndexError: list index out of range" }
        do throws(ImageFault) { try PNGChunk.verify(bytes, from: pixels) } catch { return said(error) }
        return "None"
    }

    private func loaded(_ header: ImageHeader) -> String {
        do throws(ImageFault) { try ImagePixels.check(bytes, header) } catch { return said(error) }
        return "PixelAccess"
    }

    private func said(_ fault: ImageFault) -> String {
        let type = ImagesModule.raised(fault).exception.type
        return "\(type.module == "builtins" ? type.name : type.displayName): \(fault.message)"
    }
}

@Test func imagesAreWhatPillowSaysTheyAre() {
    let recorded = ImageCases.recorded
    var differences: [String] = []
    for image in recorded.cases {
        let found = ImageAnswers(bytes: image.bytes).all(skipsLoading: image.answers.last == "-")
        let isEqual =
            found.count == image.answers.count
            && zip(found, image.answers).enumerated().allSatisfy { index, pair in
                pair.0 == pair.1 || isMeant(image.answers[0], at: index, pair.0, pair.1)
            }
        if !isEqual { differences.append("\(image.name) \(image.change)\n  \(image.answers)\n  \(found)") }
    }

    #expect(recorded.cases.count > 2000)
    #expect(differences.isEmpty, "\(differences.count) differences\n\(differences.joined(separator: "\n"))")
}

/// Whether two answers may differ: see `image-damage` in docs/differences.md.
private func isMeant(_ opened: String, at index: Int, _ found: String, _ wanted: String) -> Bool {
    func fails(_ answer: String) -> Bool { answer.contains("Error: ") }
    switch index {
    // What is wrong with a further picture of a TIFF file goes by one name.
    case 1: return opened.hasPrefix("TIFF") && fails(found) && fails(wanted)
    // How much of a JPEG was read goes with the decoder, and so does what it takes for damage in a packed TIFF.
    case 3 where opened.hasPrefix("JPEG"): return fails(found) && fails(wanted)
    case 3 where opened.hasPrefix("TIFF"): return !opened.contains("'compression': 'raw'")
    default: return false
    }
}

/// Damaged images go through the readers, `verify`, `load` and the preview; what is asked is that nothing traps, hangs
/// or prints.
///
/// `FUZZ_SEED` and `FUZZ_COUNT` choose another run by hand.
@Test func damagedImagesNeitherTrapNorHang() {
    let environment = ProcessInfo.processInfo.environment
    var random = SplitMix64(seed: environment["FUZZ_SEED"].flatMap(UInt64.init) ?? 20_261_128)
    let count = environment["FUZZ_COUNT"].flatMap(Int.init) ?? 3000
    let bases = ImageCases.recorded.bases
    var (opened, shown) = (0, 0)
    for _ in 0..<count {
        let bytes = damaged(bases, &random)
        guard let header = try? ImageHeader(bytes) else { continue }
        opened += 1
        _ = ImageAnswers(bytes: bytes).all(skipsLoading: false)
        if header.width * header.height < 1_000_000, ImagePreview(of: bytes, columns: 20, rows: 10) != nil {
            shown += 1
        }
    }

    // Some must still be images, or most of the code was never reached.
    #expect(opened > count / 10)
    #expect(shown > count / 20)
}

/// One to four edits: bytes changed, cut out, doubled, or taken from another image.
private func damaged(_ bases: [(name: String, bytes: [UInt8])], _ random: inout SplitMix64) -> [UInt8] {
    var bytes = bases[Int.random(in: 0..<bases.count, using: &random)].bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
        // Heads are short, and what they say matters most.
        let reach = Bool.random(using: &random) ? min(bytes.count, 100) : bytes.count
        let start = Int.random(in: 0..<reach, using: &random)
        let end = min(bytes.count, start + Int.random(in: 0...8, using: &random))
        switch Int.random(in: 0..<6, using: &random) {
        case 0, 1: bytes[start] = UInt8.random(in: .min ... .max, using: &random)
        case 2: bytes[start] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
        case 3: bytes.removeSubrange(start..<end)
        case 4: bytes.insert(contentsOf: bytes[start..<end], at: start)
        default:
            let other = bases[Int.random(in: 0..<bases.count, using: &random)].bytes
            let from = Int.random(in: 0..<other.count, using: &random)
            bytes.replaceSubrange(start..<end, with: other[from..<min(other.count, from + 8)])
        }
    }
    return bytes
}

@Test func aPreviewKeepsProportionsAndColors() throws {
    let bytes = try #require(ImageCases.recorded.bases.first { $0.name == "jpeg-large" }).bytes

    let preview = try #require(ImagePreview(of: bytes, columns: 30, rows: 40))

    #expect((preview.width, preview.height, preview.pixels.count) == (30, 20, 600))
    // The picture is of one colour, teal, which JPEG keeps but for a little.
    #expect(
        preview.pixels.allSatisfy {
            $0 >> 16 < 8 && abs(Int($0 >> 8 & 0xFF) - 128) < 8 && abs(Int($0 & 0xFF) - 128) < 8
        })
}

@Test(arguments: [
    "png-RGBA", "png-1-3-interlaced", "gif-animated-2", "webp-animated-1", "webp-lossy-alpha", "bmp-RGB", "tiff-RGB",
])
func everyFormatHasAPreview(name: String) throws {
    let bytes = try #require(ImageCases.recorded.bases.first { $0.name == name }).bytes

    let preview = try #require(ImagePreview(of: bytes, columns: 10, rows: 10))

    #expect(preview.width <= 10 && preview.height <= 20 && preview.pixels.count == preview.width * preview.height)
}

@Test func hostileImagesAreRefusedAtOnce() throws {
    let garbage = [UInt8](repeating: 0xA5, count: 16 << 20)
    let bomb = try #require(ImageCases.recorded.cases.first { $0.answers[0].contains("exceeds limit") })

    for start in ["89504E470D0A1A0A", "FFD8FF", "474946383961", "424D", "49492A0008000000"] {
        let head = stride(from: 0, to: start.count, by: 2).compactMap {
            UInt8(start.dropFirst($0).prefix(2), radix: 16)
        }
        #expect(ImagePreview(of: head + garbage, columns: 10, rows: 10) == nil)
    }
    #expect(throws: ImageFault.self) { try ImageHeader(bomb.bytes) }
    #expect(throws: ImageFault(.otherFormat, "")) { try ImageHeader(garbage) }
}
