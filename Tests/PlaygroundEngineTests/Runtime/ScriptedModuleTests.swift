import Testing

@testable import PlaygroundEngine

@Test func everyModuleWrittenInPythonIsPythonOfThePlayground() {
    let scripts = StandardModules.all.compactMap(\.script)

    #expect(scripts.count > 9)
    #expect(scripts.filter { $0.fault != nil }.map { "\($0.name): \($0.fault ?? "")" } == [])
}

/// Programs and what they print, as CPython writes it to `stderr` and `stdout`.
@Test(arguments: [
    ("import logging\nlogging.getLogger('x').warning('hi')\nlogging.getLogger('x').info('no')", "hi\n"),
    ("import logging\nlogging.warning('hi %s', 1)\nlogging.info('no')", "WARNING:root:hi 1\n"),
    ("import logging\nlogging.basicConfig(level=logging.INFO)\nlogging.getLogger(__name__).info('a')", "INFO:main:a\n"),
    ("import logging\nlogging.getLogger('uvicorn').info('up')", "INFO:     up\n"),
    ("import logging\nlogging.getLogger('uvicorn.error').warning('w')", "WARNING:  w\n"),
    (
        "import logging\nlogging.getLogger('x').warning('%d', 'a')",
        "--- Logging error ---\nTypeError: %d format: a real number is required, not str\nMessage: '%d'\nArguments: ('a',)\n"
    ),
    ("import sys\nprint('a', file=sys.stderr)\nsys.stdout.write('b')", "a\nb"),
    (
        "import warnings\nfor n in range(2):\n    warnings.warn('old')\nwarnings.warn('x', DeprecationWarning)",
        "main.py:3: UserWarning: old\n  warnings.warn('old')\n"
    ),
    (
        "import logging\nlogging.basicConfig(format='%(filename)s:%(lineno)d:%(funcName)s:%(message)s')\n"
            + "def f():\n    logging.error('e')\nf()", "main.py:4:f:e\n"
    ),
])
func logsAndWarningsGoWherePrintWrites(program: String, printed: String) throws {
    let source = "from fastapi import FastAPI\napp = FastAPI()\n"
    // The lines that the program speaks of are its own.
    let application = try Application.load(SourceText(name: "main.py", text: program + "\n" + source))

    #expect(application.output.take() == printed)
}

/// Each program imports the module anew: what one sets up, the next one does not see.
@Test func aModuleWrittenInPythonBelongsToItsProgram() throws {
    let text = "import logging\nprint(logging.getLogger().level)\nlogging.basicConfig(level=10)\n"
    let source = SourceText(name: "main.py", text: text + "from fastapi import FastAPI\napp = FastAPI()\n")

    let printed = try (0..<2).map { _ in try Application.load(source).output.take() }

    #expect(printed == ["30\n", "30\n"])
}
