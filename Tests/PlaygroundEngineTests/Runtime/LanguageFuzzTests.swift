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
    for _ in 0..<count {
        let program = mutate(corpus, &random)
        let answered = answer(program)
        loaded += answered ? 1 : 0
    }

    // Some mutations must still load, or the machine was never reached.
    #expect(loaded > count / 100)
}

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
    return bodies.map { Array($0.utf8) } + faulty
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
