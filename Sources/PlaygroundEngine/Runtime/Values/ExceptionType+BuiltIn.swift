/// Python's own exception classes. Source: The Python Standard Library, "Exception hierarchy".
extension ExceptionType {
    package static let baseException = ExceptionType("BaseException", nil)
    package static let exception = ExceptionType("Exception", .baseException)
    package static let generatorExit = ExceptionType("GeneratorExit", .baseException)
    package static let keyboardInterrupt = ExceptionType("KeyboardInterrupt", .baseException)
    package static let systemExit = ExceptionType("SystemExit", .baseException, kind: .exit)
    package static let arithmeticError = ExceptionType("ArithmeticError", .exception)
    package static let floatingPointError = ExceptionType("FloatingPointError", .arithmeticError)
    package static let overflowError = ExceptionType("OverflowError", .arithmeticError)
    package static let zeroDivisionError = ExceptionType("ZeroDivisionError", .arithmeticError)
    package static let assertionError = ExceptionType("AssertionError", .exception)
    package static let attributeError = ExceptionType("AttributeError", .exception, kind: .named(["name", "obj"]))
    package static let bufferError = ExceptionType("BufferError", .exception)
    package static let eofError = ExceptionType("EOFError", .exception)
    package static let importError = ExceptionType("ImportError", .exception, kind: .named(["name", "path"]))
    package static let moduleNotFoundError = ExceptionType("ModuleNotFoundError", .importError)
    package static let lookupError = ExceptionType("LookupError", .exception)
    package static let indexError = ExceptionType("IndexError", .lookupError)
    package static let keyError = ExceptionType("KeyError", .lookupError, kind: .key)
    package static let memoryError = ExceptionType("MemoryError", .exception)
    package static let nameError = ExceptionType("NameError", .exception, kind: .named(["name"]))
    package static let unboundLocalError = ExceptionType("UnboundLocalError", .nameError)
    package static let osError = ExceptionType("OSError", .exception, kind: .system)
    package static let blockingIOError = ExceptionType("BlockingIOError", .osError)
    package static let childProcessError = ExceptionType("ChildProcessError", .osError)
    package static let connectionError = ExceptionType("ConnectionError", .osError)
    package static let brokenPipeError = ExceptionType("BrokenPipeError", .connectionError)
    package static let connectionAbortedError = ExceptionType("ConnectionAbortedError", .connectionError)
    package static let connectionRefusedError = ExceptionType("ConnectionRefusedError", .connectionError)
    package static let connectionResetError = ExceptionType("ConnectionResetError", .connectionError)
    package static let fileExistsError = ExceptionType("FileExistsError", .osError)
    package static let fileNotFoundError = ExceptionType("FileNotFoundError", .osError)
    package static let interruptedError = ExceptionType("InterruptedError", .osError)
    package static let isADirectoryError = ExceptionType("IsADirectoryError", .osError)
    package static let notADirectoryError = ExceptionType("NotADirectoryError", .osError)
    package static let permissionError = ExceptionType("PermissionError", .osError)
    package static let processLookupError = ExceptionType("ProcessLookupError", .osError)
    package static let timeoutError = ExceptionType("TimeoutError", .osError)
    package static let referenceError = ExceptionType("ReferenceError", .exception)
    package static let runtimeError = ExceptionType("RuntimeError", .exception)
    package static let notImplementedError = ExceptionType("NotImplementedError", .runtimeError)
    package static let recursionError = ExceptionType("RecursionError", .runtimeError)
    package static let stopAsyncIteration = ExceptionType("StopAsyncIteration", .exception)
    package static let stopIteration = ExceptionType("StopIteration", .exception, kind: .stopIteration)
    package static let syntaxError = ExceptionType("SyntaxError", .exception)
    package static let systemError = ExceptionType("SystemError", .exception)
    package static let typeError = ExceptionType("TypeError", .exception)
    package static let valueError = ExceptionType("ValueError", .exception)
    package static let unicodeError = ExceptionType("UnicodeError", .valueError)
    package static let unicodeDecodeError = ExceptionType("UnicodeDecodeError", .unicodeError, kind: .decoding)
    package static let unicodeEncodeError = ExceptionType("UnicodeEncodeError", .unicodeError, kind: .encoding)
    package static let warning = ExceptionType("Warning", .exception)
    package static let userWarning = ExceptionType("UserWarning", .warning)
    package static let deprecationWarning = ExceptionType("DeprecationWarning", .warning)
    package static let runtimeWarning = ExceptionType("RuntimeWarning", .warning)
    /// The warnings that nothing here gives, and programs name.
    private static let otherWarnings = [
        "SyntaxWarning", "FutureWarning", "PendingDeprecationWarning", "ImportWarning", "UnicodeWarning",
        "BytesWarning", "ResourceWarning", "EncodingWarning",
    ].map { ExceptionType($0, .warning) }

    /// All of them, for programs to find without an import.
    static let builtIn: [ExceptionType] =
        [
            .baseException, .exception, .generatorExit, .keyboardInterrupt, .systemExit, .arithmeticError,
            .floatingPointError, .overflowError, .zeroDivisionError, .assertionError, .attributeError, .bufferError,
            .eofError, .importError, .moduleNotFoundError, .lookupError, .indexError, .keyError, .memoryError,
            .nameError, .unboundLocalError, .osError, .blockingIOError, .childProcessError, .connectionError,
            .brokenPipeError, .connectionAbortedError, .connectionRefusedError, .connectionResetError, .fileExistsError,
            .fileNotFoundError, .interruptedError, .isADirectoryError, .notADirectoryError, .permissionError,
            .processLookupError, .timeoutError, .referenceError, .runtimeError, .notImplementedError, .recursionError,
            .stopAsyncIteration, .stopIteration, .syntaxError, .systemError, .typeError, .valueError, .unicodeError,
            .unicodeDecodeError, .unicodeEncodeError, .warning, .userWarning, .deprecationWarning, .runtimeWarning,
        ] + otherWarnings
}
