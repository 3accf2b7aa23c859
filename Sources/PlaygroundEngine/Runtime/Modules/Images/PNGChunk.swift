/// One chunk of a PNG file. Source: the PNG specification, section 5.3; faults in Pillow's words.
struct PNGChunk {
    let name: String
    let length: Int
    /// Where its data starts.
    let start: Int

    /// Reads a chunk's length and name.
    ///
    /// - Throws: ``ImageFault/Kind/endOfFile`` where not even the length is there.
    static func read(_ file: inout ImageBytes) throws(ImageFault) -> PNGChunk {
        let head = file.read(8)
        guard let length = try? head.big32() else { throw ImageFault(.endOfFile, "") }
        let name = head.dropFirst(4)
        let isName =
            name.count == 4
            && name.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
                default: false
                }
            }
        guard isName else {
            throw ImageFault(.syntax, "broken PNG file (chunk \(QuotedText.bytes(Array(name))))")
        }
        return PNGChunk(name: name.latin1, length: length, start: file.position)
    }

    /// Reads a chunk's head before the first pixels, where every fault is a sign of another format.
    static func next(_ file: inout ImageBytes) throws(ImageFault) -> PNGChunk {
        do throws(ImageFault) { return try read(&file) } catch { throw .otherFormat }
    }

    /// Reads the check sum behind the data and compares it.
    func checkSum(of data: ArraySlice<UInt8>, _ file: inout ImageBytes) throws(ImageFault) {
        do throws(ImageFault) { try compareSum(of: data, &file) } catch { throw .otherFormat }
    }

    private func compareSum(of data: ArraySlice<UInt8>, _ file: inout ImageBytes) throws(ImageFault) {
        let quoted = QuotedText.bytes(Array(name.utf8))
        guard let written = try? file.read(4).big32() else {
            throw ImageFault(.syntax, "broken PNG file (incomplete checksum in \(quoted))")
        }
        let found = CheckSum.crc32(data, from: CheckSum.crc32(name.utf8, from: 0))
        guard Int(found) == written else {
            throw ImageFault(.syntax, "broken PNG file (bad header checksum in \(quoted))")
        }
    }

    /// Compares the check sums of all chunks from the first pixels on: Pillow's `verify`.
    static func verify(_ bytes: [UInt8], from pixels: Int) throws(ImageFault) {
        var file = ImageBytes(bytes)
        file.seek(pixels - 8)
        while true {
            let chunk: PNGChunk
            do throws(ImageFault) {
                chunk = try read(&file)
            } catch {
                throw error.kind == .endOfFile ? ImageFault(.operatingSystem, "truncated PNG file") : error
            }
            if chunk.name == "IEND" { return }
            try chunk.compareSum(of: try file.block(chunk.length), &file)
        }
    }
}
