import Foundation
import PlaygroundEngine

/// Times a program inside the engine, without HTTP: `LanguageBench FILE ROUNDS`.
///
/// Prints `load MILLISECONDS`, then `PATH MILLISECONDS` for each GET route without parameters; each figure is the best
/// of the rounds.
@main
enum LanguageBench {
    static func main() throws {
        guard CommandLine.arguments.count == 3, let rounds = Int(CommandLine.arguments[2]) else {
            FileHandle.standardError.write(Data("usage: LanguageBench FILE ROUNDS\n".utf8))
            exit(2)
        }
        let text = try String(contentsOfFile: CommandLine.arguments[1], encoding: .utf8)
        let source = SourceText(name: "main.py", text: text)
        let application = try Application.load(source)
        print("load", try best(of: rounds) { _ = try Application.load(source) })
        for route in application.routes where route.methods == ["GET"] {
            let figure = try best(of: rounds) {
                let answer = application.respondNow(to: Request(method: "GET", target: route.path))
                guard answer?.response.status == 200 else { throw Failure(path: route.path) }
            }
            print(route.path, figure)
        }
    }

    /// The shortest of `rounds` runs, in milliseconds.
    private static func best(of rounds: Int, _ work: () throws -> Void) throws -> Double {
        var shortest = Duration.seconds(3600)
        for _ in 0..<rounds { shortest = min(shortest, try ContinuousClock().measure(work)) }
        return shortest / .milliseconds(1)
    }
}

private struct Failure: Error {
    let path: String
}
