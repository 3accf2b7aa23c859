/// A stream over values that built-in iterators give: lists, strings, ranges and the like.
///
/// Source: Starlette's `StreamingResponse.stream_response`.
final class IteratorStream: BodyStream, @unchecked Sendable {
    private enum State {
        case unstarted(Value)
        case running(PyIterator)
        case done
    }

    private var state: State
    private let source: SourceText

    /// - Parameter content: Iterated once the first piece is asked for, when the head is sent already.
    init(_ content: Value, source: SourceText) {
        state = .unstarted(content)
        self.source = source
    }

    package func next(_ receive: @escaping (BodyPiece) -> Void) {
        do throws(PyError) {
            receive(try piece())
        } catch {
            state = .done
            receive(.failed(traceback: Traceback.text(of: error.exception, in: source)))
        }
    }

    package func close() { state = .done }

    private func piece() throws(PyError) -> BodyPiece {
        let iterator: PyIterator
        switch state {
        case .done: return .end
        case .running(let running): iterator = running
        case .unstarted(let content):
            iterator = try Iteration.iterator(of: content)
            state = .running(iterator)
        }
        guard let value = try iterator.next() else {
            state = .done
            return .end
        }
        return .chunk(try Self.bytes(of: value))
    }

    /// A piece as it is sent: bytes as they are, text as UTF-8.
    static func bytes(of value: Value) throws(PyError) -> [UInt8] {
        if case .object(let object) = value, let bytes = object as? PyBytes { return bytes.bytes }
        return Array(try Latin1.text(of: value, for: "encode").utf8)
    }
}
