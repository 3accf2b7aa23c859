import Foundation
import Testing

@testable import APIPlayground

/// What is offered of a folder.
struct FileNamesTests {
    @Test func namesThatCanBeTypedAreOfferedInOrder() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["pictures", ".git"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: name), withIntermediateDirectories: true)
        }
        for name in ["b.py", "a.py", ".env", "two words.py", "it's.py", "\u{1B}[2J.py", "\u{202E}yp.py", "日本.py"] {
            try Data().write(to: folder.appending(path: name))
        }
        try FileManager.default.createSymbolicLink(
            at: folder.appending(path: "linked"), withDestinationURL: folder.appending(path: "pictures"))

        let names = FileNames.inFolder(folder.path + "/")

        #expect(names == [".env", ".git/", "a.py", "b.py", "linked/", "pictures/", "日本.py"])
    }

    @Test func aTildeIsTheHomeFolder() {
        #expect(FileNames.inFolder("~/") == FileNames.inFolder(NSHomeDirectory() + "/"))
        #expect(FileNames.inFolder("~/") != FileNames.inFolder(""))
    }

    @Test(arguments: ["/no such folder/", "/dev/null/"])
    func whatIsNoFolderHasNoNames(folder: String) {
        #expect(FileNames.inFolder(folder) == [])
    }
}
