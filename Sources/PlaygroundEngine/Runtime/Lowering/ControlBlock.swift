/// What a `break`, a `continue` or a `return` has to pass on its way out, the outermost first.
enum ControlBlock {
    case loop(LoopBlock)
    case finally(FinallyBlock)
    /// The name of an `except … as name`, which is unbound when its block is left.
    case unbind(String)
}

/// A loop that is being lowered.
final class LoopBlock {
    let start: Int
    /// The jumps to land behind the loop.
    var breaks: [Int] = []

    init(start: Int) {
        self.start = start
    }
}

/// A block whose exits all pass the same code: that of a `finally`, or of a `with` statement's end.
///
/// The code stands there once. Who jumps to it puts into a register how the block was left, and behind the code the
/// way goes on from there; copies for each exit would double with every `finally` inside another.
final class FinallyBlock {
    /// Holds the number of the ``Exit``.
    let way: UInt16
    /// Holds the value of a `return`.
    let value: UInt16
    /// Holds the exception on its way out; undefined on the other ways.
    let exception: UInt16
    /// The jumps to land at the code.
    var jumps: [Int] = []
    /// The statements that leave the block.
    var exits: [Exit] = []

    init(way: UInt16, value: UInt16, exception: UInt16) {
        self.way = way
        self.value = value
        self.exception = exception
    }

    /// How a block is left.
    enum Exit: Int {
        case end, exception, `return`, `break`, `continue`
    }
}
