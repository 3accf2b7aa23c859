import Foundation
import Testing

@testable import PlaygroundEngine

/// Commands change what they are about in a file written by hand, and no other byte; undo and redo are exact.
///
/// `FUZZ_SEED` and `FUZZ_COUNT` choose another run by hand.
@Test func commandsLeaveTheRestOfAHandwrittenFileAlone() async throws {
    let environment = ProcessInfo.processInfo.environment
    var random = SplitMix64(seed: environment["FUZZ_SEED"].flatMap(UInt64.init) ?? 20_261_128)
    let count = environment["FUZZ_COUNT"].flatMap(Int.init) ?? 200
    let playground = try await Playground()
    var changes = 0
    for _ in 0..<count {
        let file = HandwrittenFile(&random)
        let before = file.text
        try #require(loads(before), "\(before)")
        try playground.writeOutside(before)
        let command = command(for: file, &random)

        let result = await playground.run(command)

        let after = playground.text ?? ""
        if let fault = fault(of: command, in: file, after, isDone: result.outcome == .done) {
            Issue.record(
                "\(fault): \(command) \(result.texts)\n\(before.debugDescription)\n→\n\(after.debugDescription)")
        }
        guard before != after else { continue }
        changes += 1
        #expect(loads(after))
        await playground.run("undo")
        #expect(playground.text == before, "undo of \(command)")
        await playground.run("redo")
        #expect(playground.text == after, "redo of \(command)")
    }
    await playground.end()

    #expect(changes > count / 2)
}

private func command(for file: HandwrittenFile, _ random: inout SplitMix64) -> String {
    let name = file.names.sorted().randomElement(using: &random) ?? ""
    let key = file.keys.sorted().randomElement(using: &random) ?? ""
    let commands = [
        "rename \(name) zz_new", "rename \(name) zz_new", "rename \(name) Z", "rename nothing zz_new",
        "rename BaseModel zz_new", "remove \(key)", "remove \(key)", "remove \(key)", "remove nothing",
        "model Added name: str, size: int = 1", "model Added size: int = Field(gt=0)", "model Item other: str",
        "router extra /extra", "route get /added -> {\"added\": 1}", "route get /added (q: str = Header()) -> q",
        "route post /items (item: dict) -> item", "route get /both/{item} (item: str) -> item", "app version=\"2\"",
        "app title=\"New\" summary=\"s\"",
    ]
    return commands.randomElement(using: &random) ?? ""
}

private func loads(_ text: String) -> Bool {
    (try? Application.load(SourceText(name: "main.py", text: text))) != nil
}

/// What `command` did to the file that it should not have done; nil where all is well.
private func fault(of command: String, in file: HandwrittenFile, _ after: String, isDone: Bool) -> String? {
    let words = command.split(separator: " ").map(String.init)
    let before = file.text
    if !isDone, after != before { return "changed, though refused" }
    if before.contains("\r\n"), after.utf8.count(where: { $0 == 0x0A }) != after.utf8.count(where: { $0 == 0x0D }) {
        return "not the file's line ends"
    }
    switch words[0] {
    case "rename":
        guard file.names.contains(words[1]) else { return isDone ? "renamed what is not there" : nil }
        return after == file.renaming(words[1], to: words[2]) ? nil : "other places than those of the name"
    case "remove":
        let key = words.dropFirst().joined(separator: " ")
        guard isDone else {
            return file.keys.contains(key) && loads(file.removing(key)) ? "refused what can be removed" : nil
        }
        return holds(after, file.around(key), between: { $0.isEmpty || $0 == "pass" })
            ? nil : "more than the definition"
    case "app":
        return isDone && holds(after, file.around("app"), between: { _ in true }) ? nil : "more than the app"
    default:
        guard isDone else { return "refused" }
        let key = words[0] == "route" ? "\(words[1].uppercased()) \(words[2])" : words[1]
        let joints = ["", ", ", ",\n    ", ",\r\n    ", ",\n\t", ",\r\n\t"]
        let names = words[0] == "router" ? ["APIRouter"] : ["Header", "Field"]
        let withoutImports =
            [after]
            + joints.flatMap { joint in
                names.compactMap { name in
                    after.firstRange(of: joint + name).map { after.replacingCharacters(in: $0, with: "") }
                }
            }
        let keeps = withoutImports.contains { text in
            file.keys.contains(key)
                ? holds(text, file.around(key), between: { _ in true }) : isInsertion(into: before, text)
        }
        return keeps ? nil : "more than one insertion"
    }
}

/// Whether `after` is `before` with one piece put in.
private func isInsertion(into before: String, _ after: String) -> Bool {
    let same = zip(before.utf8, after.utf8).prefix { $0 == $1 }.count
    let end = zip(before.utf8.reversed(), after.utf8.reversed()).prefix { $0 == $1 }.count
    return same + end >= before.utf8.count
}

/// Whether `text` is made of `pieces`, blank lines at their cuts apart, with what `between` admits in the gaps.
private func holds(_ text: String, _ pieces: [String], between: (String) -> Bool) -> Bool {
    var rest = text[...]
    for (number, piece) in pieces.enumerated() {
        let isFirst = number == 0
        let isLast = number == pieces.count - 1
        var wanted = piece[...]
        if !isFirst { wanted = withoutBlankLines(wanted) }
        if !isLast { while wanted.last?.isWhitespace ?? false { wanted.removeLast() } }
        if isLast, !isFirst, wanted.allSatisfy(\.isWhitespace) { return between(trimmed(rest)) }
        guard !wanted.isEmpty else { continue }
        if isFirst {
            guard rest.hasPrefix(wanted) else { return false }
            rest = rest.dropFirst(wanted.count)
        } else if isLast {
            guard rest.hasSuffix(wanted) else { return false }
            return between(trimmed(rest.dropLast(wanted.count)))
        } else {
            guard let found = rest.firstRange(of: wanted), between(trimmed(rest[..<found.lowerBound])) else {
                return false
            }
            rest = rest[found.upperBound...]
        }
    }
    return rest.isEmpty
}

/// `text` from its first line on that is not blank.
private func withoutBlankLines(_ text: Substring) -> Substring {
    var rest = text
    while let end = rest.firstIndex(where: \.isNewline), rest[..<end].allSatisfy(\.isWhitespace) {
        rest = rest[rest.index(after: end)...]
    }
    return rest
}

private func trimmed(_ text: Substring) -> String {
    String(text.drop(while: \.isWhitespace)).replacing(/\s+$/, with: "")
}
