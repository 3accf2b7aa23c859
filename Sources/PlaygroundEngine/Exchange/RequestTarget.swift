/// The forms of a request target (RFC 9112, section 3.2), as Uvicorn's URL parser takes them apart.
enum RequestTarget {
    /// The path and query of `target`, which holds visible ASCII only; the fragment, scheme and authority are gone.
    ///
    /// An absolute form without a path is refused, as by Uvicorn; so is the authority form of CONNECT.
    static func originForm(_ target: ArraySlice<UInt8>) throws(RequestFault) -> String {
        var rest = target
        if rest.first != UInt8(ascii: "/"), rest.first != UInt8(ascii: "*") {
            guard let path = pathOfAbsoluteForm(target) else { throw .target(WireBytes.latin1(target)) }
            rest = path
        }
        if let fragment = rest.firstIndex(of: UInt8(ascii: "#")) { rest = rest[..<fragment] }
        return String(decoding: rest, as: UTF8.self)
    }

    private static func pathOfAbsoluteForm(_ target: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let scheme = target.prefix { WireBytes.isUpperLetter($0 & ~0x20) }
        guard !scheme.isEmpty, target[scheme.endIndex...].starts(with: "://".utf8) else { return nil }
        let rest = target[(scheme.endIndex + 3)...]
        guard let slash = rest.firstIndex(of: UInt8(ascii: "/")), isAuthority(rest[..<slash]) else { return nil }
        return rest[slash...]
    }

    private static func isAuthority(_ authority: ArraySlice<UInt8>) -> Bool {
        guard !authority.isEmpty, !authority.contains(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") })
        else { return false }
        let host = authority.lastIndex(of: UInt8(ascii: "@")).map { authority[($0 + 1)...] } ?? authority
        // A colon inside the brackets of an IPv6 address starts no port.
        let afterAddress = host.lastIndex(of: UInt8(ascii: "]")).map { host[($0 + 1)...] } ?? host
        guard let colon = afterAddress.firstIndex(of: WireBytes.colon) else { return !host.isEmpty }
        let port = afterAddress[(colon + 1)...]
        guard colon > host.startIndex, !port.isEmpty, port.count <= 5, port.allSatisfy(WireBytes.isDigit) else {
            return false
        }
        return port.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } <= 65_535
    }
}
