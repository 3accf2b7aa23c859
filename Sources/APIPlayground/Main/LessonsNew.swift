import ArgumentParser
import Foundation
import PlaygroundEngine

extension Lessons {
    /// `apiplayground lessons new NAME`: a lesson file that works and whose words teach the format.
    struct New: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a new lesson that works, to be changed into your own.",
            discussion: """
                The file goes into the folder of --lessons, or of APIPLAYGROUND_LESSONS, or else into this one, and is called \
                after the next free number and the name. A file that is there is never overwritten.
                """)

        @ArgumentParser.Argument(help: "The title of the lesson, such as \"A door\".")
        var name: String

        @OptionGroup var folder: OwnFolderOption

        func run() throws {
            let title = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            guard let id = LessonTemplate.id(for: title) else {
                throw ValidationError("‘\(name)’ has no letter from a to z, of which the lesson's id could be made.")
            }
            let place = try folder.newFile(id: id)
            try DraftFile.write(LessonTemplate.text(id: id, title: title), to: place)
            print("\(place.path)\nProve it: apiplayground lessons check --lessons \(folder.shown)")
            print("Do it:    apiplayground --lessons \(folder.shown)")
        }
    }

    /// `apiplayground lessons record SCRIPT`: commands as a draft of a lesson.
    struct Record: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Run the commands of a file and make a draft of a lesson of what happened.",
            discussion: """
                Each step holds the changes and the requests that follow them; its checks are guessed from the answers. \
                At the prompt, record start and record stop do the same for what is typed.
                """)

        @ArgumentParser.Argument(help: "The file of commands; - reads standard input.", completion: .file())
        var script: String

        @Option(help: "The file to write; without it, the draft is printed.", completion: .file(extensions: ["md"]))
        var output: String?

        @Option(help: "The main.py to begin with.", completion: .file(extensions: ["py"]))
        var starter: String?

        func run() throws {
            let inputs = CommandScript.inputs(of: try APIPlayground.Run.text(of: script)).map(\.text)
            let place = output.map { URL(filePath: $0) }
            if let place { try DraftFile.refuseOverwriting(place) }
            let loop = SessionLoop()
            let sandbox = SessionSandbox(loop: loop, lessonFolder: try? PlaygroundHome.lessonFolder())
            let id = place.map(PlaygroundSession.id(ofFile:)) ?? "recorded"
            let source = try self.source()
            let recorded = loop.wait {
                await LessonRecorder(sandbox: sandbox).draft(inputs, from: source, id: id, title: "FILL IN: a title")
            }
            guard let recorded else {
                throw Failure(description: "Nothing in \(script) changes or sends anything, so there is no draft.")
            }
            if let place {
                try DraftFile.write(recorded.text, to: place)
                print("\(place.path): \(Quantity.count(recorded.stepCount, "step"))")
            } else {
                StandardStream.output.write(recorded.text)
            }
            StandardStream.error.write(PlainText.lines(recorded.notes).map { $0 + "\n" }.joined())
        }

        private func source() throws -> SourceText {
            guard let starter else {
                return SourceText(name: "main.py", text: "from fastapi import FastAPI\n\napp = FastAPI()\n")
            }
            return try WorkspaceFile(path: URL(filePath: starter).path).source()
        }
    }

    /// Where an author's own lessons are.
    struct OwnFolderOption: ParsableArguments {
        @Option(
            help: "The folder of your lessons; without it, APIPLAYGROUND_LESSONS, or the folder you are in.",
            completion: .directory)
        var lessons: String?

        /// The folder as it was named.
        var shown: String {
            let named = ProcessInfo.processInfo.environment[LessonFolder.variable] ?? ""
            return lessons ?? (named.isEmpty ? "." : named)
        }

        /// The file of a new lesson, behind those that are there.
        func newFile(id: String) throws -> URL {
            let folder = URL(filePath: shown, directoryHint: .isDirectory)
            let files = FileManager.default
            do {
                try files.createDirectory(at: folder, withIntermediateDirectories: true)
                let names = try files.contentsOfDirectory(atPath: folder.path)
                if let same = names.sorted().first(where: { $0.hasSuffix("-\(id).md") }) {
                    throw Failure(
                        description: "\(folder.appending(path: same).path) is there already; choose another name.")
                }
                let number = (names.compactMap(LessonCatalogue.number(ofFileNamed:)).max() ?? 0) + 1
                return folder.appending(path: LessonTemplate.fileName(number: number, id: id))
            } catch let failure as Failure {
                throw failure
            } catch {
                throw Failure(
                    description: "The folder \(folder.path) cannot be used: \((error as NSError).localizedDescription)")
            }
        }
    }
}

/// A file that an author goes on with, and that is never written over.
enum DraftFile {
    static func refuseOverwriting(_ place: URL) throws {
        guard !FileManager.default.fileExists(atPath: place.path) else {
            throw Failure(description: "\(place.path) is there already; name another file.")
        }
    }

    static func write(_ text: String, to place: URL) throws {
        try refuseOverwriting(place)
        do {
            try Data(text.utf8).write(to: place, options: .withoutOverwriting)
        } catch {
            throw Failure(
                description: "\(place.path) cannot be written: \((error as NSError).localizedDescription)")
        }
    }
}
