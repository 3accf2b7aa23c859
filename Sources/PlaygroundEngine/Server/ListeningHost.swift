/// What a host to listen at means for others.
package enum ListeningHost {
    /// Whether only this machine reaches a server that listens at `host`.
    package static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host.hasPrefix("127.")
    }

    /// A host and a port as a URL has them: an IPv6 address stands in brackets (RFC 3986, section 3.2.2).
    package static func authority(_ host: String, port: Int) -> String {
        host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }

    /// What to say where other machines can reach the server; nil where they cannot.
    package static func warning(_ host: String) -> String? {
        isLoopback(host)
            ? nil
            : "Listening at \(VisibleText.escape(host)): other machines may reach this server. 127.0.0.1 keeps it to "
                + "this one."
    }
}
