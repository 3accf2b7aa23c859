import Foundation
import Testing

@testable import PlaygroundEngine

/// What would take a library function very long or very much memory, with the exception that ends it.
@Test(arguments: [
    ("re.search('(a+)+$', 'a' * 40 + 'b')", "TimeoutError: matching the pattern '(a+)+$' took too long"),
    ("re.search('a*a*a*a*[bc]', 'a' * 100000)", "TimeoutError: matching the pattern 'a*a*a*a*[bc]' took too long"),
    ("re.compile('(' * 5000 + ')' * 5000)", "RecursionError: maximum recursion depth exceeded"),
    ("re.compile('a{70000}')", "re.error: the engine repeats at most 65535 times at position 1"),
    ("re.compile('(?:(?:a{1000}){1000}){1000}')", "re.error: regular expression is too large"),
    ("math.factorial(10**9)", "MemoryError: the integer would have more than 1048576 bits"),
    ("math.comb(10**5, 50000)", "TimeoutError: math.comb() of numbers this large would take too long"),
    ("math.isqrt(1 << 900000)", "TimeoutError: math.isqrt() of numbers this large would take too long"),
    ("random.randbytes(10**12)", "MemoryError: the value would take more than 256 MiB"),
    ("random.sample(range(10**12), 10**9)", "MemoryError: the value would take more than 256 MiB"),
    ("random.getrandbits(10**9)", "MemoryError: the integer would have more than 1048576 bits"),
    (
        "json.loads('[' * 10**6)",
        "RecursionError: maximum recursion depth exceeded while decoding a JSON array from a unicode string"
    ),
    ("'abc'.center(-2**63) + 'abc'.ljust(-2**63) + 'abc'.rjust(-2**63)", "'abcabcabc'"),
    ("b'abc'.center(-2**63) + b'abc'.zfill(-2**63)", "b'abcabc'"),
    ("far(io.BytesIO(b'abc'), b'x')", "MemoryError: the value would take more than 256 MiB"),
    ("far(io.StringIO('abc'), 'x')", "MemoryError: the value would take more than 256 MiB"),
    ("len(os.urandom(64 << 20))", "67108864"),
    ("nested(100000)", "RecursionError: maximum recursion depth exceeded"),
    ("json.loads('[{}' + ',{}' * 10**7 + ']')", "MemoryError: the value would take more than 256 MiB"),
])
func whatWouldTakeTooLongIsRefused(expression: String, result: String) {
    let source = """
        import io, json, math, os, random, re
        from fastapi import FastAPI
        app = FastAPI()
        def far(stream, piece):
            stream.seek(2**63 - 1)
            stream.write(piece)
        def nested(depth):
            x = frozenset()
            for i in range(depth):
                x = frozenset([x])
        @app.get("/")
        def f():
            return repr(\(expression))
        """

    #expect(PythonProgram.answer(source) == result)
}

/// Random bytes between and inside JSON; nothing may trap, and what is read must read the same when it is written again.
@Test func brokenJSONNeitherTrapsNorHangs() throws {
    var random = SplitMix64(seed: 20_261_123)
    let pieces = [
        "{", "}", "[", "]", ":", ",", "\"", "\\", "\\u", "d83d", "de00", "1", "-", ".", "e", "null", "é", "\u{0}", " ",
    ]
    var read = 0
    for _ in 0..<20_000 {
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 0...14, using: &random) {
            let piece = pieces[Int.random(in: 0..<pieces.count, using: &random)]
            bytes += Int.random(in: 0..<20, using: &random) == 0 ? [0x22] + piece.utf8 + [0x22] : Array(piece.utf8)
        }
        guard let value = try? JSONReader.read(bytes) else { continue }
        read += 1
        let written = try JSONWriter.write(value, JSONWriter.Layout())
        #expect(try JSONReader.read(written.bytes).repr() == value.repr())
    }

    #expect(read > 150)
}

/// Random patterns: each compiles or is refused by the translator's own words, and matching ends.
@Test func randomPatternsNeitherTrapNorHang() throws {
    var random = SplitMix64(seed: 20_261_123)
    let pieces = [
        "(", ")", "[", "]", "{", "}", "*", "+", "?", "|", "^", "$", ".", "\\", "a", "b", "1", ",", "-", "(?", "(?P<n>",
        "(?:", "(?=",
        "(?<=", "(?(1)", "(?i:", "\\d", "\\W", "\\b", "\\1", "é", "{2,3}", "[^", "(?>", "\\Z", "\\x", "\\u00e9",
    ]
    let subject = PyString.make("aab é1\nab-AB")
    var compiled = 0
    for _ in 0..<4_000 {
        let pattern = (0..<Int.random(in: 0...9, using: &random)).map { _ in
            pieces[Int.random(in: 0..<pieces.count, using: &random)]
        }.joined()
        for dialect in [RegularExpression.Dialect.python, .rust] {
            guard let expression = try? RegularExpression(pattern, dialect: dialect) else { continue }
            compiled += 1
            _ = try expression.matches(in: subject)
        }
    }

    #expect(compiled > 500)
}

/// What Pydantic's `pattern` finds, whose syntax is that of Rust's `regex`.
@Test(arguments: [
    ("^[a-z]+$", "abc", true), ("^[a-z]+$", "abc\n", false), ("b", "abc", true), ("^\\d{3}$", "١٢٣", true),
    ("(?<year>\\d+)-(?P<month>\\d+)", "2024-05", true), ("\\p{Lu}", "aB", true), ("[[:digit:]]+", "x7", true),
    ("a\\z", "ba", true),
])
func aRustPatternIsFound(pattern: String, text: String, isFound: Bool) throws {
    #expect(try RegularExpression(pattern, dialect: .rust).matches(in: PyString.make(text)) == isFound)
}

@Test(arguments: ["(?=a)", "(?<!a)", "(a)\\1", "(", "[a"])
func whatRustPatternsLackIsRefused(pattern: String) {
    #expect(throws: PatternFault.self) { try RegularExpression(pattern, dialect: .rust) }
}
