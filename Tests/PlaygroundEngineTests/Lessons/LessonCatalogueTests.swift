import Foundation
import Testing

@testable import PlaygroundEngine

/// A folder that exists while a test runs.
struct TemporaryFolder: ~Copyable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).resolvingSymlinksInPath()
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    @discardableResult
    func write(_ text: String, to path: String) throws -> URL {
        let file = url.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return file
    }

    func makeFolder(_ path: String) throws -> URL {
        let folder = url.appending(path: path, directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}

@Suite struct LessonCatalogueTests {
    private func lesson(_ id: String) -> String {
        Lesson.text(steps: Lesson.step(check: "seen GET /a")).replacing("id: toy", with: "id: \(id)")
    }

    @Test func lessonsComeInTheOrderOfTheirNumbers() throws {
        let folder = try TemporaryFolder()
        try folder.write(lesson("ten"), to: "10-ten.md")
        try folder.write(lesson("two"), to: "02-two.md")
        try folder.write(lesson("one"), to: "1-one.md")
        for name in ["README.md", "03-notes.txt", "two.md", "04-four.draft.md", "-5-five.md", "12345-six.md", "7.md"] {
            try folder.write("no lesson", to: name)
        }

        let catalogue = LessonCatalogue.load(folder: folder.url)

        #expect(catalogue.failures == [])
        #expect(catalogue.lessons.map(\.id) == ["one", "two", "ten"])
        #expect(catalogue.lessons.map(\.number) == [1, 2, 10])
        #expect(catalogue.lessons.map(\.source.name) == ["1-one.md", "02-two.md", "10-ten.md"])
    }

    @Test func aFileWithProblemsLeavesTheOthersUsable() throws {
        let folder = try TemporaryFolder()
        try folder.write(lesson("one"), to: "01-one.md")
        try folder.write("no lesson", to: "02-two.md")
        try folder.write(String(repeating: "x", count: LessonCatalogue.maximumFileSize + 1), to: "03-three.md")
        _ = try folder.makeFolder("04-four.md")

        let catalogue = LessonCatalogue.load(folder: folder.url)

        #expect(catalogue.lessons.map(\.id) == ["one"])
        let told = catalogue.failures.map { failure in
            switch failure {
            case .lesson(let failure): "\(failure.source.name): \(failure.diagnostics.count) problems"
            case .file(let name, let reason): "\(name): \(reason)"
            }
        }
        #expect(
            told == [
                "03-three.md: the file is larger than 1 MiB; expected a lesson file",
                "04-four.md: the file cannot be read", "02-two.md: 3 problems",
            ])
    }

    @Test(arguments: [("02-again.md", "one", "duplicate-lesson"), ("01-zzz.md", "other", "duplicate-number")])
    func anIDOrANumberBelongsToOneFile(name: String, id: String, code: String) throws {
        let catalogue = LessonCatalogue.parse([
            (1, SourceText(name: "01-one.md", text: lesson("one"))),
            (name.hasPrefix("01") ? 1 : 2, SourceText(name: name, text: lesson(id))),
        ])

        #expect(catalogue.lessons.map(\.source.name) == ["01-one.md"])
        guard case .lesson(let failure)? = catalogue.failures.first else {
            Issue.record("\(name) was read")
            return
        }
        #expect(failure.source.name == name)
        #expect(failure.diagnostics.map(\.code) == [code])
    }

    @Test func aFolderThatIsNotThereIsAFailure() {
        let catalogue = LessonCatalogue.load(folder: URL(filePath: "/nowhere/at/all"))

        #expect(catalogue.lessons == [])
        #expect(catalogue.failures == [.file(name: "/nowhere/at/all", reason: "the folder cannot be read")])
    }
}

@Suite struct LessonFolderTests {
    @Test func theVariableComesFirst() throws {
        let folder = try TemporaryFolder()
        let named = try folder.makeFolder("mine")
        _ = try folder.makeFolder("share/apiplayground/Lessons")

        let found = try LessonFolder.locate(
            environment: [LessonFolder.variable: named.path],
            executable: folder.url.appending(path: "bin/apiplayground"))

        #expect(found.path == named.path)
    }

    @Test func aVariableThatNamesNoFolderIsNotPassedOver() throws {
        let folder = try TemporaryFolder()
        _ = try folder.makeFolder("share/apiplayground/Lessons")
        let wrong = folder.url.appending(path: "wrong").path

        let failure = #expect(throws: LessonFolder.NotFound.self) {
            try LessonFolder.locate(
                environment: [LessonFolder.variable: wrong], executable: folder.url.appending(path: "bin/apiplayground")
            )
        }
        #expect(
            failure?.message
                == "no folder with lessons was found at \(wrong); set APIPLAYGROUND_LESSONS to a folder of lesson files"
        )
    }

    @Test(arguments: [[:], [LessonFolder.variable: ""]])
    func theInstalledFolderStandsBesideTheBinary(environment: [String: String]) throws {
        let folder = try TemporaryFolder()
        let installed = try folder.makeFolder("share/apiplayground/Lessons")
        try folder.write("", to: "bin/apiplayground")

        let found = try LessonFolder.locate(
            environment: environment, executable: folder.url.appending(path: "bin/apiplayground"))

        #expect(found.path == installed.path)
    }

    @Test func aLinkToTheBinaryIsFollowed() throws {
        let folder = try TemporaryFolder()
        let installed = try folder.makeFolder("opt/share/apiplayground/Lessons")
        let binary = try folder.write("", to: "opt/bin/apiplayground")
        let link = try folder.makeFolder("home/bin").appending(path: "apiplayground")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: binary)

        #expect(try LessonFolder.locate(environment: [:], executable: link).path == installed.path)
    }

    @Test func theSourceTreeIsFoundFromTheBuildFolder() throws {
        let folder = try TemporaryFolder()
        let lessons = try folder.makeFolder("Lessons")
        try folder.write("", to: "Package.swift")
        let binary = try folder.write("", to: ".build/x86_64/debug/apiplayground")

        #expect(try LessonFolder.locate(environment: [:], executable: binary).path == lessons.path)
    }

    @Test func nothingFoundNamesThePlaces() throws {
        let folder = try TemporaryFolder()
        let binary = try folder.write("", to: "bin/apiplayground")

        let failure = #expect(throws: LessonFolder.NotFound.self) {
            try LessonFolder.locate(environment: [:], executable: binary)
        }
        #expect(failure?.places == [folder.url.appending(path: "share/apiplayground/Lessons").path])
    }
}
