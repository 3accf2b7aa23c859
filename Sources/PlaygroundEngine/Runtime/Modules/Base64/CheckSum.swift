/// The checksum of zip and PNG. Source: ISO 3309.
enum CheckSum {
    /// What each byte does to the sum, so that a byte takes one step instead of eight.
    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }

    static func crc32(_ bytes: some Sequence<UInt8>, from start: UInt32) -> UInt32 {
        ~bytes.reduce(~start) { sum, byte in sum >> 8 ^ table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] }
    }
}
