extension ExceptionType {
    /// How the instances of an exception class keep and show their arguments.
    enum Kind {
        case plain
        /// `str` quotes the one argument.
        case key
        /// An error number and its text.
        case system
        case stopIteration
        case exit
        /// Keywords that become attributes.
        case named([String])
        case decoding
        case encoding

        /// The keyword arguments that the constructor takes.
        var keywords: [String] { if case .named(let names) = self { names } else { [] } }

        func check(_ arguments: [Value]) throws(PyError) {
            switch self {
            case .decoding, .encoding:
                guard arguments.count == 5 else {
                    throw .typeError("function takes exactly 5 arguments (\(arguments.count) given)")
                }
            case .plain, .key, .system, .stopIteration, .exit, .named: break
            }
        }

        /// What `str(exception)` gives, where it is not the arguments' own text.
        func message(of arguments: [Value]) -> String? {
            switch self {
            case .key: return arguments.count == 1 ? (try? arguments[0].repr()) ?? "" : nil
            case .system:
                guard (2...5).contains(arguments.count), let number = try? arguments[0].str(),
                    let text = try? arguments[1].str()
                else { return nil }
                let file = arguments.count > 2 ? ": " + ((try? arguments[2].repr()) ?? "") : ""
                return "[Errno \(number)] \(text)" + file
            case .decoding: return Self.codec("decode", arguments)
            case .encoding: return Self.codec("encode", arguments)
            case .plain, .stopIteration, .exit, .named: return nil
            }
        }

        /// The arguments that `repr(exception)` shows.
        func shown(_ arguments: [Value]) -> [Value] {
            if case .system = self, arguments.count > 2 { Array(arguments.prefix(2)) } else { arguments }
        }

        func attribute(_ name: String, of arguments: [Value]) -> Value? {
            switch self {
            case .stopIteration: return name == "value" ? arguments.first ?? Value.none : nil
            case .exit:
                guard name == "code" else { return nil }
                return arguments.count > 1 ? .tuple(PyTuple(arguments)) : arguments.first ?? Value.none
            case .named(let names): return names.contains(name) ? Value.none : name == "msg" ? arguments.first : nil
            case .system:
                let place = ["errno": 0, "strerror": 1, "filename": 2][name]
                guard let place else { return nil }
                return arguments.count >= 2 && place < arguments.count ? arguments[place] : Value.none
            case .decoding, .encoding:
                let place = ["encoding": 0, "object": 1, "start": 2, "end": 3, "reason": 4][name]
                guard let place, place < arguments.count else { return nil }
                return arguments[place]
            case .plain, .key: return nil
            }
        }

        /// The subclass of `OSError` that stands for the error number among `arguments`.
        func nearerType(_ arguments: [Value], _ type: ExceptionType) -> ExceptionType? {
            guard type === ExceptionType.osError, arguments.count >= 2, let number = arguments[0].smallInteger else {
                return nil
            }
            return switch number {
            case 1, 13: .permissionError
            case 2: .fileNotFoundError
            case 3: .processLookupError
            case 4: .interruptedError
            case 10: .childProcessError
            case 11, 114, 115: .blockingIOError
            case 17: .fileExistsError
            case 20: .notADirectoryError
            case 21: .isADirectoryError
            case 32, 108: .brokenPipeError
            case 103: .connectionAbortedError
            case 104: .connectionResetError
            case 110: .timeoutError
            case 111: .connectionRefusedError
            default: nil
            }
        }

        /// Source: CPython's `UnicodeDecodeError_str` and `UnicodeEncodeError_str`.
        private static func codec(_ verb: String, _ arguments: [Value]) -> String? {
            guard arguments.count == 5, case .str(let encoding) = arguments[0], let start = arguments[2].smallInteger,
                let end = arguments[3].smallInteger, let reason = try? arguments[4].str()
            else { return nil }
            guard end == start &+ 1 else {
                let what = verb == "decode" ? "bytes" : "characters"
                return "'\(encoding.text)' codec can't \(verb) \(what) in position \(start)-\(end &- 1): \(reason)"
            }
            let what: String
            switch arguments[1] {
            case .str(let text):
                let scalars = text.text.unicodeScalars
                guard start >= 0, start < text.count else { return nil }
                let scalar = scalars[scalars.index(scalars.startIndex, offsetBy: start)]
                what = "character " + QuotedText.ascii("'\(scalar)'")
            case .object(let object):
                guard let bytes = (object as? PyBytes)?.bytes, bytes.indices.contains(start) else { return nil }
                let digits = String(bytes[start], radix: 16)
                what = "byte 0x" + (digits.count < 2 ? "0" : "") + digits
            default: return nil
            }
            return "'\(encoding.text)' codec can't \(verb) \(what) in position \(start): \(reason)"
        }
    }
}
