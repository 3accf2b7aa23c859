import Testing

@testable import PlaygroundEngine

/// Where a request without a usable `Host` field is sent: its server's address and port, the scheme a proxy named.
@Test(arguments: [
    ("127.0.0.1", 8000, "127.0.0.1", "http", "http://127.0.0.1:8000/a/"),
    ("127.0.0.1", 80, "127.0.0.1", "http", "http://127.0.0.1/a/"),
    ("127.0.0.1", 443, "127.0.0.1", "https", "https://127.0.0.1/a/"),
    ("127.0.0.1", 80, "127.0.0.1", "https", "https://127.0.0.1:80/a/"),
    ("127.0.0.1", 8000, "10.0.0.7", "https", "http://127.0.0.1:8000/a/"),
    ("::1", 8000, "127.0.0.1", "http", "http://[::1]:8000/a/"),
])
func aRedirectNamesTheServerThatAnswered(host: String, port: Int, peer: String, scheme: String, location: String) {
    let request = Request(
        method: "GET", target: "/a", headers: [HeaderField("x-forwarded-proto", scheme)],
        peer: Peer(host: peer, port: 5000), server: Peer(host: host, port: port))

    #expect(RedirectLocation.make(path: "/a/", request: request) == location)
}
