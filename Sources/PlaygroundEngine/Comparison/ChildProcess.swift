import Foundation

/// A program beside this one, whose output is read line by line.
final class ChildProcess: Sendable {
    private struct State: Sendable {
        var text = ""
        var isOver = false
        /// Whether it ended and was waited for, so that its number may be another's.
        var hasEnded = false
        var waiting: (wanted: @Sendable (String) -> Bool, resume: @Sendable (Bool) -> Void)?
    }

    private let state = LockedState(State())
    private let identifier: Int32
    /// What the program reads; it ends with this value, or with this program, however that ends.
    private let input: FileHandle

    /// Starts `command`; its standard output and its errors are one text, and its input is a pipe that nobody writes to.
    ///
    /// - Returns: Nil where it cannot be started.
    init?(_ command: [String], in folder: URL? = nil) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(
            ["PYTHONUNBUFFERED": "1", "PYTHONDONTWRITEBYTECODE": "1"]) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        let unwritten = Pipe()
        process.standardInput = unwritten
        input = unwritten.fileHandleForWriting
        // The program itself must not hold the end that it waits for.
        _ = fcntl(input.fileDescriptor, F_SETFD, FD_CLOEXEC)
        let handle = pipe.fileHandleForReading
        // What a program prints right before its end may be all that there is, and its end may come unnoticed by the
        // handler below.
        let (ends, end) = AsyncStream<Void>.makeStream()
        let state = state
        process.terminationHandler = { _ in
            state.withLock { $0.hasEnded = true }
            handle.readabilityHandler = nil
            end.finish()
        }
        do { try process.run() } catch { return nil }
        identifier = process.processIdentifier
        try? pipe.fileHandleForWriting.close()
        try? unwritten.fileHandleForReading.close()
        handle.readabilityHandler = { [weak self] handle in
            let data = handle.availableData
            if data.isEmpty { handle.readabilityHandler = nil }
            self?.take(String(decoding: data, as: UTF8.self), isOver: data.isEmpty)
        }
        Task { [weak self] in
            for await _ in ends {}
            let rest = (try? handle.readToEnd()) ?? nil
            self?.take(String(decoding: rest ?? Data(), as: UTF8.self), isOver: true)
        }
    }

    deinit {
        // It may have inherited that other signals are held back, and it has nothing to keep.
        state.withLock { if !$0.hasEnded { kill(identifier, SIGKILL) } }
    }

    private func take(_ text: String, isOver: Bool) {
        let resume = state.withLock { state -> (@Sendable () -> Void)? in
            state.text = String((state.text + text).suffix(64 << 10))
            state.isOver = state.isOver || isOver
            guard let waiting = state.waiting else { return nil }
            let isFound = waiting.wanted(state.text)
            guard isFound || state.isOver else { return nil }
            state.waiting = nil
            return { waiting.resume(isFound) }
        }
        resume?()
    }

    /// What was printed so far, the newest 64 KiB.
    var text: String { state.withLock { $0.text } }

    /// Waits until what was printed is as `wanted`.
    ///
    /// - Returns: False where the program ended, or the time was over, before.
    func prints(within seconds: Int, _ wanted: @escaping @Sendable (String) -> Bool) async -> Bool {
        let deadline = Task { [weak self] in
            try? await Task.sleep(for: .seconds(seconds))
            self?.giveUp()
        }
        defer { deadline.cancel() }
        return await withCheckedContinuation { continuation in
            let answer = state.withLock { state -> Bool? in
                if wanted(state.text) { return true }
                if state.isOver { return false }
                state.waiting = (wanted, { continuation.resume(returning: $0) })
                return nil
            }
            if let answer { continuation.resume(returning: answer) }
        }
    }

    private func giveUp() {
        let resume = state.withLock { state in
            defer { state.waiting = nil }
            return state.waiting?.resume
        }
        resume?(false)
    }

    /// All that a short command prints; nil where it cannot be started or takes longer than half a minute.
    static func output(of command: [String]) async -> String? {
        guard let process = ChildProcess(command) else { return nil }
        _ = await process.prints(within: 30) { _ in false }
        return process.state.withLock { $0.isOver ? $0.text : nil }
    }
}
