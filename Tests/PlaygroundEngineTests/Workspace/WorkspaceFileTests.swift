import Foundation
import Testing

@testable import PlaygroundEngine

/// A folder of its own for each test.
private final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: "workspace-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(at: url) }

    func file(_ name: String = "main.py") -> WorkspaceFile { WorkspaceFile(path: url.appending(path: name).path) }
    func permissions(of name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: url.appending(path: name).path)[.posixPermissions] as? Int
    }
}

private let source = SourceText(name: "main.py", text: "é = 1\r\n")

@Test func whatIsWrittenIsReadBackByteForByte() throws {
    let folder = try Folder()

    let stamp = try folder.file().write(source)

    let (read, readStamp) = try folder.file().read()
    #expect(read == source)
    #expect(readStamp == stamp)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["main.py"])
}

@Test(arguments: [0o600, 0o644, 0o755])
func aFileKeepsItsPermissions(mode: Int) throws {
    let folder = try Folder()
    _ = try folder.file().write(SourceText(name: "main.py", text: "old"))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.file().path)

    _ = try folder.file().write(source)

    #expect(try folder.permissions(of: "main.py") == mode)
}

@Test func aLinkStaysALinkAndItsTargetIsWritten() throws {
    let folder = try Folder()
    _ = try folder.file("real.py").write(SourceText(name: "real.py", text: "old"))
    try FileManager.default.createSymbolicLink(
        atPath: folder.file().path, withDestinationPath: folder.file("real.py").path)

    _ = try folder.file().write(source)

    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.file().path).hasSuffix("real.py"))
    #expect(try folder.file("real.py").read().source.utf8 == source.utf8)
}

@Test func writingChangesTheStamp() throws {
    let folder = try Folder()
    let first = try folder.file().write(source)

    let second = try folder.file().write(source)

    #expect(first != second)
}

@Test func whatCannotBeReadIsNamed() throws {
    let folder = try Folder()
    let path = folder.url.path
    try Data(count: Workspace.byteLimit + 1).write(to: folder.url.appending(path: "long.py"))

    #expect(throws: WorkspaceFileFailure.missing(path: folder.file().path)) { try folder.file().read() }
    #expect(throws: WorkspaceFileFailure.folder(path: path)) { try WorkspaceFile(path: path).read() }
    #expect(throws: WorkspaceFileFailure.folder(path: path)) { try WorkspaceFile(path: path).write(source) }
    #expect(throws: WorkspaceFileFailure.tooLong(path: folder.file("long.py").path, bytes: Workspace.byteLimit + 1)) {
        try folder.file("long.py").read()
    }
}

@Test func aFolderThatIsNotThereCannotBeWrittenTo() throws {
    let folder = try Folder()
    let file = folder.file("no/main.py")

    #expect(throws: WorkspaceFileFailure.unwritable(path: file.path, reason: "No such file or directory")) {
        try file.write(source)
    }
}
