import Foundation
import Testing

@testable import PlaygroundEngine

/// Mutated programs go through lexer, parser, lowering and machine; what is asked is that nothing traps or hangs.
///
/// `FUZZ_SEED` and `FUZZ_COUNT` choose another run by hand.
@Test func mutatedProgramsNeitherTrapNorHang() throws {
    let environment = ProcessInfo.processInfo.environment
    var random = SplitMix64(seed: environment["FUZZ_SEED"].flatMap(UInt64.init) ?? 20_261_123)
    let count = environment["FUZZ_COUNT"].flatMap(Int.init) ?? 2000
    let corpus = try corpus()
    var loaded = 0
    for number in 0..<count {
        let program = number % 16 == 0 ? noise(&random) : mutate(corpus, &random)
        let answered = answer(program)
        loaded += answered ? 1 : 0
    }

    // Some mutations must still load, or the machine was never reached.
    #expect(loaded > count / 100)
}

/// Programs of what the recorded ones have less of.
private let seeds = [
    "from fastapi import FastAPI\napp = FastAPI()\nclass A:\n    x: int = 1\n    def __init__(self, *a, **k):\n        "
        + "self.a = a\n    @property\n    def b(self): return self.a\n    def __eq__(self, o): return self.a == o.a\n"
        + "    def __hash__(self): return 1\nclass B(A):\n    def b2(self): return super().b\n@app.get('/')\n"
        + "def f():\n    return [B(1).b2(), A() == B(), {A(), B()}, len({1, *{2, 3}} | {4} - {5} ^ {6} & {7})]\n",
    "from fastapi import FastAPI\napp = FastAPI()\n@app.get('/')\ndef f():\n    s = {1, 2}\n    s |= {3}\n    s.add((1,))\n"
        + "    t = frozenset(s)\n    return [x for x in sorted(map(str, s ^ t))], {y: {y} for y in s}, s <= t\n",
    "from fastapi import FastAPI\napp = FastAPI()\n@app.get('/')\ndef f():\n    for v in [1, 'a', [1, 2], {'k': (1,)}]:\n"
        + "        match v:\n            case 1 | -1.5 as n if n: yield n\n            case str(s) | [_, *s]: yield s\n"
        + "            case {'k': (a,), **r}: yield a, r\n            case None | app.title: pass\n            case _: return\n",
    "import logging, contextlib, statistics\nfrom urllib.parse import urlparse, quote\nfrom fastapi import FastAPI\n"
        + "app = FastAPI()\n@contextlib.contextmanager\ndef c():\n    try: yield 1\n    finally: logging.warning('%s', 2)\n"
        + "@app.get('/')\ndef f():\n    with c() as x, contextlib.suppress(ValueError): raise ValueError(x)\n"
        + "    return statistics.mean([1, 2]), urlparse('http://a/b').hostname, quote('a b')\n",
]

private func corpus() throws -> [[UInt8]] {
    let golden = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(
        path: "Golden")
    let head = "from fastapi import FastAPI\napp = FastAPI()\n@app.get('/')\ndef f():\n"
    let programs = golden.appending(path: "Programs")
    let files = try FileManager.default.contentsOfDirectory(atPath: programs.path).filter { $0.hasSuffix(".txt") }
    let themes = try files.sorted().map { try String(contentsOf: programs.appending(path: $0), encoding: .utf8) }
    let bodies = themes.joined(separator: "###\n").components(separatedBy: "###\n")
        .map { head + $0.split(separator: "\n").map { "    \($0)\n" }.joined() }
    let folder = golden.appending(path: "Python")
    let faulty = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".in") }
        .sorted()
        .map { Array(try Data(contentsOf: folder.appending(path: $0))) }
    return (bodies + seeds).map { Array($0.utf8) } + faulty
}

/// Bytes that no program begins with, or words and signs of Python without any order.
private func noise(_ random: inout SplitMix64) -> [UInt8] {
    let count = Int.random(in: 0...120, using: &random)
    if Bool.random(using: &random) { return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) } }
    let words = [
        "match", "case", "class", "def", "async", "with", "as", "if", "for", "in", "lambda", "yield", "await", "x", "_",
        "1", "'a'", "f'{", "}'", "(", ")", "[", "]", "{", "}", ":", ",", "*", "**", "|", "=", ".", "\n", "\n    ", "@",
    ]
    return (0..<count).flatMap { _ in Array((words.randomElement(using: &random) ?? "").utf8) + [32] }
}

/// One to four edits: bytes changed, cut out, doubled, or taken from another program.
private func mutate(_ corpus: [[UInt8]], _ random: inout SplitMix64) -> [UInt8] {
    var bytes = corpus[Int.random(in: 0..<corpus.count, using: &random)]
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
        let start = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, start + Int.random(in: 0...12, using: &random))
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[start] = UInt8.random(in: .min ... .max, using: &random)
        case 1: bytes.removeSubrange(start..<end)
        case 2: bytes.insert(contentsOf: bytes[start..<end], at: start)
        case 3:
            let alphabet = Array("()[]{}:,.=+-*/%<>!&|^~@#'\"\\ \n\tfbr0123456789abcdefxyz_".utf8)
            bytes.insert(alphabet[Int.random(in: 0..<alphabet.count, using: &random)], at: start)
        default:
            let other = corpus[Int.random(in: 0..<corpus.count, using: &random)]
            guard !other.isEmpty else { continue }
            let from = Int.random(in: 0..<other.count, using: &random)
            bytes.insert(contentsOf: other[from..<min(other.count, from + 30)], at: start)
        }
    }
    return bytes
}

/// Whether the program loads; a program that loads is asked once.
private func answer(_ program: [UInt8]) -> Bool {
    var limits = Limits()
    limits.fuelPerSlice = 2000
    limits.time = .milliseconds(50)
    do throws(LoadFailure) {
        let application = try Application.load(SourceText(name: "main.py", utf8: program), limits: limits)
        return application.respondNow(to: Request(method: "GET", target: "/")) != nil
    } catch {
        // Every diagnostic can be shown.
        let source = SourceText(name: "main.py", utf8: program)
        return error.diagnostics.map { DiagnosticRenderer.render($0, in: source) }.contains("")
    }
}
