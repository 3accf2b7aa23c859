import ArgumentParser
import Foundation
import PlaygroundEngine

extension Progress {
    /// `apiplayground progress proof`: what a learner hands in.
    struct Proof: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a file that proves the steps that are done: each main.py and the requests that were seen.",
            discussion: "Authorization, Cookie and the like are masked in it. progress verify replays it.")

        @ArgumentParser.Argument(help: "Where the proof goes; - prints it.", completion: .file(extensions: ["json"]))
        var file = "apiplayground-proof.json"

        func run() throws {
            let proof = ProofFile(of: try Progress.progression(), now: Date())
            guard file != "-" else { return StandardStream.output.write(proof.text) }
            let count = proof.lessons.reduce(0) { $0 + $1.steps.count { $0.state == .done } }
            let steps = Quantity.count(count, "step")
            let written = PlaygroundSession.write(proof.text, to: file, what: "the proof of \(steps) is")
            guard written.outcome == .done else { throw Failure(description: written.lines.map(\.text).joined()) }
            print(PlainText.lines(written.lines).joined(separator: "\n"))
        }
    }

    /// `apiplayground progress verify FILE`: what a teacher runs; it needs nothing of the learner's but the file.
    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Replay a proof: load each main.py in a copy, send the requests, run the checks of the lessons.",
            discussion: "Exits with 1 where a step that is said to be done does not hold.")

        @ArgumentParser.Argument(help: "The proof.", completion: .file(extensions: ["json"]))
        var file: String

        @OptionGroup var folder: Lessons.FolderOption

        func run() throws {
            let proof = try Self.read(file)
            let catalogue = try folder.catalogue()
            let report = ProofVerifier(lessons: catalogue.lessons).verify(proof) { verdict in
                StandardStream.output.write(Self.lines(of: verdict).map { $0 + "\n" }.joined())
            }
            print(Self.summary(of: report))
            guard report.isProven else { throw ExitCode(1) }
        }

        private static func read(_ path: String) throws -> ProofFile {
            let name = VisibleText.escape(path)
            guard let handle = FileHandle(forReadingAtPath: path),
                let data = try? handle.read(upToCount: ProofFile.byteLimit + 1) ?? Data()
            else {
                throw Failure(description: "The proof \(name) cannot be read; the path of a JSON file is expected.")
            }
            guard data.count <= ProofFile.byteLimit else {
                throw Failure(description: "The proof \(name) is longer than \(ProofFile.byteLimit >> 20) MiB.")
            }
            guard let text = String(validating: data, as: UTF8.self) else {
                throw Failure(description: "\(name) is no proof: its bytes are no UTF-8.")
            }
            if let problem = JSONTextProblem.find(in: text) {
                throw Failure(description: "\(name):\(problem.line):\(problem.column): error: \(problem.message)")
            }
            do throws(ProofFileFault) {
                return try ProofFile.read(data)
            } catch {
                throw Failure(description: "\(name): \(VisibleText.escape(error.message))")
            }
        }

        private static func lines(of verdict: StepVerdict) -> [String] {
            let name = "\(verdict.lesson), \(verdict.step)"
            switch verdict.finding {
            case .holds(let goals, let notes):
                return ["ok: \(name): \(Quantity.count(goals, "goal")) \(goals == 1 ? "holds" : "hold")"]
                    + notes.map { "    note: \($0)" }
            case .fails(let reasons): return ["not proven: \(name)"] + reasons.map { "    \($0)" }
            case .unknown(let reason): return ["unknown: \(name): \(reason)"]
            case .skipped: return ["skipped: \(name)"]
            case .open: return []
            }
        }

        private static func summary(of report: ProofReport) -> String {
            let all = report.holding + report.failing
            guard all > 0 else { return "The file holds no step that is done, so it proves nothing." }
            let skipped = report.skipped > 0 ? "; \(report.skipped) skipped" : ""
            return "\(report.holding) of \(Quantity.count(all, "step")) proven\(skipped)."
        }
    }
}
