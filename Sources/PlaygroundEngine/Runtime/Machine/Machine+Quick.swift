/// The short ways of calls that programs make most.
extension Machine {
    /// Pushes a frame for `function` whose first registers, from `base` on, hold its `count` arguments; the frame on
    /// top makes the call.
    ///
    /// - Returns: Whether it was pushed; the long way takes what needs more than that.
    @inline(__always) func enterDirectly(
        _ function: Unmanaged<PyFunction>, base: UnsafeMutablePointer<Value>, result: UnsafeMutablePointer<Value>,
        count: Int
    ) -> Bool {
        function._withUnsafeGuaranteedRef { function in
            let code = function.code
            guard code.plainCount == count, code.kind == .plain, frames.count < Self.recursionLimit,
                frames[frames.count - 1].generator == nil, stack.fits(code.registerCount, at: base)
            else { return false }
            fuel -= 1
            // The window lies over registers that the caller used for its own passing values.
            for index in count..<code.registerCount { (base + index).put(.undefined) }
            frames.append(
                Frame(
                    code: Unmanaged.passUnretained(code), base: base, result: result, position: 0,
                    top: base + code.registerCount, ownsChunk: false, purpose: .value))
            return true
        }
    }

    /// Calls the method in hand where it is one of the instance's class, or one that `step` marks as well known.
    ///
    /// - Returns: Whether it was called: a frame was pushed or the result stands in `window`.
    @inline(__always) func callQuickly(
        _ step: Instruction, _ window: UnsafeMutablePointer<Value>, keywords: KeywordNames?
    ) throws(PyError) -> Bool {
        guard keywords == nil, let method = WellKnownMethod(rawValue: step.detail) else { return false }
        switch (method, window.tag, step.b) {
        case (.append, ValueTag.list, 1):
            guard let list = window.reference(to: PyList.self) else { return false }
            let value = window[1]
            list._withUnsafeGuaranteedRef { $0.items.append(value) }
            window.pointee = .none
            return true
        case (.get, ValueTag.dict, 1), (.get, ValueTag.dict, 2):
            guard case .dict(let dict) = window.pointee else { return false }
            window.pointee = try dict.value(for: window[1]) ?? (step.b == 2 ? window[2] : .none)
            return true
        default: return false
        }
    }
}

/// Methods of built-in types that have a short way, as `callMethod` names them in its `detail`.
enum WellKnownMethod: UInt8 {
    case append = 1
    case get

    /// The detail for a call of `name`; 0 where there is no short way.
    static func detail(for name: String) -> UInt8 {
        switch name {
        case "append": append.rawValue
        case "get": get.rawValue
        default: 0
        }
    }
}

extension Instruction {
    /// Whether a `format` has neither a conversion nor a format spec.
    var isPlainFormat: Bool { c == Instruction.none && detail == UInt8(ascii: " ") }
}

extension UnsafeMutableBufferPointer {
    /// The first element's place; only for buffers that were allocated.
    @inline(__always) var start: UnsafeMutablePointer<Element> { baseAddress.unsafelyUnwrapped }
}
