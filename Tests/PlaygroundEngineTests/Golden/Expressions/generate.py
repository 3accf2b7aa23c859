"""Writes the inputs of the library's modules (json.in, math.in, ...) for record.py; `generate.py SEED` makes others."""

import base64
import json
import pathlib
import random
import re
import sys
import warnings

chance = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else 20261123)
here = pathlib.Path(__file__).parent


def write(name, imports, lines):
    text = [line for line in dict.fromkeys(lines) if "\n" not in line and " ⇒ " not in line]
    (here / f"{name}.in").write_text("\n".join([*imports, *text]) + "\n")


def edited(text, alphabet):
    """One to three edits of a text."""
    for _ in range(chance.randint(1, 3)):
        place = chance.randint(0, len(text))
        end = min(len(text), place + chance.randint(0, 4))
        match chance.randint(0, 3):
            case 0: text = text[:place] + text[end:]
            case 1: text = text[:place] + chance.choice(alphabet) + text[place:]
            case 2: text = text[:place] + chance.choice(alphabet) + text[place + 1:]
            case 3: text = text[:place]
    return text


DOCUMENTS = [
    '{"a": 1, "b": [true, false, null]}', '[1, 2.5, -3e10, 1E-5, -0, 0.0]', '"a\\nb\\u00e9\\ud83d\\ude00"',
    '{"é": "😀", "x": {"y": {}}}', '[[], {}, [[]], ""]', ' {"a" : "b" } ', '-Infinity', '[NaN, Infinity]',
    '{"a": 1, "a": 2}', '"\\"\\\\\\/\\b\\f\\n\\r\\t"', '[1,\n2,\n{"k": "v"}]', '12345678901234567890123', 'null',
    '{"item": {"name": "Foo", "price": 42.0, "tags": ["x"]}}',
]
TOKENS = list('{}[]",:0123456789.eE+-\\ \n\ttrufalsn/bué😀\x01\x7f\ufeff') + [
    "\\u", "\\ud800", "\\udc00", "\\u0041", "null", "true", "NaN", "Infinity", "-", "01", "1.", "'", "/*", "\\x",
]
VALUES = [
    "{'a': 1, 'b': [True, False, None]}", "[1, 2.5, 'é😀', 1e100, -0.0]", "(1, (2,))", "{1: 2, 1.5: 3, None: 4, True: 5}",
    "'\\x00\\x1f\\x7f\\u2028\"\\\\/'", "[[], {}, [[]], ()]", "10**30", "float('nan')", "[float('inf'), -float('inf')]",
    "{(1,): 2, 'a': 3}", "b'x'", "{'b': 1, 'a': {'d': 1, 'c': 2}}", "print", "[1, [2, {'a': [3, {}]}]]", "range(3)", "{}",
    "{'a': b''}", "{1: 2, 'a': 3}", "{float('nan'): 1}",
]
OPTIONS = [
    "indent=2", "indent=0", "indent='--'", "indent=None", "sort_keys=True", "ensure_ascii=False", "allow_nan=False",
    "separators=(',', ':')", "separators=(',',)", "skipkeys=True", "check_circular=False", "indent=True", "indent=1.5",
    "indent=-1", "default=str", "default=repr", "default=list", "foo=1", "separators=5",
]


def has_half_character(text):
    """Whether the text's JSON holds half of a surrogate pair, which strings of the playground cannot."""
    try:
        json.dumps(json.loads(text), ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    except ValueError:
        pass
    return False


def of_json():
    yield from [
        "json.loads()", "json.loads(5)", "json.loads(None)", "json.loads('1', 2)", "json.loads('1', foo=2)", "json.dumps()",
        "json.dumps(1, 2)", "json.loads(b'\\xff')", "json.loads(b'\"\\xe9\"')", "json.loads(b'\"\\xe2\\x82\"')",
        "json.loads(b'\"\\xe2\\x82')", "json.loads(b'\\xef\\xbb\\xbf1')", "json.loads(b'')", "json.loads('1' * 5000)",
        "json.loads('-' + '1' * 4301)", "json.loads('1' * 4300) > 0", "json.loads('1.' + '1' * 5000)",
        "json.loads(b'1\\x00')", "json.loads(b'\\x001')", "json.loads(b'[\\x001\\x00]\\x00')",
        "json.loads(b'\\xff\\xfe[\\x001\\x00]\\x00')", "json.loads(b'\\xfe\\xff\\x001')",
        "json.loads(b'\\xff\\xfe\\x00\\x001\\x00\\x00\\x00')", "json.loads(b'1\\x00\\x00\\x00')",
        "json.loads(b'\\x00\\x00\\x001')", "json.loads('[' * 500 + ']' * 500) == []", "json.loads('[' * 5000)",
        "json.loads('{\"a\":' * 5000)", "json.loads('[' * 5000 + ']' * 5000)", "json.loads('\\ufeff1')", "json.load(5)",
        "json.dump(1)", "json.loads('1e400')", "json.loads('-1e400')", "json.loads('1e-400')", "json.loads('0.1')",
        "json.loads('9007199254740993')", "json.loads('1.7976931348623157e308')", "json.loads('5e-324')",
        "json.dumps([{'k': (l := [])}, l])", "json.dumps((l := [1], l))",
    ]
    for value in VALUES:
        yield f"json.dumps({value})"
        for _ in range(6):
            yield f"json.dumps({value}, {', '.join({o.split('=')[0]: o for o in chance.choices(OPTIONS, k=chance.randint(1, 3))}.values())})"
    for document in DOCUMENTS:
        yield f"json.loads({document!r})"
        for _ in range(60):
            text = edited(document, TOKENS)
            if has_half_character(text):
                continue
            yield f"json.loads({text!r})"
            if chance.random() < 0.1:
                yield f"json.loads({text.encode()!r})"


def of_base64():
    yield from [
        "base64.b64encode()", "base64.b64encode('a')", "base64.b64encode(5)", "base64.b64decode(5)", "base64.b64decode('é')",
        "base64.b64encode(b'a', b'-_', 3)", "base64.b64encode(b'a', altchars=b'a')", "base64.b64encode(b'a', altchars='-_')",
        "base64.b64decode('YQ==', altchars='-')", "base64.b64decode('_-==', altchars='-_')", "base64.b16decode('ab')",
        "base64.b16decode('ab', True)", "base64.b16decode('abc', True)", "base64.b16decode('g0')", "base64.b16encode(b'hi')",
        "binascii.hexlify('a')", "binascii.hexlify()", "binascii.hexlify(b'\\x00\\xffa')", "binascii.unhexlify('abc')",
        "binascii.unhexlify('zz')", "binascii.unhexlify(b'00ff')", "binascii.unhexlify(5)", "binascii.unhexlify()",
        "binascii.b2a_base64(b'abc')", "binascii.b2a_base64(b'abc', newline=False)", "binascii.a2b_base64('YQ==')",
        "binascii.a2b_base64('YQ=', strict_mode=True)", "binascii.crc32(b'hello')", "binascii.crc32(b'lo', 5)",
        "base64.urlsafe_b64decode(5)", "base64.urlsafe_b64encode('a')", "base64.standard_b64decode('YQ==')",
        "base64.standard_b64encode(b'\\xfb\\xff')", "base64.urlsafe_b64encode(b'\\xfb\\xff')",
    ]
    alphabet = "ABab09+/-_== \n!éµ"
    for _ in range(400):
        data = chance.randbytes(chance.randint(0, 12))
        encoded = chance.choice([base64.b64encode, base64.urlsafe_b64encode])(data).decode()
        yield f"base64.b64encode({data!r})"
        yield f"base64.urlsafe_b64encode({data!r})"
        text = edited(encoded, alphabet)
        function = chance.choice(["b64decode", "urlsafe_b64decode", "standard_b64decode"])
        yield f"base64.{function}({text!r})"
        yield f"base64.b64decode({text!r}, validate=True)"
        yield f"base64.b64decode({text.encode()!r})"


UNARY = (
    "acos acosh asin asinh atan atanh cbrt ceil cos cosh degrees erf erfc exp exp2 expm1 fabs factorial floor frexp fsum gcd "
    "isfinite isinf isnan isqrt lcm log log10 log1p log2 modf prod radians sin sinh sqrt tan tanh trunc ulp hypot perm").split()
BINARY = "atan2 comb copysign dist fmod gcd hypot isclose lcm ldexp log nextafter perm pow remainder".split()
NUMBERS = [
    "0", "1", "-1", "2", "5", "10", "-7", "0.0", "-0.0", "0.5", "-0.5", "2.5", "1e300", "-1e300", "1e-310", "5e-324", "1e16",
    "math.inf", "-math.inf", "math.nan", "True", "2**53 + 1", "2**64", "-2**70", "10**400", "'a'", "None", "3.7", "-3.7",
    "100", "1023", "1024", "0.1", "170", "171",
]


def of_math():
    for name in UNARY:
        yield f"math.{name}()"
        for number in NUMBERS:
            if name in ("factorial", "perm") and number in ("10**400", "2**64", "2**53 + 1"):
                continue
            yield f"math.{name}({number})"
        for _ in range(10):
            yield f"math.{name}({chance.uniform(-10, 10)!r})"
    for name in BINARY:
        for _ in range(80):
            left, right = chance.choice(NUMBERS), chance.choice(NUMBERS)
            if name in ("comb", "perm") and ("**" in left + right or "'" in left + right):
                continue
            yield f"math.{name}({left}, {right})"
    for _ in range(100):
        values = [chance.choice([chance.uniform(-1, 1), 10.0 ** chance.randint(-20, 20), chance.uniform(-1e16, 1e16)])
                  for _ in range(chance.randint(0, 8))]
        yield f"math.fsum({values})"
        yield f"math.hypot(*{values})"
        yield f"math.dist({values}, {values[::-1]})"
        integers = [chance.randint(-10**chance.randint(1, 30), 10**30) for _ in range(3)]
        yield f"math.gcd(*{integers})"
        yield f"math.lcm(*{integers})"
        yield f"math.isqrt({abs(integers[0])})"
        yield f"math.prod({integers})"
        yield f"math.comb({chance.randint(0, 200)}, {chance.randint(0, 210)})"
        yield f"math.perm({chance.randint(0, 60)}, {chance.randint(0, 70)})"
        yield f"math.log({abs(integers[1])}, {chance.uniform(0.1, 20)})"
        yield f"math.log2({abs(integers[1])})"
        yield f"math.floor({chance.uniform(-1e30, 1e30)})"
    yield from [
        "math.fsum([math.inf, -math.inf])", "math.fsum([math.inf, 1])", "math.fsum([1e308, 1e308])", "math.fsum(['a'])",
        "math.fsum([1e308, 1e308, -1e308])", "math.prod([])", "math.prod([2, 3], start=5)", "math.prod([1.5, 2])",
        "math.prod(['a'])", "math.dist([1, 2], [1])", "math.isclose(1, 1 + 1e-10)", "math.isclose(1, 2, rel_tol=1)",
        "math.isclose(1, 2, abs_tol=-1)", "math.isclose(0, 1e-9, abs_tol=1e-8)", "math.factorial(20)", "math.factorial(100)",
        "math.pi", "math.e", "math.tau", "math.inf", "math.nan", "math.log(8, 2)", "math.log(10, 1)", "math.log(0, 2)",
        "math.comb(10, -1)", "math.comb(-1, 1)", "math.perm(-1, 1)", "math.perm(5, -1)", "math.perm(5, None)",
    ]


DRAWS = [
    "random.random()", "random.randint(1, 6)", "random.randint(-10**20, 10**20)", "random.randrange(10)",
    "random.randrange(0, 100, 7)", "random.randrange(10, 0, -3)", "random.choice('abcdé')", "random.choice([1, 2, 3])",
    "random.choices('abc', k=5)", "random.choices([1, 2, 3], [1, 2, 7], k=4)", "random.choices('ab', cum_weights=[1, 3], k=6)",
    "random.sample(range(100), 5)", "random.sample(range(10**9), 12)", "random.sample('abcdefgh', 4)",
    "random.sample(['a', 'b'], 3, counts=[4, 2])", "random.uniform(1, 10)", "random.uniform(2.5, -1)",
    "random.triangular()", "random.triangular(0, 10, 3)", "random.gauss()", "random.gauss(5, 2)", "random.normalvariate(0, 1)",
    "random.lognormvariate(0, 0.25)", "random.expovariate(1.5)", "random.betavariate(2, 3)", "random.betavariate(0.5, 0.5)",
    "random.gammavariate(1, 2)", "random.gammavariate(0.7, 2)", "random.gammavariate(9, 0.5)", "random.paretovariate(3)",
    "random.weibullvariate(1, 1.5)", "random.getrandbits(1)", "random.getrandbits(32)", "random.getrandbits(33)",
    "random.getrandbits(100)", "random.getrandbits(0)", "random.randbytes(7)", "random.randbytes(16)",
    "(l := list(range(20)), random.shuffle(l), l)[2]", "[random.random() for _ in range(700)][-3:]",
    "[random.gauss(0, 1) for _ in range(3)]", "random.randint(5, 5)", "random.randrange(2**40)",
]
SEEDS = ["0", "1", "-1", "42", "2**32", "2**100", "'seed'", "''", "'é'", "b'bytes'", "1.5", "-0.1", "1e300", "True"]


def of_random():
    for seed in SEEDS:
        for draw in DRAWS:
            if seed in ("42", "'seed'") or chance.random() < 0.4:
                yield f"[random.seed({seed}), {draw}, {chance.choice(DRAWS)}][1:]"
    for seed in chance.choices(range(10**12), k=20):
        yield f"[random.seed({seed}), random.random(), random.getrandbits(70), random.randint(1, 10**6)]"
    yield from [
        "random.randint(5, 1)", "random.randint(1.5, 2)", "random.randint('a', 2)", "random.randint(1)", "random.randrange(0)",
        "random.randrange(1, 1)", "random.randrange(1, 5, 0)", "random.randrange(5, 1, 2)", "random.choice([])",
        "random.choice(5)", "random.choice({})", "random.choice({1: 2})", "random.choices([], k=1)", "random.choices([1], [0])",
        "random.choices([1], [1, 2])", "random.choices([1], 5)", "random.choices([1, 2], k=0)", "random.sample([1], 2)",
        "random.sample([1], -1)", "random.sample({'a': 1}, 1)", "random.sample(5, 1)", "random.shuffle((1, 2))",
        "random.shuffle('ab')", "random.shuffle(5)", "random.uniform(1)", "random.uniform('a', 1)",
        "random.expovariate(0)", "random.gammavariate(0, 1)", "random.getrandbits(-1)", "random.getrandbits('a')",
        "random.randbytes(-1)", "random.random(1)", "random.Random(5).random()", "random.Random('x').sample(range(50), 5)",
        "random.choices([1, 2], weights=[1, 1], cum_weights=[1, 2])", "random.choices('ab', weights=[1, float('inf')])",
        "random.sample('ab', 1, counts=[1])", "random.sample('ab', 1, counts=[0, 0])", "random.nope",
    ]


PATTERNS = [
    r"(\d+)-(\w+)", r"^[a-z]+$", r"(?P<year>\d{4})-(?P<month>\d\d)", r"a|b|cd", r"(a)(b)?", r"\bfoo\b", r"[^\s,]+", r"x*",
    r"(?i)hello", r"(?P<q>['\"]).*?(?P=q)", r"(a+)+b", r"[\w.+-]+@[\w-]+\.[\w.-]+", r"(?<=a)b", r"(?<!a)b", r"(?=ab)a",
    r"a(?!b)", r"(?:ab)+", r"a{2,3}", r"a{,2}", r"a{2}", r"a{2,}?", r"\Aab\Z", r"(?m)^a$", r"(?s)a.b", r"(?x) a b # c",
    r"[]a]", r"[^]a]", r"[a\-z]", r"\x41\u00e9", r"\101", r"(a)(?(1)b|c)", r"(?>a+)b", r"a++b", r"a*+a", r"\W+", r"\D",
    r"\S+", r"[\W]", r"[^\W]", r"[\D\S]", r"[^\W_]", r"\B", r"\b", r"", r"()", r"(|a)+", r"(?a:\w+)", r"(?i:A)b", r"(?-i:a)",
    r"é+", r"[à-ü]+", r"\t\n", r"a.c", r"$", r"^", r"(?m)$", r"(?m)^", r"((a)(b))", r"(?:(a)|(b))*", r"\.", r"[.]", r"a{", r"a{1",
    r"{1}", r"a{1,b}", r"(?#comment)a", r"(a)\1", r"(?P<n>a)(?P=n)", r"[a-f0-9]{2,4}", r"(?i)[k-s]", r"(?ia)K", r"(?ia)[k-s]",
]
SUBJECTS = [
    "", "a", "ab", "aab", "abab", "foo bar", "2024-05-06", "hello, Hello!", "a\nb\na", "x=1;y=22", "me@example.com", "'q' \"r\"",
    "é😀à ü", "AéA", "12-ab 3-c", "aaaa", "bbb", "a_b c", "K\u212ak", "\t\n", "a.c abc", "foo", "a\n", "\u0663\u00b2\u2167_",
    "\x1c\xa0\u3000", "cd", "]a^", "a{1,b}",
]
PIECES = list("()[]{}?*+|^$.\\abc0129,-:=!<>P#imsxauLé_ \n") + [
    "(?", "(?P<", "(?P<n>", "(?P=n)", "(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>", "(?(1)", "(?i)", "(?i:", "(?-i:", "(?#", "\\d",
    "\\w", "\\b", "\\1", "\\x4", "\\u12", "\\N", "\\8", "\\400", "{2}", "{2,1}", "{,3}", "[^", "[a-", "\\Z", "\\q", "(?z", "(?P",
    "(?P>", "(?<n>", "(?(n)", "(?(0)", "(?i-i:", "(?au)", "(?-", "(?a", "*?", "++", "**", "[b-a]", "[\\d-z]", "[[:a:]]",
]
TEMPLATES = [
    "-", r"\1", r"[\g<0>]", r"\g<1>\g<1>", r"\2", r"\n", r"\q", r"\g<n>", r"\g<", r"\gx", r"\08", r"\400", "\\\\", r"\g<1a>", "",
    r"\g<-1>", r"\101", r"\.",
]
DATED = "re.match('(?P<y>[0-9]+)-(?P<m>[0-9]+)(x)?', '2024-05')"


def looks_harmless(pattern):
    """Whether CPython reads the pattern without a warning about what it may mean one day."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            re.compile(pattern)
        except (FutureWarning, DeprecationWarning):
            return False
        except Exception:
            pass
    return True


def of_re():
    flags = ["", ", re.I", ", re.M", ", re.S", ", re.X", ", re.A", ", re.I | re.A", ", re.M | re.S"]
    for pattern in PATTERNS:
        yield f"re.compile({pattern!r})"
        for subject in chance.sample(SUBJECTS, 6):
            function = chance.choice(["match", "search", "fullmatch"])
            yield f"re.{function}({pattern!r}, {subject!r}{chance.choice(flags)})"
            yield f"re.findall({pattern!r}, {subject!r}{chance.choice(flags)})"
            yield f"re.split({pattern!r}, {subject!r}{chance.choice(['', ', 1', ', maxsplit=2'])})"
            yield f"re.sub({pattern!r}, {chance.choice(TEMPLATES)!r}, {subject!r}{chance.choice(['', ', 1', ', count=2'])})"
            yield f"[m.span() for m in re.finditer({pattern!r}, {subject!r})]"
            yield (f"(m := re.search({pattern!r}, {subject!r})) and (m.groups(), m.groupdict(), m.lastindex, m.lastgroup, "
                   "m.regs)")
        for _ in range(8):
            text = edited(pattern, PIECES)
            if looks_harmless(text):
                yield f"re.compile({text!r}).groups"
                yield f"re.findall({text!r}, {chance.choice(SUBJECTS)!r})"
    for _ in range(500):
        text = "".join(chance.choices(PIECES, k=chance.randint(1, 7)))
        if looks_harmless(text):
            yield f"re.compile({text!r}).groups"
            yield f"re.search({text!r}, {chance.choice(SUBJECTS)!r})"
    for pattern in chance.sample(PATTERNS, 30):
        if pattern.isascii() and "\\u" not in pattern:
            subject = chance.choice([subject for subject in SUBJECTS if subject.isascii()])
            yield f"re.findall({pattern.encode()!r}, {subject.encode()!r})"
            yield f"re.search({pattern.encode()!r}, {subject.encode()!r})"
            yield f"re.sub({pattern.encode()!r}, b'<\\\\g<0>>', {subject.encode()!r})"
    yield from [
        f"{DATED}.{method}" for method in [
            "group()", "group(1)", "group(1, 2)", "group('y')", "group(3)", "group(4)", "group('z')", "group(1.5)", "groups()",
            "groups('-')", "groups(default=0)", "groupdict()", "groupdict(0)", "start()", "end(2)", "span('m')", "span(3)",
            "start(5)", "end('z')", "expand('\\\\2/\\\\g<y>')", "re", "string", "pos", "endpos", "lastindex", "lastgroup", "regs",
            "nope", "start(1, 2)",
        ]
    ]
    yield from [f"{DATED}[{key}]" for key in ["0", "1", "'y'", "3", "4", "'z'"]]
    yield from [
        "re.I", "re.IGNORECASE | re.M", "re.A", "re.NOFLAG", "re.I | 2", "re.I & re.M", "re.compile('a', re.I | re.S | re.X)",
        "re.compile('(?im)a').flags", "re.compile('a').flags", "re.compile(b'a').flags", "re.compile(b'a', re.A)",
        "re.compile('a', 512)", "re.compile('a', re.L)", "re.compile(b'a', re.U)", "re.compile('a', re.A | re.U)",
        "re.compile('(?u)a', re.A)", "re.compile('a').pattern", "re.compile('(a)(?P<n>b)').groups",
        "re.compile(re.compile('a'))", "re.compile(re.compile('a'), re.I)", "re.compile('a') == re.compile('a')",
        "re.compile('a') == re.compile('a', re.I)", "re.compile(5)", "re.match('a', 5)", "re.match('a', b'a')",
        "re.match(b'a', 'a')", "re.match('a')", "re.match()", "re.match('a', 'a', 'a')", "re.match('a', 'a', 0, 0)",
        "re.compile('a').match()", "re.compile('a').match('a', 0, 1, 2)", "re.compile('a').search('bab', 1)",
        "re.compile('a').search('bab', pos=2)", "re.compile('a').search('bab', 0, 1)", "re.compile('^a').search('bab', 1)",
        "re.compile('(?<=b)a').search('bab', 1)", "re.compile('a').search('é😀a', 2).span()",
        "re.compile('a$').search('aab', 0, 2)", "re.compile('a').findall('aaa', 1)", "re.compile('a').fullmatch('bab', 1, 2)",
        "re.compile('a').match('a', foo=1)", "re.compile('a').search('a', -5)", "re.compile('a').search('a', 5)",
        "re.escape('a.b*c d\\n#é-_')", "re.escape(b'a.b')", "re.escape(5)", "re.escape('')", "re.subn('a', 'b', 'aaa')",
        "re.sub('a', len, 'a')", "re.sub('a', str, 'ba')", "re.sub('[ab]', lambda m: m.group().upper() + '!', 'abc')",
        "re.sub('a', 5, 'a')", "re.sub('a', 'b')", "re.sub('a', b'b', 'a')", "re.sub('a', 'b', 'aaa', -1)", "re.purge()",
        "re.sub('(x)?', r'<\\1>', 'axb')", "re.split('(-)|(,)', 'a-b,c')", "re.split('', 'ab')", "re.split('x*', 'axbc', 2)",
        "re.findall('(?P<a>.)(?P<b>.)', 'abcd')", "re.match('a' * 100, 'a' * 100)", "len(re.findall('é', 'é' * 5000))",
        "[m.start() for m in re.finditer('b', 'éb' * 1500)][-1]", "re.search('a' * 300, 'b')", "re.compile('(' * 10 + ')' * 10).groups",
        "re.match(r'(\\d+)\\.(\\d+)', '24.1632').groups()", "re.nope", "re.compile('a{99999999999}')", "re.compile('(?P<é>a)')",
        "re.compile('a').nope",
    ]


if __name__ == "__main__":
    write("json", ["import json"], of_json())
    write("base64", ["import base64", "import binascii"], of_base64())
    write("math", ["import math"], of_math())
    write("random", ["import random"], of_random())
    write("re", ["import re"], of_re())
