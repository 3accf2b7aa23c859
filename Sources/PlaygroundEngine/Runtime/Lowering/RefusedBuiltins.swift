/// Built-in names of Python that the playground has not, with what to do instead.
enum RefusedBuiltins {
    static let advice: [String: String] = [
        "open": "keep what is needed in a variable; files are not part of it",
        "input": "a server has no keyboard: take a parameter of the path operation",
        "eval": "write the expression itself",
        "exec": "write the statements themselves",
        "compile": "write the code itself",
        "__import__": "write ‘import …’",
        "globals": "use the names themselves, or a dict",
        "locals": "use the names themselves, or a dict",
        "breakpoint": "show values with ‘print’",
        "bytearray": "use ‘bytes’, or a list of integers",
        "memoryview": "use a slice of the ‘bytes’",
        "complex": "keep the two parts in a tuple",
        "dir": "‘vars(x)’ gives the attributes that were set",
        "help": "read the documentation in a browser",
        "exit": "a server goes on; raise an HTTPException to end a request",
        "quit": "a server goes on; raise an HTTPException to end a request",
        "copyright": "give the name a value first",
        "credits": "give the name a value first",
        "license": "give the name a value first",
        "ExceptionGroup": "raise the first of them, or answer with a list of their texts",
        "BaseExceptionGroup": "raise the first of them, or answer with a list of their texts",
        "IndentationError": "use ‘SyntaxError’",
        "TabError": "use ‘SyntaxError’",
        "UnicodeTranslateError": "use ‘UnicodeError’",
    ]
}
