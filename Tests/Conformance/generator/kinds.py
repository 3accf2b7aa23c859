"""Random types as a program writes them, each with a source of values that it mostly takes."""

import random as random_module
import re
import string
from collections.abc import Callable
from dataclasses import dataclass, field

Random = random_module.Random


@dataclass(frozen=True)
class Kind:
    """A type as source text.

    `sample` gives a value as JSON knows them; `rules` names the family of constraints that the type takes. `texts` is
    true for what stands in a path, a query, a header or a cookie; `repeats` for lists of those.
    """

    source: str
    sample: Callable[[Random], object]
    rules: str = ""
    texts: bool = False
    repeats: bool = False
    # Holds a set of anything but numbers, whose order is chance.
    unordered: bool = False
    # The literal that a program may write as a default.
    default: Callable[[Random], str] | None = field(default=None, compare=False)


WORDS = ["a", "b", "ab", "abc", "hello", "A", "x y", "", "é", "日本", "😀", "0", "7", "true", "null", "a/b", "2024-02-29",
         "ſ", "İ", "a\u0301", "\u200b", "quote\"", "back\\", "tab\t", "line\n", "<b>", "&", "%41", "+", "~", "'"]
INTEGERS = [0, 1, 2, 3, 5, 7, 10, -1, -5, 42, 100, 255, 2**31, 2**53, 2**53 + 1, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1,
            2**64, 10**19, 10**20, -(10**20), 10**40]
FLOATS = [0.0, -0.0, 1.0, 1.5, -2.25, 0.1, 3.0, 1e16, 1e15, 123456789012345680.0, 1e22, 1e23, 1e-4, 1e-5, 5e-324, 1.7e308,
          2.5, 100.0, 1e100, 0.30000000000000004]


def word(random: Random) -> str:
    if random.random() < 0.7:
        return random.choice(WORDS)
    return "".join(random.choices(string.ascii_letters + string.digits + " _-.é", k=random.randint(0, 8)))


def integer(random: Random) -> int:
    return random.choice(INTEGERS) if random.random() < 0.5 else random.randint(-20, 120)


def number(random: Random) -> float | int:
    return random.choice(FLOATS) if random.random() < 0.6 else random.choice([integer(random), random.uniform(-99, 99)])


def day(random: Random) -> str:
    return f"{random.choice([1, 1000, 1969, 1970, 2000, 2023, 2024, 9999]):04}-{random.randint(1, 12):02}-{random.randint(1, 29):02}"


def clock(random: Random) -> str:
    text = f"{random.randint(0, 24):02}:{random.randint(0, 60):02}"
    if random.random() < 0.8:
        text += f":{random.randint(0, 60):02}"
        if random.random() < 0.4:
            text += "." + "".join(random.choices(string.digits, k=random.randint(1, 9)))
    return text + random.choice(["", "", "Z", "z", "+00:00", "-05:30", "+0200", "+14", "+25:00"])


def moment(random: Random) -> object:
    if random.random() < 0.2:
        return random.choice([0, 1, -1, 1e3, 1.5, 1700000000, 1700000000000, 1700000000.123456, 20000000000, 253402300800, -62135596801])
    return day(random) + random.choice(["T", "T", "T", " ", "t", "_", ""]) + clock(random)


def duration(random: Random) -> object:
    return random.choice([
        0, 1, -1, 1.5, 3600, 1e15, "P1D", "P1DT2H3M4S", "-P1D", "PT0.5S", "P1W", "P1Y", "P3M", "PT", "P", "1:30", "00:10:00", "1 day, 0:00:01", "-1 days, 23:59:59",
        "10 days 01:02:03.5", "1 d", "25:00:00", "P999999999D", "P1000000000D", "PT1.123456789S", "+P1D", "P1.5D", "PT36H", "12:34:56.789",
    ])


def identifier(random: Random) -> str:
    digits = "%032x" % random.getrandbits(128)
    dashed = "-".join([digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]])
    return random.choice([dashed, dashed, dashed.upper(), digits, f"{{{dashed}}}", f"urn:uuid:{dashed}", dashed[:-1], dashed + "0", dashed.replace("-", "")[:-1] + "g"])


def decimal(random: Random) -> object:
    return random.choice([
        0, 1, -1, 1.5, 0.1, 10**20, "1", "1.50", "-0", "0.10", "1e5", "1E-7", "NaN", "Infinity", "-inf", "1_000", " 2 ", "٣", "1.", ".5",
        "123456789012345678901234567890.123", "0.0000001", "1e400", "abc", "", "+1.0", "3.141592653589793", "sNaN", "100.00", "99.999",
    ])


def url(random: Random) -> object:
    host = random.choice(["a.b", "EXAMPLE.com", "localhost", "1.2.3.4", "256.1.1.1", "1.2", "[::1]", "[1:2", "a b", "a%41b", "xn--9ca.com", "é.com", "", "x_y"])
    path = random.choice(["", "", "/", "/a/../b", "/a b", "/é", "/%2e/x", "//x", "/\"<>`{}|"])
    return random.choice(["http://", "http://", "https://", "HTTP://", "ftp://", "foo:", "http:", "", "//", "mailto:"]) + random.choice(["", "", "", "u@", "u:p@"]) + host + \
        random.choice(["", "", ":80", ":8000", ":x", ":99999"]) + path + random.choice(["", "", "?a=1", "?q=é '", "?"]) + random.choice(["", "", "#f", "#é "])


def number_default(random: Random) -> str:
    return str(random.randint(-3, 12))


def text_default(random: Random) -> str:
    return repr(word(random))


PLAIN = [
    Kind("int", integer, "number", texts=True, default=number_default),
    Kind("int", integer, "number", texts=True, default=number_default),
    Kind("float", number, "number", texts=True, default=lambda random: repr(random.choice(FLOATS))),
    Kind("bool", lambda random: random.choice([True, False, 0, 1, "yes", "off"]), texts=True, default=lambda random: random.choice(["True", "False"])),
    Kind("str", word, "text", texts=True, default=text_default),
    Kind("str", word, "text", texts=True, default=text_default),
    Kind("bytes", word, "bytes", texts=True, default=lambda random: "b'ab'"),
    Kind("Any", lambda random: anything(random), texts=True, default=lambda random: random.choice(["None", "1", "'x'", "[1]"])),
]
DATES = [
    Kind("date", lambda random: random.choice([day(random), day(random), moment(random)]), texts=True, default=lambda random: "date(2024, 2, 29)"),
    Kind("datetime", moment, texts=True, default=lambda random: "datetime(2024, 2, 29, 12, 30)"),
    Kind("time", lambda random: random.choice([clock(random), clock(random), 0, 1.5, 86399, 86400]), texts=True, default=lambda random: "time(12, 30)"),
    Kind("timedelta", duration, texts=True, default=lambda random: "timedelta(days=1, seconds=5)"),
]
UUIDS = [Kind("UUID", identifier, texts=True, default=lambda random: "UUID(int=7)")]
URLS = [Kind(name, url, texts=True) for name in ("HttpUrl", "AnyUrl")]
DECIMALS = [Kind("Decimal", decimal, "decimal", texts=True, default=lambda random: "Decimal('1.50')")]


def anything(random: Random, depth: int = 2) -> object:
    """Any JSON value."""
    choice = random.random()
    if choice < 0.15 and depth:
        return [anything(random, depth - 1) for _ in range(random.randint(0, 3))]
    if choice < 0.3 and depth:
        return {word(random): anything(random, depth - 1) for _ in range(random.randint(0, 3))}
    return random.choice([None, True, False, integer(random), number(random), word(random), [], {}, "1", "1.0", moment(random)])


def literal(random: Random) -> Kind:
    pool = ["a", "b", "cat", 1, 2, 0, None, "1", True, "é"]
    # In one order: `typing` keeps the first of equal types that it meets, whatever order the others have.
    values = [pool[index] for index in sorted(random.sample(range(len(pool)), k=random.randint(1, 4)))]
    if any(value is True for value in values):
        # `Literal[1, True]` is one value to Python, and which one is a matter of the cache.
        values = [value for value in values if value is True or value not in (0, 1)]
    source = f"Literal[{', '.join(map(repr, values))}]"
    return Kind(source, lambda random: random.choice(values), texts=True, default=lambda random: repr(random.choice(values)))


def scalar(random: Random, features: frozenset[str]) -> Kind:
    pool = [*PLAIN]
    for feature, kinds in (("dates", DATES), ("uuids", UUIDS), ("decimals", DECIMALS), ("urls", URLS if random.random() < 0.5 else [])):
        if feature in features:
            pool += kinds
    return literal(random) if random.random() < 0.08 else random.choice(pool)


def optional(random: Random, inner: Kind) -> Kind:
    source = random.choice([f"{inner.source} | None", f"Optional[{inner.source}]", f"Union[{inner.source}, None]"])
    if inner.source.startswith(("Literal", "Any")):
        source = f"Optional[{inner.source}]"
    return Kind(source, lambda random: None if random.random() < 0.25 else inner.sample(random), inner.rules, inner.texts,
                inner.repeats, inner.unordered, lambda random: "None")


def union(random: Random, features: frozenset[str], members: list[Kind]) -> Kind:
    if "any_in_unions" not in features:
        members = [PLAIN[0] if re.search(r"\bAny\b", member.source) else member for member in members]
    source = f"Union[{', '.join(member.source for member in members)}]" if random.random() < 0.4 else \
        " | ".join(member.source for member in members)
    return Kind(source, lambda random: random.choice(members).sample(random), "", all(member.texts for member in members),
                unordered=any(member.unordered for member in members))


def draw(random: Random, features: frozenset[str], own: list[Kind], depth: int = 2) -> Kind:
    """A type; `own` are the classes that the program defines."""
    choice = random.random()
    if own and choice < 0.25:
        return random.choice(own)
    if choice < 0.5 or depth == 0:
        return scalar(random, features)
    if choice < 0.6:
        return optional(random, draw(random, features, own, depth - 1))
    if choice < 0.68:
        return union(random, features, [draw(random, features, own, depth - 1) for _ in range(random.randint(2, 3))])
    return container(random, features, own, depth - 1)


def container(random: Random, features: frozenset[str], own: list[Kind], depth: int) -> Kind:
    item = draw(random, features, own, depth)
    shape = random.choice(["list", "list", "list", "dict", "dict", "tuple", "tuple...", "set", "bare", "Sequence"])
    if shape == "set" and "unhashable_items" not in features and not item.texts:
        shape = "list"
    if shape == "Sequence" and "sequences" not in features:
        shape = "list"
    if shape == "bare":
        return random.choice([
            Kind("list", lambda random: [anything(random, 1)], "sized"),
            Kind("dict", lambda random: {word(random): anything(random, 1)}, "sized"), Kind("tuple", lambda random: [1, "x"])])
    if shape == "dict":
        key = random.choice(["str", "str", "str", "int", "float", "bool"])
        def pairs(random: Random) -> object:
            keys = [word(random) if key == "str" else str(integer(random)) for _ in range(random.randint(0, 3))]
            return {name: item.sample(random) for name in keys}
        name = random.choice(["dict", "dict", "Dict", "Mapping"])
        return Kind(f"{name}[{key}, {item.source}]", pairs, "sized" if "dict_lengths" in features else "", unordered=item.unordered)
    if shape == "tuple":
        items = [item, *(draw(random, features, own, 0) for _ in range(random.randint(0, 2)))]
        return Kind(f"tuple[{', '.join(one.source for one in items)}]", lambda random: [one.sample(random) for one in items],
                    unordered=any(one.unordered for one in items))
    source = {"tuple...": f"tuple[{item.source}, ...]", "set": f"{random.choice(['set', 'frozenset', 'Set'])}[{item.source}]",
              "Sequence": f"Sequence[{item.source}]"}.get(shape, f"{random.choice(['list', 'list', 'List'])}[{item.source}]")
    unordered = item.unordered or (shape == "set" and item.source not in ("int", "bool"))
    return Kind(source, lambda random: [item.sample(random) for _ in range(random.randint(0, 4))], "sized",
                repeats=item.texts, unordered=unordered, default=lambda random: "[]" if shape == "list" else None)
