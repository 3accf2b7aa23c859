import ArgumentParser
import Foundation
import PlaygroundEngine

/// `apiplayground progress`: how far the lessons have come.
struct Progress: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show how far the lessons have come, or forget it.",
        subcommands: [Show.self, Reset.self], defaultSubcommand: Show.self)

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show the progress. (default)")

        @Flag(help: "Print a JSON array with an object for each lesson.")
        var json = false

        func run() throws {
            let overview = LessonProgression(
                lessons: PlaygroundHome.lessons().0, records: try Progress.records(in: PlaygroundHome.open())
            ).overview
            guard json else {
                for lesson in overview {
                    let skipped = lesson.skipped > 0 ? ", \(lesson.skipped) skipped" : ""
                    print("\(lesson.number)  \(lesson.title): \(lesson.done) of \(lesson.total) steps done\(skipped)")
                }
                return
            }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            print(String(decoding: try encoder.encode(overview.map(Row.init)), as: UTF8.self))
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

    private static func records(in home: PlaygroundHome) throws -> LessonRecords {
        do throws(StoreProblem) {
            return try LessonProgressStore(home.store).load()
        } catch {
            throw Failure(description: error.message)
        }
    }

    /// One lesson as `--json` prints it.
    private struct Row: Encodable {
        let id: String
        let number: Int
        let title: String
        let done: Int
        let skipped: Int
        let total: Int

        init(_ lesson: LessonProgress) {
            id = lesson.id
            number = lesson.number
            title = lesson.title
            done = lesson.done
            skipped = lesson.skipped
            total = lesson.total
        }
    }
}
