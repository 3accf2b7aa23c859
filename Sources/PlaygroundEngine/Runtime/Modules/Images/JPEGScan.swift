/// The markers of a JPEG file. Source: ITU-T T.81, annex B.
enum JPEGScan {
    /// Whether the marker that ends an image comes where markers can stand.
    static func reachesEnd(_ bytes: [UInt8]) -> Bool {
        var found = false
        forEachMarker(bytes) { marker in
            found = marker == 0xD9
            return !found
        }
        return found
    }

    /// How often the data go through the image.
    static func scanCount(_ bytes: [UInt8]) -> Int {
        var count = 0
        forEachMarker(bytes) { marker in
            if marker == 0xDA { count += 1 }
            return true
        }
        return count
    }

    /// Goes over the markers and the segments that they begin, until `body` has seen enough.
    private static func forEachMarker(_ bytes: [UInt8], _ body: (UInt8) -> Bool) {
        var position = 2
        while position + 1 < bytes.count {
            guard bytes[position] == 0xFF else {
                position += 1
                continue
            }
            let marker = bytes[position + 1]
            switch marker {
            case 0xFF: position += 1
            case 0x00, 0x01, 0xD0...0xD7: position += 2
            default:
                guard body(marker) else { return }
                guard marker != 0xD8, position + 3 < bytes.count else {
                    position += 2
                    continue
                }
                position += 2 + max(2, Int(bytes[position + 2]) << 8 | Int(bytes[position + 3]))
            }
        }
    }
}
