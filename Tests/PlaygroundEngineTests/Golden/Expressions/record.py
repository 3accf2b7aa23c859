"""Writes expressions.txt: hand-picked and generated expressions with what CPython makes of them.

`record.py NAME` writes NAME.txt from NAME.in: one expression a line; lines that import come first and hold for all.
"""

import itertools
import pathlib
import random
import sys

random.seed(20261123)
VALUES = [
    "0", "1", "-1", "7", "-7", "255", "2**63", "-2**63", "2**64", "10**30", "True", "False", "None", "0.0", "-0.0",
    "1.5", "-2.5", "1e16", "1e-7", "1e308", "0.1", "'a'", "''", "'héllo'", "'😀x'", "'12'", "[]", "[1, 2]", "(1,)",
    "()", "{}", "{'a': 1}", "b'ab'", "range(3)",
]
OPERATORS = ["+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "==", "!=", "<", "<=", ">", ">=", "in", "is"]
SKIPPED = ("%",)  # str % is left out of the language
PICKED = r"""
f"{3.14159:.2f}" | f"{42:>8}" | f"{42:<8}|" | f"{42:^8}|" | f"{-42:=8}" | f"{42:08}" | f"{-42:08}" | f"{42:+}" | f"{42: }" | f"{1234567:,}"
f"{1234567.891:,.2f}" | f"{255:x}" | f"{255:#x}" | f"{255:X}" | f"{255:#010x}" | f"{255:b}" | f"{255:#o}" | f"{65:c}" | f"{0.25:%}" | f"{0.12345:.1%}"
f"{1e10}" | f"{1e10:g}" | f"{1e10:e}" | f"{123456789:g}" | f"{0.00001:g}" | f"{1.0:g}" | f"{1.0:#g}" | f"{'x':>5}" | f"{'x':*^5}" | f"{'hello':.2}"
f"{'a'!r}" | f"{'é'!a}" | f"{1!s:>3}" | f"{[1, 'a']}" | f"{ {'a': 1} }" | f"{{}}" | f"{1}{2}" | f"{5:{3}}" | f"{3.5:{1}.{2}}" | f"{True}" | f"{True:d}" | f"{None}"
f"{12345:_}" | f"{255:_b}" | f"{1234:08,}" | f"{'x':5}|" | f"{3:5}|" | f"{1.5:5}|" | f"{2.0}" | f"{1e22}" | f"{1e21:.0f}" | f"{-0.0}" | f"{0.1+0.2}" | f"{1:z}" | f"{'a':d}" | f"{1.5:d}" | f"{[]:5}"
"abc"[0] | "abc"[-1] | "abc"[5] | "abc"[1:] | "abc"[::-1] | "abc"[:2] | "abc"[-2:] | "héllo"[1] | "héllo"[1:3] | "😀x"[0] | "abcdef"[1:5:2] | "abcdef"[::-2] | [1,2,3][1:] | [1,2,3][::-1] | (1,2,3)[0] | [1][2] | {}[1] | {'a':1}['b'] | [1,2,3][5:] | "abc"[10:] | [][0] | ()[0] | "abc"["a"] | [1]["a"] | 5[0] | None[0] | [1,2,3][True] | "abc"[::0]
len("héllo") | len([1,2]) | len({}) | len(5) | len() | len(1,2) | str(1.0) | str(None) | str([1,'a']) | int("12") | int(" 12 ") | int("1_000") | int("x") | int("") | int(3.9) | int(-3.9) | int("ff", 16) | int("0x1f", 0) | int("12", 2) | int(None) | int("٣") | float("1.5") | float("inf") | float("-inf") | float("nan") | float("x") | float(" 1e3 ") | float(".5") | float("5.") | float("1__0") | bool([]) | bool("a") | list("abc") | list({'a':1}) | tuple([1]) | dict(a=1) | dict([(1,2)]) | dict([1]) | list(5) | list(range(5)) | range(5) | range(1,10,2) | list(range(10,0,-3)) | range(0) | len(range(10**18)) | 5 in range(10) | 10 in range(10) | 4 in range(0,10,2)
sum([1,2,3]) | sum([0.1]*3) | sum([]) | sum(["a"]) | sum([[1],[2]], []) | min(3,1,2) | max([1,5,2]) | min([]) | max("abc") | min(1,"a") | abs(-5) | abs(-2.5) | abs("a") | round(2.5) | round(3.5) | round(2.675, 2) | round(1234, -2) | round(1250, -2) | round(-2.5) | round(1.5e300) | round("a") | sorted([3,1,2]) | sorted("bca") | sorted([1,"a"]) | sorted([3,1],reverse=True) | list(reversed([1,2])) | list(enumerate("ab")) | list(enumerate("ab", 1)) | list(zip([1,2],"ab")) | any([0,1]) | all([]) | all([1,0]) | chr(233) | chr(-1) | ord("é") | ord("ab") | repr("it's") | repr('a"b') | repr("it's \"x\"") | repr("\n\t\\\x00é\u200b") | repr(b"\x00a'")
"a b c".split() | "  a  b ".split() | "a,b,,c".split(",") | "a,b,c".split(",", 1) | "a b c".split(None, 1) | "".split() | "".split(",") | ",".join(["a","b"]) | ",".join([1]) | ",".join("abc") | "aXbX".replace("X","-") | "aaa".replace("a","b",2) | "abc".replace("","-") | "abc".upper() | "ÀB".lower() | "hello world".title() | "hELLO".capitalize() | " x ".strip() | "xxaxx".strip("x") | "xax".lstrip("x") | "xax".rstrip("x") | "abc".startswith("a") | "abc".startswith(("x","a")) | "abc".endswith("c") | "abc".startswith(1) | "abcabc".find("c") | "abc".find("z") | "abc".index("z") | "abcabc".count("bc") | "abc".count("") | "12".isdigit() | "".isdigit() | "a1".isalpha() | "abc".nope | "abc".nope() | "héé".find("é") | "abcabc".find("a", 1) | "a\nb\r\nc".splitlines()
{'a':1}.get('a') | {'a':1}.get('b') | {'a':1}.get('b', 2) | {'a':1}.keys() | {'a':1}.values() | {'a':1}.items() | list({'a':1,'b':2}.items()) | {'a':1}.pop('a') | {}.pop('a') | {}.pop('a', 5) | {1:2, 1.0:3, True:4} | {**{'a':1}, 'b':2} | {'a':1} | {'b':2} | {[]:1} | {(1,2):3} | {([],):1} | [*[1,2],3] | (*"ab",) | [1,2].index(2) | [1,2].index(3) | [1,1].count(1) | [1,2].copy() | [].pop() | [1].pop(5) | [1].remove(2) | (1,2).index(2) | (1,2).count(1)
1 < 2 < 3 | 1 < 3 < 2 | 1 == 1.0 | 1 == True | "a" < "b" | "a" < 1 | [1,2] < [1,3] | (1,) < (1,2) | [] == () | None == False | None is None | not 5 | not [] | 1 and 2 | 0 or "x" | "" and 1 | 1 if 0 else 2 | "a" in "abc" | 1 in [1] | "x" in {'x':1} | 1 in "a" | 1 in 5 | "é" == "e\u0301" | 2**53 == 2.0**53 | 2**53+1 == 2.0**53 | 10**30 == 1e30 | 1e30 < 10**30 | float("nan") == float("nan") | [float("nan")] == [1]
-7 // 2 | -7 % 3 | 7 % -3 | -7.5 // 2 | -7.5 % 2 | 7.5 % -2 | 5 // 0 | 5 % 0 | 5 / 0 | 5.0 // 0 | 5.0 % 0 | 0 ** -1 | 2 ** -1 | 2 ** 0.5 | 10 ** 20 | (-2) ** 3 | -2 ** 2 | 2 ** 3 ** 2 | 1 << 70 | -1 >> 3 | 1 << -1 | ~5 | ~True | -True | +False | +"a" | -"a" | ~1.5 | True + True | True & False | True | 2 | True ^ True | 6 & 3 | 5 / 2 | 10**30 // 7 | -10**30 // 7 | 10**30 % 7 | -(10**30) % 7 | 10**30 / 10**29 | 2**100 / 3 | 1 / 10**400 | 10**400 / 1 | 2**1024 * 1.0 | 1e308 * 10 | 10.0 ** 400 | "ab" * 3 | 3 * "ab" | "a" * -1 | [0] * 3 | (1,) * 2 | "a" * 1.5 | "a" + 1 | 1 + "a" | [1] + (1,) | [1] + [2] | (1,) + (2,) | None + 1 | {} + {} | 1 @ 2 | 5 - "a" | b"a" + b"b"
[x * 2 for x in range(4)] | [x for x in range(10) if x % 2 if x > 3] | [(x, y) for x in "ab" for y in range(2)] | {x: x * x for x in range(3)} | [[y for y in range(x)] for x in range(3)] | [a + b for a, b in [(1, 2), (3, 4)]] | (lambda x: x + 1)(2) | (lambda x, y=2: x + y)(1) | (lambda *a: a)(1, 2) | (lambda **k: k)(a=1) | (lambda: 1)(1) | (lambda x: x)() | (lambda x, y: x)(1) | (lambda x: x)(y=1) | (lambda x: x)(1, x=1) | (lambda a, *, b: b)(1) | (lambda a, *, b: b)(1, b=2) | (lambda a, b=1: a)(1, 2, 3) | [f() for f in [lambda: x for x in range(3)]] | (y := 5) + y | print | len | int | nope | 5() | "a"() | [1, 2, 3](0) | [*5] | {**5} | {**[1]} | (lambda a: a)(*[1]) | (lambda a, b: [a, b])(*[1], **{'b': 2}) | max(*[1, 2]) | str(b"a") | ... | 1_000 | 0xff | 0b11 | 0o17 | 1e3 | 1.5e-3 | 'a' 'b' | r"\n" | "\x41\u00e9\U0001F600" | "\101" | b"\xff"
"""


def picked():
    for line in PICKED.strip().split("\n"):
        for expression in line.split(" | "):
            yield expression.strip()


def generated():
    for left, operator, right in itertools.product(VALUES, OPERATORS, VALUES):
        if operator in SKIPPED and left.startswith(("'", "b'")):
            continue
        if operator == "is" or (operator in ("**", "<<", "*") and ("10**30" in (left, right) or "2**6" in left + right)):
            continue
        if operator == "**" and left in ("-1", "-7", "-2.5", "-0.0", "-2**63") and "." in left + right:
            continue  # complex results
        if random.random() < 0.12:
            yield f"({left}) {operator} ({right})"


def result(expression, imports=""):
    names = {}
    exec(imports, names)
    exec(f"def f():\n    return repr({expression})\n", names)
    try:
        return names["f"]()
    except Exception as error:
        kind = type(error)
        module = "" if kind.__module__ == "builtins" else f"{kind.__module__}."
        return f"{module}{kind.__name__}: {error}"


def themed(name):
    here = pathlib.Path(__file__).parent
    lines = (here / f"{name}.in").read_text().splitlines()
    imports = [line for line in lines if line.startswith(("import ", "from "))]
    setup = "\n".join(imports)
    answers = [f"{line} ⇒ {result(line, setup)}" for line in lines if line.strip() and line not in imports]
    answers = [answer for answer in answers if "\n" not in answer]
    (here / f"{name}.txt").write_text("\n".join(imports + answers) + "\n")


def main():
    lines = []
    for expression in dict.fromkeys([*picked(), *generated()]):
        try:
            compile(expression, "", "eval")
        except SyntaxError:
            continue
        text = result(expression)
        if "\n" in expression + text or " at 0x" in text:
            continue
        lines.append(f"{expression} ⇒ {text}")
    (pathlib.Path(__file__).parent / "expressions.txt").write_text("\n".join(lines) + "\n")


if len(sys.argv) > 1:
    for name in sys.argv[1:]:
        themed(name)
else:
    main()
