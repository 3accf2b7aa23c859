/// Built-in functions of Python that the playground has not, with what to do instead.
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
    ]
}
