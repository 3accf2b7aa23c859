import ArgumentParser
import Foundation
import PlaygroundEngine

/// `apiplayground`: the command line.
@main
struct Program: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apiplayground",
        abstract: "Build HTTP API servers the way FastAPI does, live, and learn how they work.",
        version: ProgramVersion.current,
        subcommands: [
            Play.self, Dev.self, Run.self, Compare.self, Export.self, Lessons.self, Progress.self, Screenshot.self,
        ],
        defaultSubcommand: Play.self)
}

/// Ends the program with a sentence on standard error and exit code 1.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(description: String) {
        let lines = description.split(separator: "\n", omittingEmptySubsequences: false)
        self.description = lines.map { PlainText.visible(String($0)) }.joined(separator: "\n")
    }
}

extension WorkspaceFile {
    /// The file's text; the program ends with the reason where it cannot be read.
    func source() throws -> SourceText {
        do throws(WorkspaceFileFailure) {
            return try read().source
        } catch {
            throw Failure(description: error.message)
        }
    }
}

/// The port and the host to listen at.
struct ListeningOptions: ParsableArguments {
    @Option(help: "The address to listen at; 0.0.0.0 lets other machines in.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen at; 0 takes any that is free. (default: 8000, or the next one that is free)")
    var port: Int?

    func validate() throws {
        guard port.map({ (0...65_535).contains($0) }) ?? true else {
            throw ValidationError("--port takes a number from 0 to 65535, found \(port ?? 0).")
        }
    }

    var serverPort: HTTPServer.Port { port.map { .exactly($0) } ?? .firstFree(from: 8000) }

    /// What to say where other machines can reach the server.
    var warning: String? { ListeningHost.warning(host) }
}
