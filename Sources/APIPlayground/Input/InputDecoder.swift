/// Turns the bytes that a terminal sends into keys, pastes and mouse events.
///
/// A value: bytes go in as they arrive, in pieces of any size. Sources: ECMA-48 (control sequences), xterm's control
/// sequences (modifiers, SGR mouse, bracketed paste), the Linux console and rxvt for their spellings of some keys.
struct InputDecoder: Sendable {
    /// The most bytes of one paste that are kept.
    static let pasteLimit = 1 << 20
    private static let pasteEnd = Array("\u{1B}[201~".utf8)
    /// No key's sequence is longer; what is longer is noise.
    private static let sequenceLimit = 64

    private var buffer: [UInt8] = []
    private var paste: Paste?

    private struct Paste {
        var bytes: [UInt8] = []
        var dropped = 0

        mutating func keep(_ more: ArraySlice<UInt8>) {
            let room = max(0, InputDecoder.pasteLimit - bytes.count)
            bytes.append(contentsOf: more.prefix(room))
            dropped += max(0, more.count - room)
        }
    }

    /// How long to wait for the rest of what has begun before ``flush()``; nil where nothing has begun.
    var patience: Duration? {
        if paste != nil { return .seconds(2) }
        if buffer.isEmpty { return nil }
        // After more than a lone ESC a key's sequence is under way; a slow line may take longer to finish it.
        return .milliseconds(buffer.count == 1 ? 25 : 200)
    }

    /// Takes `bytes` and gives the events that they complete.
    mutating func feed(_ bytes: some Sequence<UInt8>) -> [InputEvent] {
        var events: [InputEvent] = []
        buffer.append(contentsOf: bytes)
        var start = 0
        while start < buffer.count {
            if paste != nil {
                start = takePaste(from: start, into: &events)
                if paste != nil { break }
                continue
            }
            switch Self.step(buffer[start...]) {
            case .wait:
                buffer.removeFirst(start)
                return events
            case .pasteBegins(let length):
                paste = Paste()
                start += length
            case .event(let event, let length):
                if let event { events.append(event) }
                start += length
            }
        }
        buffer.removeFirst(start)
        return events
    }

    /// Gives what has begun as it stands, after a silence: a lone ESC is the Esc key.
    mutating func flush() -> [InputEvent] {
        if let unfinished = paste {
            paste = nil
            let bytes = unfinished.bytes + buffer
            buffer = []
            return [Self.pasted(bytes, dropped: unfinished.dropped)]
        }
        let bytes = buffer
        buffer = []
        guard bytes.first == 0x1B else { return [] }
        return bytes.count == 2 && bytes[1] == 0x1B ? [.key(.escape), .key(.escape)] : [.key(.escape)]
    }

    // MARK: Paste

    private mutating func takePaste(from start: Int, into events: inout [InputEvent]) -> Int {
        guard var open = paste else { return start }
        let end = Self.pasteEnd
        var search = start
        while let escape = buffer[search...].firstIndex(of: 0x1B) {
            if buffer[escape...].starts(with: end) {
                open.keep(buffer[start..<escape])
                paste = nil
                events.append(Self.pasted(open.bytes, dropped: open.dropped))
                return escape + end.count
            }
            search = escape + 1
        }
        // The end mark may have arrived in part.
        let safe = max(start, buffer.count - (end.count - 1))
        open.keep(buffer[start..<safe])
        paste = open
        return safe
    }

    private static func pasted(_ bytes: [UInt8], dropped: Int) -> InputEvent {
        var lines: [UInt8] = []
        lines.reserveCapacity(bytes.count)
        // Terminals send Enter, a carriage return, for each line end of a paste.
        for (index, byte) in bytes.enumerated() {
            if byte == 0x0A, index > 0, bytes[index - 1] == 0x0D { continue }
            lines.append(byte == 0x0D ? 0x0A : byte)
        }
        return .paste(String(decoding: lines, as: UTF8.self), dropped: dropped)
    }

    // MARK: Keys

    enum Step {
        case wait
        case pasteBegins(length: Int)
        /// `event` is nil for bytes that mean nothing here.
        case event(InputEvent?, length: Int)
    }

    private static func step(_ bytes: ArraySlice<UInt8>) -> Step {
        guard let first = bytes.first else { return .wait }
        switch first {
        case 0x1B: return escaped(bytes)
        case 0x0D, 0x0A: return .event(.key(.enter), length: 1)
        case 0x09: return .event(.key(.tab), length: 1)
        case 0x7F, 0x08: return .event(.key(Key(.backspace)), length: 1)
        case 0x00: return .event(nil, length: 1)
        case 0x01...0x1A:
            return .event(.key(.control(Character(Unicode.Scalar(first + 0x60)))), length: 1)
        case 0x1C...0x1F: return .event(nil, length: 1)
        default: return typed(bytes, modifiers: [], offset: 0)
        }
    }

    /// One scalar of UTF-8; letters and their combining marks are put together by the text they are typed into.
    private static func typed(_ bytes: ArraySlice<UInt8>, modifiers: Key.Modifiers, offset: Int) -> Step {
        let rest = bytes.dropFirst(offset)
        guard let first = rest.first else { return .wait }
        let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
        let continuation = rest.dropFirst().prefix(length - 1).prefix { $0 & 0xC0 == 0x80 }
        if continuation.count < length - 1, rest.count < length, continuation.count == rest.count - 1 { return .wait }
        let taken = rest.prefix(1 + continuation.count)
        guard let text = String(validating: taken, as: UTF8.self), let character = text.first else {
            return .event(nil, length: offset + taken.count)
        }
        return .event(.key(Key(.character(character), modifiers)), length: offset + taken.count)
    }

    private static func escaped(_ bytes: ArraySlice<UInt8>) -> Step {
        let rest = bytes.dropFirst()
        guard let second = rest.first else { return .wait }
        switch second {
        case UInt8(ascii: "["): return ControlSequence.step(bytes, limit: sequenceLimit)
        case UInt8(ascii: "O"):
            guard let third = rest.dropFirst().first else { return .wait }
            return .event(ControlSequence.applicationKey(third).map { .key($0) }, length: 3)
        case 0x1B:
            // Alt with an arrow, as rxvt sends it; any other key is one that followed Esc at once, as over a slow line.
            switch step(rest) {
            case .wait: return .wait
            case .event(.key(let key)?, let length) where key.isArrow && key.modifiers.isEmpty:
                return .event(.key(Key(key.code, .alt)), length: length + 1)
            case .event, .pasteBegins: return .event(.key(.escape), length: 1)
            }
        case 0x0D: return .event(.key(Key(.enter, .alt)), length: 2)
        case 0x7F, 0x08: return .event(.key(Key(.backspace, .alt)), length: 2)
        case 0x00..<0x20: return .event(.key(.escape), length: 1)
        default: return typed(bytes, modifiers: .alt, offset: 1)
        }
    }
}
