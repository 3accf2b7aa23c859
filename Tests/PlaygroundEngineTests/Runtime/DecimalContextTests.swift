import Testing

@testable import PlaygroundEngine

/// Statements with what CPython makes of `result` behind them.
@Test(arguments: [
    ("getcontext().prec = 6\nresult = Decimal(1) / 7", "Decimal('0.142857')"),
    ("getcontext().rounding = ROUND_UP\ngetcontext().prec = 3\nresult = Decimal(1) / 3", "Decimal('0.334')"),
    (
        "setcontext(Context(prec=4, Emax=9))\nresult = [getcontext(), Decimal(2).sqrt()]",
        "[Context(prec=4, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=9, capitals=1, clamp=0, "
            + "flags=[Inexact, Rounded], traps=[InvalidOperation, DivisionByZero, Overflow]), Decimal('1.414')]"
    ),
    ("total = Decimal('1.1')\ntotal += 1\nresult = total", "Decimal('2.1')"),
    ("result = [type(Decimal(1)).__name__, isinstance(Decimal(1), Decimal)]", "['Decimal', True]"),
])
func aProgramSetsTheContextOfItsDecimals(statements: String, expected: String) {
    let body = statements.split(separator: "\n").map { "    \($0)\n" }.joined()
    let source =
        "from decimal import Context, Decimal, ROUND_UP, getcontext, setcontext\nfrom fastapi import FastAPI\n"
        + "app = FastAPI()\n@app.get('/')\ndef f():\n\(body)    return repr(result)\n"

    #expect(PythonProgram.answer(source) == expected)
}

@Test func aPrecisionThatWouldTakeTooLongIsRefused() {
    let source =
        "from decimal import getcontext\nfrom fastapi import FastAPI\napp = FastAPI()\n@app.get('/')\ndef f():\n"
        + "    getcontext().prec = 10**9\n"

    #expect(PythonProgram.answer(source) == "MemoryError: a precision past 2000 digits is too much here")
}
