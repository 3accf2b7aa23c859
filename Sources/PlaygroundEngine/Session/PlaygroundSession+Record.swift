import Foundation

/// Writing down what is done, as a draft of a lesson.
extension PlaygroundSession {
    func record(_ action: RecordCommand) async -> CommandResult {
        switch action {
        case .tell:
            guard let recording else {
                return CommandResult(
                    .done, [ResultLine(.text, "nothing is being recorded; record start begins a draft of a lesson")])
            }
            let count = Quantity.count(recording.inputs.count, "command")
            return CommandResult(.done, [ResultLine(.text, "\(count) recorded; record stop writes the draft")])
        case .start:
            guard recording == nil else { return .refused("a recording is under way; record stop ends it") }
            await takeOverOutsideEdits()
            recording = Recording(starter: workspace.source)
            return CommandResult(
                .done,
                [
                    ResultLine(.success, "recording: change the API and send requests as a learner would"),
                    ResultLine(
                        .note, "each step of the draft ends with the requests after a change; record stop writes it"),
                ])
        case .stop(let path): return await stopRecording(path)
        }
    }

    private func stopRecording(_ path: String?) async -> CommandResult {
        guard let recording else { return .refused("nothing is being recorded; record start begins") }
        guard !recording.inputs.isEmpty else {
            self.recording = nil
            return .refused("nothing was changed and nothing was sent, so there is no draft")
        }
        let place = Self.place(ofDraft: path)
        guard !FileManager.default.fileExists(atPath: place.path) else {
            return .refused("\(VisibleText.escape(place.path)) is there already; name another file")
        }
        let id = Self.id(ofFile: place)
        let sandbox = SessionSandbox(loop: loop, lessonFolder: configuration.lessonFolder)
        let recorded = await LessonRecorder(sandbox: sandbox).draft(
            recording.inputs, from: recording.starter, id: id, title: "FILL IN: a title")
        guard let recorded else {
            return .refused("nothing happened that a check could see, so there is no draft; send a request, then stop")
        }
        self.recording = nil
        let written = Self.write(recorded.text, to: place.path, what: Quantity.count(recorded.stepCount, "step"))
        return CommandResult(written.outcome, written.lines + recorded.notes)
    }

    /// The file that is named, or the first free `NN-recorded.md` in the folder that the program was started in.
    private static func place(ofDraft path: String?) -> URL {
        if let path { return URL(fileURLWithPath: (path as NSString).expandingTildeInPath) }
        let names = (1...99).map { LessonTemplate.fileName(number: $0, id: "recorded") }
        let free = names.first { !FileManager.default.fileExists(atPath: $0) }
        return URL(fileURLWithPath: free ?? "recorded.md")
    }

    /// The id that a lesson gets from its file's name: `a-door` for `01-a-door.md`.
    package static func id(ofFile place: URL) -> String {
        let stem = place.deletingPathExtension().lastPathComponent
        let name = stem.drop { $0.isNumber || $0 == "-" }
        return LessonTemplate.id(for: String(name)) ?? "recorded"
    }
}

extension LessonRecorder.Recorded {
    /// What is left to do.
    package var notes: [ResultLine] {
        failures.map { ResultLine(.failure, "left out, since it fails: \(VisibleText.escape($0))") }
            + problems.map { ResultLine(.failure, "lessons check says: \(VisibleText.escape($0.message))") }
            + [
                ResultLine(
                    .note,
                    (problems.isEmpty ? "every step is proven; " : "")
                        + "write what is marked FILL IN, add wrong answers, then: apiplayground lessons check")
            ]
    }
}
