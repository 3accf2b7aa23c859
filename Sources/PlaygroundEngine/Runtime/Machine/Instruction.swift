/// One step of the register machine, in eight bytes.
///
/// `a`, `b` and `c` number registers of the frame's window, constants or globals, as the operation says.
struct Instruction {
    var operation: Operation
    /// A small operand: an operator or a flag.
    var detail: UInt8 = 0
    var a: UInt16 = 0
    var b: UInt16 = 0
    var c: UInt16 = 0

    /// `b` and `c` together: the index of an instruction.
    var target: Int {
        get { Int(b) | Int(c) << 16 }
        set {
            b = UInt16(truncatingIfNeeded: newValue)
            c = UInt16(truncatingIfNeeded: newValue >> 16)
        }
    }

    enum Operation: UInt8 {
        /// a ← register b
        case move
        /// a ← constant b
        case loadConstant
        /// a ← global b
        case loadGlobal
        /// global b ← register a
        case storeGlobal
        /// global b ← nothing
        case deleteGlobal
        /// a ← the value in cell b; the name is constant c
        case loadCell
        /// the value in cell b ← register a
        case storeCell
        /// a ← a new cell that holds what a held
        case makeCell
        /// raises `UnboundLocalError` where a is undefined; the name is constant b
        case checkLocal
        /// a ← nothing
        case clear
        case add, subtract, multiply
        /// a ← b op c; the operator is `detail`
        case binary
        /// like `binary`, changing a list or dict in place
        case inPlace
        /// a ← b op c; the comparison is `detail`
        case compare
        /// a ← op b; the operator is `detail`
        case unary
        case jump
        case jumpIfTrue, jumpIfFalse
        /// a ← a list, tuple or dict of the c values (pairs, for a dict) from register b on
        case buildList, buildTuple, buildDict
        /// a ← an empty set
        case buildSet
        /// set a gets the value b, or each value of the iterable b
        case addToSet, updateSet
        /// set a gets the c values from register b on, which are constants and go through a frozen set, as in CPython
        case addConstants
        /// list a gets the value b, or each value of the iterable b
        case append, extend
        /// dict a gets key b with value c; or all of mapping b
        case setEntry, update
        /// a ← tuple of list b
        case listToTuple
        /// a ← the c strings from register b on, joined
        case buildString
        /// a ← register b as text; `detail` is the conversion; register c holds the format spec unless it is `none`
        case format
        case getItem, setItem, deleteItem
        /// a ← slice of the three registers from b on
        case buildSlice
        /// a ← attribute of b; the name is constant c
        case getAttribute
        /// attribute of a ← b; the name is constant c
        case setAttribute
        /// attribute of a ← nothing; the name is constant c
        case deleteAttribute
        /// raises exception a, with cause b unless that is `none`; without a, what is being handled goes on
        case raise
        /// exception a goes on from where it was caught
        case reraise
        /// a ← a new instance of the exception class in a
        case instantiate
        /// a ← whether exception b is of the class c, or of one of the tuple c
        case matchException
        /// a ← the `__exit__` of context manager b, a + 1 ← its `__enter__`; `__aexit__` and `__aenter__` where `detail`
        /// is 1
        case enterContext
        /// the three registers behind a ← what `__exit__` is told about the exception in b
        case exitArguments
        /// a ← name constant c of the class body's namespace, passing the instruction behind it; else that one runs
        case loadName
        /// name constant c of the class body's namespace ← register a
        case storeName
        /// name constant c of the class body's namespace ← nothing
        case deleteName
        /// the annotation of name constant c ← register a
        case annotate
        /// a ← what class body a returns, run with the namespace in b
        case runClassBody
        /// a ← the class of inner code c; the four registers from b on hold what it is made of
        case buildClass
        /// a ← iterator of b
        case getIterator
        /// a ← next value of b, passing the `jump` behind it; at the end that jump is taken
        case next
        /// the c registers from a on ← the values of b
        case unpack
        /// like `unpack`, `detail` values before the starred register and c behind it
        case unpackStarred
        /// a ← function of inner code b, with its defaults in the registers from c on
        case makeFunction
        /// a ← call of a with the b arguments behind it; constant c - 1 names the last ones where c is not 0
        case call
        /// a ← call of a with the list a + 1 and the dict a + 2
        case callSpread
        /// a ← call of the method of a named by constant c with the b arguments behind it; the instruction behind it
        /// holds the name's number in its b and the keyword names in its c, as `call` has them
        case callMethod
        /// Holds an operand of the instruction before it
        case extra
        case `return`
        /// gives b to whoever asked and stops; a takes what is sent in. Where this hands up what something in c waits
        /// for, `detail` counts the instructions back to its `delegate`
        case yield
        /// asks iterator b for its next step, sending a to it; a ← what it gives. Behind stand a jump for its result,
        /// another one for its end where `detail` is 1, and a `yield`
        case delegate
        /// a ← what `await b` waits for; `detail` is the ``AwaitSource``
        case getAwaitable
        /// a ← asynchronous iterator of b
        case getAsyncIterator
        /// a ← what to wait for to get the next value of b
        case asyncNext
    }

    /// Stands for "no register".
    static let none = UInt16.max
}
