/// `request.client`: a named tuple of host and port.
final class ClientAddress: PyObject {
    private let peer: Peer

    init(_ peer: Peer) {
        self.peer = peer
    }

    override var typeName: String { "Address" }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        "Address(host=\(QuotedText.string(peer.host)), port=\(peer.port))"
    }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "host": .string(peer.host)
        case "port": .int(peer.port)
        default: nil
        }
    }

    override var attributeNames: [String] { ["host", "port"] }

    override func item(_ key: Value) throws(PyError) -> Value? {
        switch key.smallInteger {
        case 0, -2: return .string(peer.host)
        case 1, -1: return .int(peer.port)
        default: throw .make(.indexError, "tuple index out of range")
        }
    }

    override func length() throws(PyError) -> Int? { 2 }

    override func makeIterator() throws(PyError) -> PyIterator? {
        SequenceIterator([.string(peer.host), .int(peer.port)])
    }
}
