import ArgumentParser
import Foundation
import PlaygroundEngine

/// `apiplayground progress`: how far the lessons have come.
struct Progress: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show how far the lessons have come, prove it, or forget it.",
        subcommands: [Show.self, Proof.self, Verify.self, Reset.self], defaultSubcommand: Show.self)

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show the progress. (default)")

        @Flag(help: "Print a JSON object with every lesson and every step.")
        var json = false

        func run() throws {
            let progression = try Progress.progression()
            let overview = progression.overview
            guard json else {
                for lesson in overview {
                    let skipped = lesson.skipped > 0 ? ", \(lesson.skipped) skipped" : ""
                    let time = lesson.seconds >= 1 ? ", \(Quantity.workTime(lesson.seconds))" : ""
                    let done = "\(lesson.done) of \(lesson.total) steps done"
                    print(PlainText.visible("\(lesson.number)  \(lesson.title): \(done)\(skipped)\(time)"))
                }
                return
            }
            print(ProgressFile(of: overview).text, terminator: "")
        }
    }

    struct Reset: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Forget all progress in the lessons; main.py and the history of commands stay.")

        @Flag(help: "Do not ask.")
        var yes = false

        func run() throws {
            let home = PlaygroundHome.open()
            let records = try Progress.records(in: home)
            let count = records.lessons.values.flatMap(\.steps.values).filter { $0.status != .open }.count
            if !yes {
                StandardStream.output.write("Forget \(count) finished steps of all lessons? [y/n] ")
                guard let answer = readLine()?.lowercased(), ["y", "yes"].contains(answer) else {
                    print("Nothing was forgotten.")
                    throw ExitCode(1)
                }
            }
            do throws(StoreProblem) {
                try LessonProgressStore(home.store).save(LessonRecords(), replacing: records)
            } catch {
                throw Failure(description: error.message)
            }
            print("\(count) finished steps are forgotten.")
        }
    }

    /// The lessons that came with the program, and what is remembered about them.
    static func progression() throws -> LessonProgression {
        LessonProgression(lessons: PlaygroundHome.lessons().0, records: try records(in: PlaygroundHome.open()))
    }

    private static func records(in home: PlaygroundHome) throws -> LessonRecords {
        do throws(StoreProblem) {
            return try LessonProgressStore(home.store).load()
        } catch {
            throw Failure(description: error.message)
        }
    }
}
