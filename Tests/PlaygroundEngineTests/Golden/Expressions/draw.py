"""Writes the methods-*.txt files: expressions over Python's own types, their methods and the built-in functions, drawn
with a seed, each with what CPython 3.11 makes of it.

    python3 draw.py                          writes the recorded files anew
    python3 draw.py --seed 7 --out FOLDER    draws others into FOLDER, for a comparison by hand
"""

import argparse
import json
import pathlib
import random
import resource
import signal
import subprocess
import sys

TEXTS = ["", "a", "abc", "ABC", "Hello World", "hello world", " x ", "  a b  c ", "héllo", "straße", "ΑΣ ΟΔΟΣ", "😀x",
         "a,b,,c", "12", "-5", "+7", "٣", "²", "½", "一", "a\tb\n", "a\r\nb\rc\n", "x\x0by\x1cz\x85w\u2028v", "ǅa", "ﬁn",
         "İstanbul", "ıJ", "aXbXc", "aaaa", "abcabc", "_id1", "1a", "class", "\xa0", "\x1f", "e\u0301", "it's", 'say "hi"',
         "tEST caSE", "0x1f", "1_000", "--", "{}", "%s", "a" * 40]
SHORT_TEXTS = ["", "a", "b", "ab", "X", " ", ",", "é", "xyz", "😀", "aa", "\n", "A", "ß"]
BYTES = [b"", b"a", b"abc", b"ABC", b"Hello World", b" x ", b"  a b  c ", b"a,b,,c", b"12", b"-5", b"a\tb\n", b"a\r\nb\rc\n",
         b"\xff\xfe", b"aXbXc", b"aaaa", b"abcabc", "héllo".encode(), b"\x00\x01", b"\xe4\xb8", b"\xf0\x9f\x98", b"a\xc3(b",
         b"\xed\xa0\x80", b"\xc0\xaf", b"\xf5x", b"tEST", b"\xe2\x28\xa1", b"caf\xe9"]
SHORT_BYTES = [b"", b"a", b"b", b"ab", b"X", b" ", b",", b"\xff", b"aa"]
INTEGERS = [0, 1, -1, 2, 3, 5, -3, 7, 10, 100, -100, 255, 256, -128, -129, 1000, 65535, 2**31, 2**53 + 1, 2**63 - 1,
            -(2**63), 2**63, 2**64, 10**20, -(10**20), 10**30, True, False]
COUNTS = [0, 1, -1, 2, 3, 5, -3, 10, 20, -100, True, 2**70, -(2**70)]
FLOATS = ["0.0", "-0.0", "1.0", "0.5", "1.5", "-2.5", "2.675", "3.14159", "1e16", "1e-7", "1e22", "1e300", "-1e-300", "5e-324", "0.1",
          "123456.789", "float('inf')", "float('-inf')", "float('nan')", "1e15", "99.5", "0.0001", "1.7976931348623157e308"]
ODD = ["None", "1.5", "'a'", "b'a'", "[]", "()", "{}", "True", "5", "-1", "len", "range(2)", "[1]", "''"]
LISTS = ["[]", "[1]", "[1, 2, 3]", "[3, 1, 2]", "[1, 1, 2, 1]", "['b', 'a']", "[[1], [2]]", "[1.5, 2]", "[0, 0.0, False]",
         "list(range(8))", "[(1, 'b'), (0, 'a')]", "[None, 1]", "[True, 2]", "['é', 'z', 'a']", "[2, 1.0, True]"]
TUPLES = ["()", "(1,)", "(1, 2, 3)", "(3, 1, 2)", "('a', 'b')", "(1, 1, 2)", "((1,), 2)", "(1.0, True)"]
ITERABLES = ["[]", "[1, 2]", "'ab'", "(3, 4)", "range(3)", "{'k': 1}", "{5}", "{'k': 1}.items()", "b'ab'", "[[1, 2], [3, 4]]",
             "['ab', 'cd']", "5", "None", "[1, [2]]", "zip('ab', [1, 2])", "enumerate('xy')"]
DICTS = ["{}", "{'a': 1}", "{'a': 1, 'b': 2}", "{1: 'x', 2: 'y'}", "{(1, 2): [3]}", "{None: 0, True: 1}", "{1.0: 'f'}",
         "{'k': {'n': 1}}", "{'b': 1, 'a': 2}"]
KEYS = ["'a'", "'b'", "'zz'", "1", "1.0", "True", "None", "(1, 2)", "[]", "{}", "2", "frozenset()", "{1}"]
NUMBERS = [0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 12, 15, 16, 17, 20, 24, 31, 32, 33, 40, 63, 64, 65, 99, 100, 127, 128, 255, 1000, -1,
           -2, -5, -8, 2**61 - 1, 2**61, 10**20, 0.5, 1.5, 2.25, -0.5, 1e10, 1e300]
WRONG = ["x=1", "*[1, 2, 3, 4, 5]", "1, 2, 3, 4", ""]


class Draw:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def one(self, family):
        value = self.random.choice(family)
        return value if isinstance(value, str) and family not in (TEXTS, SHORT_TEXTS) else repr(value)

    def text(self):
        return repr(self.random.choice(TEXTS))

    def short(self):
        return repr(self.random.choice(SHORT_TEXTS))

    def chance(self, share):
        return self.random.random() < share

    def odd_or(self, value):
        return self.one(ODD) if self.chance(0.12) else value

    def count(self):
        return self.odd_or(repr(self.random.choice(COUNTS)))

    def bounds(self):
        kind = self.random.random()
        if kind < 0.5:
            return ""
        bounds = [repr(self.random.choice([None, 0, 1, 2, 3, -1, -2, 5, 100, -100, 2**70])) for _ in range(1 if kind < 0.8 else 2)]
        return ", " + ", ".join(bounds)

    def set(self, most=9):
        size = self.random.choice([0, 1, 1, 2, 3, 4, 5, 6, most])
        members = [repr(self.random.choice(NUMBERS)) for _ in range(size)]
        if self.chance(0.2) and members:
            members[-1] = f"({members[-1]}, {self.random.choice(NUMBERS)})"
        if not members:
            return "set()"
        display = "{" + ", ".join(members) + "}"
        kind = self.random.random()
        if kind < 0.6:
            return display
        if kind < 0.75:
            return f"frozenset({display})"
        if kind < 0.9:
            return f"set([{', '.join(members)}])"
        return f"set(range({self.random.randrange(-3, 6)}, {self.random.randrange(6, 40)}, {self.random.randrange(1, 6)}))"

    def slice(self):
        parts = [self.random.choice(["", "0", "1", "2", "-1", "-2", "3", "5", "100", "-100", "None", str(2**70)]) for _ in range(2)]
        step = self.random.choice(["", "", "1", "2", "-1", "-2", "3", "0", "'a'", str(-(2**70)), str(2**63)])
        return ":".join(parts) + (f":{step}" if step or self.chance(0.1) else "")


def strings(d):
    s = d.text()
    name = d.random.choice([
        "capitalize", "casefold", "lower", "upper", "swapcase", "title", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit",
        "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper", "center", "ljust", "rjust",
        "zfill", "expandtabs", "strip", "lstrip", "rstrip", "join", "find", "rfind", "index", "rindex", "count", "startswith",
        "endswith", "removeprefix", "removesuffix", "replace", "split", "rsplit", "splitlines", "partition", "rpartition",
        "encode", "translate", "maketrans"])
    if d.chance(0.05):
        return f"{s}.{name}({d.one(WRONG)})"
    part = d.odd_or(d.short() if d.chance(0.7) else d.text())
    match name:
        case "center" | "ljust" | "rjust":
            fill = f", {d.odd_or(d.short())}" if d.chance(0.5) else ""
            return f"{s}.{name}({d.count()}{fill})"
        case "zfill":
            return f"{s}.{name}({d.count()})"
        case "expandtabs":
            return f"{s}.{name}({d.random.choice(['', '4', 'tabsize=3', '0', '-1', d.count()])})"
        case "strip" | "lstrip" | "rstrip":
            return f"{s}.{name}({d.random.choice(['', 'None', part])})"
        case "join":
            return f"{d.short()}.join({d.one(ITERABLES)})"
        case "find" | "rfind" | "index" | "rindex" | "count":
            return f"{s}.{name}({part}{d.bounds()})"
        case "startswith" | "endswith":
            return f"{s}.{name}({d.random.choice([part, f'({part}, {d.short()})', '()'])}{d.bounds()})"
        case "removeprefix" | "removesuffix" | "partition" | "rpartition":
            return f"{s}.{name}({part})"
        case "replace":
            return f"{s}.replace({part}, {d.odd_or(d.short())}{d.random.choice(['', ', ' + d.count()])})"
        case "split" | "rsplit":
            return f"{s}.{name}({d.random.choice(['', part, 'None, ' + d.count(), f'{part}, {d.count()}', f'maxsplit={d.count()}', f'sep={part}'])})"
        case "splitlines":
            return f"{s}.splitlines({d.random.choice(['', 'True', 'keepends=True', '0', d.one(ODD)])})"
        case "encode":
            encoding = d.random.choice(["'utf-8'", "'ascii'", "'latin-1'", "'UTF8'", "'nope'", "encoding='ascii'", "1", "'utf-8-sig'"])
            errors = d.random.choice(["", "", ", 'ignore'", ", 'replace'", ", 'xmlcharrefreplace'", ", 'backslashreplace'", ", 'nope'", ", errors='replace'"])
            return f"{s}.encode({encoding}{errors})"
        case "translate":
            table = d.random.choice(["{97: 'X'}", "{97: None, 98: 'yy'}", "{97: 98}", "str.maketrans('abc', 'xyz')", "str.maketrans('', '', 'a')",
                                     "{97: 1.5}", "5", "[]", "{97: -1}", "'xyz'", "str.maketrans({'a': 'é', 'b': None})"])
            return f"{s}.translate({table})"
        case "maketrans":
            return f"str.maketrans({d.random.choice([part, f'{part}, {d.short()}', f'{part}, {part}, {d.short()}', d.one(DICTS)])})"
        case _:
            return f"{s}.{name}({d.one(ODD) if d.chance(0.04) else ''})"


def byte_strings(d):
    b = repr(d.random.choice(BYTES))
    name = d.random.choice([
        "capitalize", "lower", "upper", "swapcase", "title", "isalnum", "isalpha", "isascii", "isdigit", "islower", "isspace",
        "istitle", "isupper", "center", "ljust", "rjust", "zfill", "expandtabs", "strip", "lstrip", "rstrip", "join", "find",
        "rfind", "index", "rindex", "count", "startswith", "endswith", "removeprefix", "removesuffix", "replace", "split",
        "rsplit", "splitlines", "partition", "rpartition", "decode", "decode", "decode", "hex", "fromhex", "translate",
        "maketrans", "operator", "subscript", "bytes"])
    if d.chance(0.05) and name not in ("operator", "subscript", "bytes"):
        return f"{b}.{name}({d.one(WRONG)})"
    part = d.odd_or(repr(d.random.choice(SHORT_BYTES)))
    match name:
        case "center" | "ljust" | "rjust":
            return f"{b}.{name}({d.count()}{d.random.choice(['', ', ' + part])})"
        case "zfill":
            return f"{b}.zfill({d.count()})"
        case "expandtabs":
            return f"{b}.expandtabs({d.random.choice(['', '4', 'tabsize=3', d.count()])})"
        case "strip" | "lstrip" | "rstrip":
            return f"{b}.{name}({d.random.choice(['', 'None', part])})"
        case "join":
            return f"{repr(d.random.choice(SHORT_BYTES))}.join({d.random.choice([d.one(ITERABLES), f'[{part}, {part}]'])})"
        case "find" | "rfind" | "index" | "rindex" | "count":
            return f"{b}.{name}({d.random.choice([part, part, '97', '256'])}{d.bounds()})"
        case "startswith" | "endswith":
            return f"{b}.{name}({d.random.choice([part, f'({part}, {part})', '()'])}{d.bounds()})"
        case "removeprefix" | "removesuffix" | "partition" | "rpartition":
            return f"{b}.{name}({part})"
        case "replace":
            return f"{b}.replace({part}, {d.odd_or(repr(d.random.choice(SHORT_BYTES)))}{d.random.choice(['', ', ' + d.count()])})"
        case "split" | "rsplit":
            return f"{b}.{name}({d.random.choice(['', part, 'None, ' + d.count(), f'{part}, {d.count()}', f'maxsplit={d.count()}'])})"
        case "splitlines":
            return f"{b}.splitlines({d.random.choice(['', 'True', 'keepends=True'])})"
        case "decode":
            encoding = d.random.choice(["", "'utf-8'", "'ascii'", "'latin-1'", "'nope'", "'utf-8-sig'"])
            errors = d.random.choice(["", "errors='ignore'", "errors='replace'", "errors='backslashreplace'", "errors='nope'"])
            return f"{b}.decode({', '.join(filter(None, [encoding, errors]))})"
        case "hex":
            return f"{b}.hex({d.random.choice(['', repr(':'), repr('-') + ', 2', repr('-') + ', -2', repr(' ') + ', 0', 'b' + repr('.'), d.one(ODD), repr('é'), repr('ab')])})"
        case "fromhex":
            text = d.random.choice(["", "00ff", "0 0", "00 ff", " aBcD ", "0", "xy", "0g", "é0", "00\t01\n"])
            return f"bytes.fromhex({d.odd_or(repr(text))})"
        case "translate":
            return f"{b}.translate({d.random.choice(['None, ' + part, 'bytes(range(256))', part, 'None', 'bytes.maketrans(b' + repr('abc') + ', b' + repr('xyz') + ')', 'None, delete=' + part])})"
        case "maketrans":
            return f"bytes.maketrans({part}, {part})[:100]"
        case "operator":
            return f"{b} {d.random.choice(['+', '*', '==', '<', '>=', '!=', '%'])} {d.random.choice([part, b, repr(d.random.choice([0, 1, 2, -1])), d.one(ODD)])}"
        case "subscript":
            return f"{b}[{d.random.choice([d.slice(), d.count()])}]"
        case "bytes":
            return f"bytes({d.random.choice([d.one(ITERABLES), '3', '-1', d.text(), d.text() + ', ' + repr('utf-8'), '[1, 255]', '[256]', d.one(ODD), 'range(4)'])})"
        case _:
            return f"{b}.{name}({d.one(ODD) if d.chance(0.04) else ''})"


def lists(d):
    value = d.one(LISTS)
    name = d.random.choice(["append", "clear", "copy", "count", "extend", "index", "insert", "pop", "remove", "reverse", "sort",
                            "set", "del", "add", "multiply", "compare", "in", "tuple", "iadd"])
    item = d.random.choice([d.one(KEYS), "3", "1", "'a'"])
    if d.chance(0.04) and name in ("append", "pop", "insert", "sort", "index"):
        return f"{value}.{name}({d.one(WRONG)})"
    match name:
        case "append" | "count" | "remove":
            return f"(x := {value}, x.{name}({item}), x)"
        case "clear" | "copy" | "reverse":
            return f"(x := {value}, x.{name}(), x)"
        case "extend":
            return f"(x := {value}, x.extend({d.one(ITERABLES)}), x)"
        case "index":
            return f"{d.random.choice([value, d.one(TUPLES)])}.index({item}{d.bounds()})"
        case "insert":
            return f"(x := {value}, x.insert({d.count()}, {item}), x)"
        case "pop":
            return f"(x := {value}, x.pop({d.random.choice(['', d.count()])}), x)"
        case "sort":
            return f"(x := {value}, x.sort({d.random.choice(['', 'reverse=True', 'reverse=' + d.one(ODD), 'key=str', 'key=None'])}), x)"
        case "set":
            return f"(x := {value}, x.__setitem__({0}, 1) if 0 else 0, x[{d.slice()}])"
        case "del" | "iadd":
            return f"{value}[{d.random.choice([d.slice(), d.count()])}]"
        case "add":
            return f"{value} + {d.random.choice([d.one(LISTS), d.one(TUPLES), d.one(ODD)])}"
        case "multiply":
            return f"{d.random.choice([value, d.one(TUPLES)])} * {d.random.choice(['0', '2', '-1', 'True', d.one(ODD)])}"
        case "compare":
            return f"{value} {d.random.choice(['<', '<=', '>', '>=', '==', '!='])} {d.random.choice([d.one(LISTS), d.one(LISTS), d.one(TUPLES)])}"
        case "in":
            return f"{item} in {d.random.choice([value, d.one(TUPLES), d.one(DICTS)])}"
        case _:
            t = d.one(TUPLES)
            return d.random.choice([f"{t}.count({item})", f"{t}[{d.slice()}]", f"{t} + {d.one(TUPLES)}", f"{t} < {d.one(TUPLES)}", f"{t}[{d.count()}]"])


def dicts(d):
    value, key = d.one(DICTS), d.one(KEYS)
    name = d.random.choice(["get", "pop", "popitem", "setdefault", "update", "fromkeys", "or", "ior", "keys", "view", "view", "compare",
                            "clear", "copy", "item", "list", "reversed", "disjoint", "len"])
    if d.chance(0.05) and name in ("get", "pop", "popitem", "setdefault", "keys", "copy"):
        return f"{value}.{name}({d.one(WRONG)})"
    match name:
        case "get" | "pop" | "setdefault":
            return f"(x := {value}, x.{name}({key}{d.random.choice(['', ', 5', ', None'])}), x)"
        case "popitem" | "clear" | "copy":
            return f"(x := {value}, x.{name}(), x)"
        case "update":
            return f"(x := {value}, x.update({d.random.choice([d.one(DICTS), d.one(ITERABLES), 'a=5, z=6', d.one(DICTS) + ', q=1', ''])}), x)"
        case "fromkeys":
            return f"dict.fromkeys({d.one(ITERABLES)}{d.random.choice(['', ', 0', ', []'])})"
        case "or" | "ior":
            return f"{value} | {d.random.choice([d.one(DICTS), d.one(ODD)])}"
        case "keys":
            return f"{value}.{d.random.choice(['keys', 'values', 'items'])}()"
        case "view":
            d1 = d.random.choice(["{1: 'x', 2: 'y'}", "{1: 'x', 2: 'z', 3: 0}", "{}", "{i: i for i in range(9)}"])
            d2 = d.random.choice(["{1: 'x'}.keys()", "{2, 3}", "[1, 1, 5]", "{1: 'x'}.items()", "5", "range(3)", "{9: 9, 2: 2, 1: 1}", "{1, 2}", "{1: 1}.values()", "frozenset({1})"])
            return f"{d1}.{d.random.choice(['keys', 'keys', 'items', 'values'])}() {d.random.choice(['&', '|', '-', '^', '==', '<', '<=', '>', '>='])} {d2}"
        case "compare":
            return f"{value} {d.random.choice(['==', '!=', '<'])} {d.one(DICTS)}"
        case "item":
            return f"{value}[{key}]"
        case "list":
            return f"{d.random.choice(['list', 'sorted', 'tuple', 'len', 'dict', 'max', 'any'])}({value}{d.random.choice(['', '.values()', '.items()', '.keys()'])})"
        case "reversed":
            return f"list(reversed({value}{d.random.choice(['', '.values()', '.items()', '.keys()'])}))"
        case "disjoint":
            return f"{value}.{d.random.choice(['keys', 'items'])}().isdisjoint({d.one(ITERABLES)})"
        case _:
            return f"{key} in {value}{d.random.choice(['', '.values()', '.items()', '.keys()'])}"


def sets(d):
    value = d.set()
    name = d.random.choice(["display", "operator", "operator", "operator", "method", "method", "method", "compare", "add", "discard",
                            "pop", "update", "in", "list", "hash", "inplace"])
    other = d.random.choice([d.set(), d.set(), d.set(), d.one(ITERABLES), "range(4)", "[1, 2, 3, 3]", "{1: 2, 9: 9}"])
    match name:
        case "display":
            return d.random.choice([value, f"{{x % 7 for x in {value}}}" if "(" not in value else value, f"set({other})", f"frozenset({other})", f"{{*{value}, 5, 77}}"])
        case "operator":
            return f"{value} {d.random.choice(['|', '&', '-', '^'])} {d.random.choice([d.set(), d.set(), other])}"
        case "method":
            method = d.random.choice(["union", "intersection", "difference", "symmetric_difference", "isdisjoint", "issubset", "issuperset", "copy"])
            arguments = d.random.choice([other, other, f"{other}, {d.set()}", "", d.one(ODD)])
            return f"{value}.{method}({arguments})"
        case "compare":
            return f"{value} {d.random.choice(['<', '<=', '>', '>=', '==', '!='])} {other}"
        case "add" | "discard":
            member = d.random.choice([repr(d.random.choice(NUMBERS)), d.one(KEYS)])
            return f"(x := set({value}), x.{d.random.choice(['add', 'discard', 'remove'])}({member.replace('None', '6')}), x.add(200), x)"
        case "pop":
            return f"(x := set({value}), x.pop(), x.pop(), x)"
        case "update":
            method = d.random.choice(["update", "intersection_update", "difference_update", "symmetric_difference_update"])
            return f"(x := set({value}), x.{method}({other}), x)"
        case "in":
            return f"{d.random.choice([repr(d.random.choice(NUMBERS)), d.one(KEYS)])} in {value}"
        case "list":
            return f"{d.random.choice(['list', 'sorted', 'tuple', 'len', 'max', 'sum', 'any', 'bool'])}({value})"
        case "hash":
            return f"hash(frozenset({value}))"
        case _:
            return f"(x := set({value}), [x.add(i) for i in range({d.random.randrange(3, 60)}, 0, -{d.random.randrange(1, 7)})], x)[2]"


def numbers(d):
    i, f = d.one([repr(n) for n in INTEGERS]), d.one(FLOATS)
    any_number = d.random.choice([i, i, f, d.one(ODD)])
    name = d.random.choice(["int", "float", "to_bytes", "from_bytes", "divmod", "pow", "round", "base", "parse", "parse_float", "hash", "abs",
                            "attribute", "fromhex", "is_integer", "bits", "operator", "operator"])
    match name:
        case "int":
            return f"int({d.random.choice([f, d.one(ODD), i])})"
        case "float":
            return f"float({any_number})"
        case "to_bytes":
            return f"({i}).to_bytes({d.random.choice(['', '1', '2', '4', '8', '0', '20, ' + repr('little'), '9, ' + repr('big') + ', signed=True', '2, ' + repr('x'), d.count() if not d.chance(0.5) else '3', 'length=3, byteorder=' + repr('big')])})"
        case "from_bytes":
            return f"int.from_bytes({repr(d.random.choice(BYTES))}{d.random.choice(['', ', ' + repr('little'), ', ' + repr('big') + ', signed=True', ', ' + repr('x')])})"
        case "divmod":
            return f"divmod({any_number}, {d.random.choice([i, f, '0', '0.0', '3', '-7'])})"
        case "pow":
            small = d.random.choice(["0", "1", "-1", "2", "3", "10", "-3", "0.5", "-0.5", "None", "'a'"])
            return d.random.choice([f"pow({d.random.choice(['0', '2', '-2', '10', '1.5', '0.0'])}, {small})", f"pow({i}, {d.random.choice(['0', '1', '5', '-1', '10**12'])}, {d.random.choice(['7', '1', '-5', '0', '97', '10**9+7', '2.0'])})"])
        case "round":
            return f"round({any_number}{d.random.choice(['', ', 0', ', 1', ', 2', ', -1', ', -2', ', None', ', 400', ', -400', ', ndigits=3', ', ' + d.one(ODD)])})"
        case "base":
            return f"{d.random.choice(['bin', 'oct', 'hex', 'chr'])}({d.random.choice([i, i, d.one(ODD)])})"
        case "parse":
            text = d.random.choice(["12", " 12 ", "-0x1f", "0b101", "0o17", "1_0", "1__0", "_1", "1_", "", "z", "٣٤", "0x", "00", "010", "+5", "--5", "1e3", "1.0", "ff", "FF", "\u00a07", "0x_f", "9" * 30, "²"])
            base = d.random.choice(["", "", ", 10", ", 16", ", 0", ", 2", ", 36", ", 8", ", 1", ", 37", ", base=16"])
            return f"int({d.odd_or(repr(text))}{base})"
        case "parse_float":
            text = d.random.choice(["1.5", " 1e5 ", "inf", "-Infinity", "nan", "1_0.5", "1__0", "_1", ".5", "5.", ".", "", "1e", "1e+5", "1E-5", "0x10", "1e400", "٣.٤", "+.5e1", "infin", "1 2", "--1", "1e1_0", "1_e5", "-nan", "1.5.2", "1e-400"])
            return f"float({d.odd_or(repr(text))})"
        case "hash":
            return f"hash({d.random.choice([i, f, f'({i}, {f})', d.one(TUPLES[:4]), '[]', '{}'])})"
        case "abs":
            return f"{d.random.choice(['abs', '-', '+', '~', 'not '])}({any_number})"
        case "attribute":
            return f"({d.random.choice([i, f])}).{d.random.choice(['real', 'imag', 'numerator', 'denominator', 'conjugate()', 'as_integer_ratio()', 'nope'])}"
        case "fromhex":
            text = d.random.choice(["0x1.8p+1", "1.8", "-0x1p-1074", "0x1p1024", "inf", "nan", "x", "", " 0x.8p0 ", "0x1.fffffffffffff8p+0", "0x1.00000000000018p0", "1p5", "0x", "0x1p", "0x1.p3", "1e5", "-0x0p0", "0x1p-1075", "0x1.8p-1075"])
            return f"float.fromhex({d.odd_or(repr(text))})"
        case "is_integer":
            return f"({f}).{d.random.choice(['is_integer', 'hex'])}({'1' if d.chance(0.1) else ''})"
        case "bits":
            return f"({i}).{d.random.choice(['bit_length', 'bit_count'])}({'1' if d.chance(0.1) else ''})"
        case _:
            return f"{d.random.choice([i, f])} {d.random.choice(['+', '-', '*', '/', '//', '%', '==', '<', '>=', '&', '|', '^'])} {d.random.choice([i, f])}"


def functions(d):
    it = d.one(ITERABLES)
    name = d.random.choice(["sum", "minmax", "sorted", "reversed", "enumerate", "zip", "anyall", "convert", "ascii", "ord", "range", "range",
                            "slice", "count", "callable", "bound", "descriptor", "wrong", "text", "subscript"])
    match name:
        case "sum":
            return f"sum({it}{d.random.choice(['', ', 1', ', []', ', start=2.5', ', ' + d.one(ODD)])})"
        case "minmax":
            return f"{d.random.choice(['min', 'max'])}({d.random.choice([it, it + ', default=7', '3, 1, 2', '1, ' + d.one(ODD), it + ', key=str', ''])})"
        case "sorted":
            return f"sorted({d.random.choice([it, d.one(LISTS)])}{d.random.choice(['', ', reverse=True', ', key=str', ', key=repr, reverse=True', ', None', ', x=1'])})"
        case "reversed":
            return f"list(reversed({d.random.choice([it, d.one(LISTS), d.text()])}))"
        case "enumerate":
            return f"list(enumerate({it}{d.random.choice(['', ', 5', ', start=-1', ', ' + d.one(ODD), ', x=1'])}))"
        case "zip":
            return f"list(zip({it}, {d.one(ITERABLES)}{d.random.choice(['', ', strict=True', ', strict=False', ', range(9)', ', x=1'])}))"
        case "anyall":
            return f"{d.random.choice(['any', 'all', 'len', 'bool', 'list', 'tuple', 'dict', 'callable', 'repr'])}({it})"
        case "convert":
            return f"{d.random.choice(['str', 'bytes', 'list', 'tuple', 'set', 'frozenset', 'dict', 'int', 'float', 'bool'])}({d.random.choice([d.one(ODD), d.one(ODD) + ', ' + d.one(ODD), 'x=1', '', '1, 2, 3, 4'])})"
        case "ascii" | "text":
            return f"{d.random.choice(['ascii', 'repr', 'str'])}({d.random.choice([d.text(), repr(d.random.choice(BYTES)), d.one(LISTS), d.one(FLOATS), d.one(DICTS)])})"
        case "ord":
            return f"ord({d.random.choice([d.short(), d.one(ODD), repr(d.random.choice(SHORT_BYTES))])})"
        case "range":
            arguments = ", ".join(d.random.choice(["0", "1", "5", "-3", "10", "2", "-1", "7"]) for _ in range(d.random.randrange(1, 4)))
            r = f"range({d.odd_or(arguments)})"
            return d.random.choice([r, f"list({r})", f"len({r})", f"{r}[{d.slice().replace(str(2**70), '9').replace(str(-(2**70)), '-9').replace(str(2**63), '4')}]", f"{r}[{d.random.choice([0, 1, -1, 50])}]",
                                    f"{r}.index({d.random.choice(['1', '4', '1.0', repr('a'), '-3'])})", f"{r}.count({d.random.choice(['1', '4', '2.5', 'True'])})",
                                    f"{r} == range({arguments})", f"hash({r}) == hash(range({arguments}))", f"{d.random.choice(['3', '1.0', 'True', repr('a')])} in {r}", f"{r}.{d.random.choice(['start', 'stop', 'step', 'x'])}", f"list(reversed({r}))"])
        case "slice":
            return d.random.choice([f"slice({d.count()})", f"slice(1, {d.count()}, -1).indices({d.count()})", "slice(1, 2) == slice(1, 2)", "slice(1).stop", f"slice({d.count()}, None).indices(9)", "slice(1) < slice(2)"])
        case "count":
            return f"{d.random.choice([d.text(), d.one(LISTS), d.one(TUPLES)])}.count({d.odd_or(d.short())})"
        case "callable":
            return f"callable({d.random.choice(['len', 'int', d.one(ODD), 'str.upper', repr('a') + '.upper', 'lambda: 0'])})"
        case "bound":
            return d.random.choice([f"(f := {d.text()}.upper)()", f"[f() for f in [{d.text()}.strip, {d.text()}.title]]", f"(f := [].append)({d.one(ODD)})", f"(f := {d.one(DICTS)}.get)({d.one(KEYS)})", f"(f := {{1, 2}}.union)({it})"])
        case "descriptor":
            t, m = d.random.choice([("str", "lower"), ("str", "strip"), ("list", "copy"), ("dict", "get"), ("bytes", "hex"), ("int", "bit_length"), ("float", "is_integer"), ("tuple", "count"), ("set", "copy"), ("frozenset", "copy"), ("str", "split"), ("str", "nope")])
            return f"{t}.{m}({d.random.choice(['', d.one(ODD), d.text(), d.text() + ', ' + d.one(ODD), d.one(DICTS) + ', 1', '{1}', 'True', '2.0', repr(d.random.choice(BYTES))])})"
        case "wrong":
            return f"{d.random.choice(['len', 'abs', 'repr', 'ascii', 'chr', 'ord', 'bin', 'hex', 'oct', 'hash', 'callable', 'divmod', 'pow', 'round', 'sum', 'format', 'any', 'all', 'reversed', 'enumerate', 'zip', 'sorted', 'min', 'max', 'range', 'slice', 'list', 'tuple', 'set', 'frozenset', 'dict', 'bool', 'int', 'float', 'str', 'bytes'])}({d.random.choice([w for w in WRONG])})"
        case _:
            return f"{d.text()}[{d.random.choice([d.slice(), d.count(), d.one(ODD)])}]"


def specification(d):
    r = d.random.choice
    fill = r(["", "", "", "*", "0", "é", "<"])
    align = r(["", "", "<", ">", "^", "="])
    return (fill if align else "") + align + r(["", "", "", "+", "-", " "]) + r(["", "", "", "", "z"]) + r(["", "", "", "", "#"]) + \
        r(["", "", "0"]) + r(["", "", "1", "5", "10", "20"]) + r(["", "", "", ",", "_", ",_"]) + r(["", "", ".0", ".1", ".3", ".10", "."]) + \
        r(["", "", "d", "s", "f", "F", "e", "E", "g", "G", "%", "x", "X", "o", "b", "c", "n", "q", "é", "ff"])


def formats(d):
    value = d.random.choice([d.one([repr(n) for n in INTEGERS]), d.one(FLOATS), d.one(FLOATS), d.text(), d.one(ODD)])
    name = d.random.choice(["format", "format", "format", "percent", "percent", "percent", "braces", "braces", "bytes", "map"])
    match name:
        case "format":
            return f"format({value}, {specification(d)!r})"
        case "percent":
            flags = "".join(d.random.sample(["-", "+", " ", "#", "0"], d.random.choice([0, 0, 1, 2])))
            directive = "%" + flags + d.random.choice(["", "", "5", "12", "*"]) + d.random.choice(["", "", ".0", ".2", ".8", ".", ".*"]) + d.random.choice(["", "", "l"]) + \
                d.random.choice("ssrraddiuxXoeEfFgGcc%yé")
            directive = d.random.choice([directive, directive, f"<{directive}>", f"{directive} {directive}", "%(a)s", "%(a" + directive, "%"])
            argument = d.random.choice([value, f"({value},)", f"({value}, {value})", f"(3, {value})", f"(3, 2, {value})", f"{{'a': {value}}}", "()"])
            return f"{directive!r} % {argument}"
        case "bytes":
            directive = "%" + d.random.choice(["", "-", "0", "+"]) + d.random.choice(["", "5"]) + d.random.choice("sbadxcfr")
            return f"{directive.encode()!r} % {d.random.choice([value, f'({value},)', repr(d.random.choice(BYTES))])}"
        case "map":
            field = d.random.choice(["{a}", "{a!r}", "{a[0]}", "{b}", "{}", "{0}", "{a:>5}", "{a.real}", "{a:{b}}"])
            return f"{field!r}.format_map({{'a': {value}, 'b': {d.odd_or('5')}}})"
        case _:
            field = d.random.choice(["{}", "{0}", "{1}", "{}{}", "{0}{}", "{}{0}", "{k}", "{k!r}", "{0!r:>8}", "{!a}", "{!x}", "{!", "{", "}", "{{}}", "{{", "}}", "{0[0]}",
                                     "{0[a]}", "{0.real}", "{0.nope}", "{0[}", "{0]}", "{0[]}", "{0.}", "{:{}}", "{:{w}}", "{:{:{}}}", "{0:{1}}", "{:" + specification(d).replace("{", "") + "}", "a{}b{k}c",
                                     "{0!r", "{0:", "{ 0}", "{-1}", "{0!}", "{0!rr}", "{k[b]}", "{k[1]}", "{0}}", "{00}", "{99}"])
            return f"{field!r}.format({d.random.choice([value, f'{value}, 5', f'{value}, 10, 3', ''])}{d.random.choice([', k={1: 2}', ', k=[1, 2], w=7', ''])})".replace("(, ", "(")


THEMES = {
    "methods-str": (strings, 1000), "methods-bytes": (byte_strings, 700), "methods-list-tuple": (lists, 450), "methods-dict": (dicts, 450),
    "methods-set": (sets, 800), "methods-numbers": (numbers, 700), "functions": (functions, 700), "formats": (formats, 1000),
}


def result(expression):
    names = {}
    exec(f"def f():\n    return repr({expression})\n", names)
    try:
        return names["f"]()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def is_comparable(expression, text):
    if "\n" in expression + text or " at 0x" in text or " ⇒ " in expression + text or len(text) > 300:
        return False
    # What the playground refuses, or bounds otherwise, on purpose (docs/differences.md).
    return "MemoryError" not in text and not any("\ud800" <= c <= "\udfff" for c in text) and "complex" not in text and "j)" not in text


def stable(lines):
    """The expressions that give the same whatever the hashes of strings are."""
    command = [sys.executable, "-W", "ignore", __file__, "--evaluate"]
    answers = [
        json.loads(subprocess.run(command, input=json.dumps(list(lines)), env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True).stdout)
        for seed in ("1", "2", "3")]
    return {e: t for e, t, *others in zip(lines, lines.values(), *answers) if set(others) == {t}}


def theme(name, draw, count, out):
    lines = {}
    tries = 0
    while len(lines) < count and tries < count * 20:
        tries += 1
        expression = draw()
        if expression in lines:
            continue
        try:
            compile(expression, "", "eval")
        except SyntaxError:
            continue
        signal.alarm(2)
        try:
            text = result(expression)
        except TimeoutError:
            continue
        finally:
            signal.alarm(0)
        if is_comparable(expression, text):
            lines[expression] = text
    (out / f"{name}.txt").write_text("".join(f"{e} ⇒ {t}\n" for e, t in stable(lines).items()))


def main():
    def expired(*_):
        raise TimeoutError

    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=20261123)
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path(__file__).parent)
    parser.add_argument("--evaluate", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.evaluate:
        return print(json.dumps([result(e) for e in json.load(sys.stdin)]))
    signal.signal(signal.SIGALRM, expired)
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
    for number, (name, (make, count)) in enumerate(THEMES.items()):
        draw = Draw(options.seed * 100 + number)
        theme(name, lambda: make(draw), count, options.out)


main()
