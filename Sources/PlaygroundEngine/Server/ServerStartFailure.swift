/// Why a server could not listen.
package enum ServerStartFailure: Error, Hashable, Sendable {
    case portTaken(host: String, port: Int)
    case noneFree(host: String, from: Int, to: Int)
    case notPermitted(host: String, port: Int)
    case badHost(String)
    case badPort(Int)
    case other(host: String, port: Int, reason: String)

    /// Where another address is chosen.
    package enum Chooser: Hashable, Sendable {
        /// `--host` and `--port`, on the command line.
        case options
        /// The `serve` command.
        case command

        fileprivate var port: String { self == .options ? "with --port" : "with serve PORT" }
        fileprivate var address: String { self == .options ? "with --host or --port" : "with serve HOST:PORT" }
    }

    /// The failure in a sentence or two, with what to try next.
    package var message: String { message(choosing: .options) }

    /// The failure in a sentence or two, with what to try next where addresses are chosen by `chooser`.
    package func message(choosing chooser: Chooser) -> String {
        switch self {
        case .portTaken(let host, let port):
            "Port \(port) on \(VisibleText.escape(host)) is taken by another program. Choose another one "
                + "\(chooser.port), or stop that program."
        case .noneFree(let host, let from, let to):
            "Ports \(from) to \(to) on \(VisibleText.escape(host)) are all taken by other programs. Choose another "
                + "one \(chooser.port)."
        case .notPermitted(let host, let port):
            "Port \(port) on \(VisibleText.escape(host)) may not be used by this account. Choose one from 1024 to "
                + "65535 \(chooser.port)."
        case .badHost(let host):
            "\"\(VisibleText.escape(host))\" is no address of this machine. Use 127.0.0.1 for this machine alone, "
                + "or 0.0.0.0 for all its networks."
        case .badPort(let port):
            "\(port) is no port. Choose one from 1 to 65535."
        case .other(let host, let port, let reason):
            "The server cannot listen on \(VisibleText.escape(host)):\(port): \(reason). "
                + "Choose another address \(chooser.address)."
        }
    }
}
