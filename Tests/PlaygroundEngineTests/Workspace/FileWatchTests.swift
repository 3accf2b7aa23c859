import Testing

@testable import PlaygroundEngine

private let old = FileStamp(inode: 1, size: 10, seconds: 1, nanoseconds: 0)
private let new = FileStamp(inode: 1, size: 12, seconds: 2, nanoseconds: 0)
private let swapped = FileStamp(inode: 2, size: 12, seconds: 2, nanoseconds: 0)

private func findings(_ looks: [FileStamp?], from start: FileStamp? = old) -> [FileWatch.Finding] {
    var watch = FileWatch(start)
    return looks.map { watch.look($0) }
}

@Test(
    arguments: [
        ([old, old], [.nothing, .nothing]),
        ([new, new, new], [.changed, .settled, .nothing]),
        ([swapped, swapped], [.changed, .settled]),
        ([FileStamp(inode: 1, size: 10, seconds: 1, nanoseconds: 5)], [.changed]),
        // written in two pieces
        ([new, swapped, swapped, swapped], [.changed, .changed, .settled, .nothing]),
        // missing for a moment while an editor swaps files
        ([nil, nil, swapped, swapped], [.nothing, .nothing, .changed, .settled]),
        ([nil, old], [.nothing, .nothing]),
    ] as [([FileStamp?], [FileWatch.Finding])])
func aFileIsReadWhenItIsAnotherOne(looks: [FileStamp?], expected: [FileWatch.Finding]) {
    #expect(findings(looks) == expected)
}

@Test func aFileThatStaysAwayIsGoneOnce() {
    let found = findings(Array(repeating: nil, count: FileWatch.patience + 5))

    #expect(found.filter { $0 == .gone }.count == 1)
    #expect(found[FileWatch.patience - 1] == .gone)
}

@Test func aFileThatWasNeverThereIsNotGone() {
    #expect(!findings(Array(repeating: nil, count: 20), from: nil).contains(.gone))
}

@Test func whatWasReadOrWrittenIsNoNews() {
    var watch = FileWatch(old)

    watch.accept(new)

    #expect(watch.look(new) == .nothing)
    #expect(watch.look(old) == .changed)
}
