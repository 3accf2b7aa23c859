import Foundation
import Testing

@testable import PlaygroundEngine

/// A learner who does every step of the module as its solution does, and hands it in.
@Suite struct BundledProofTests {
    static let lessons = LessonCatalogue.load(folder: Repository.root.appending(path: "Lessons")).lessons

    @Test(arguments: lessons.indices)
    func whatWasDoneByEverySolutionIsProven(index: Int) async throws {
        let lesson = Self.lessons[index]
        let folder = try TemporaryFolder()
        let store = PlaygroundStore.open(in: folder.url, timestamp: "1").store
        let playground = try await Playground(
            program: nil, lessons: [lesson], store: store, lessonFolder: Repository.root.appending(path: "Lessons"))
        for step in lesson.steps {
            for input in CommandScript.inputs(of: step.solutions[0].text) {
                _ = await playground.session.execute(input.text, confirmed: true, origin: .script)
            }
            await playground.run("check")
            await playground.run("next")
        }
        await playground.end()
        let records = try LessonProgressStore(store).load()
        let proof = ProofFile(of: LessonProgression(lessons: [lesson], records: records), now: Date())

        var unproven: [StepVerdict] = []
        _ = ProofVerifier(lessons: [lesson]).verify(try ProofFile.read(Data(proof.text.utf8))) { verdict in
            if case .holds = verdict.finding { return }
            unproven.append(verdict)
        }

        #expect(records.lessons[lesson.id]?.steps.values.count { $0.status == .done } == lesson.steps.count)
        #expect(unproven == [])
    }
}
