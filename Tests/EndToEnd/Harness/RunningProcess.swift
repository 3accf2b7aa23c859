import Foundation

/// A process that runs beside the test, its output kept in files of a sandbox.
///
/// Foundation's `Process` waits for the descriptors that a child hands on, and so for ever for tmux, which leaves a
/// server behind; this one waits for the child alone.
actor RunningProcess {
    private let id: pid_t
    private let sandbox: Sandbox
    private let output: String
    private let errors: String
    /// What `waitpid` told once the process had ended.
    private var waitStatus: Int32?

    /// Starts `command`, found in PATH, with `input` on its standard input.
    init(
        _ command: [String], in sandbox: Sandbox, input: String = "", environment: [String: String] = [:]
    ) throws {
        let name = UUID().uuidString
        self.sandbox = sandbox
        output = "\(name).out"
        errors = "\(name).err"
        try sandbox.write("", to: output)
        try sandbox.write("", to: errors)
        id = try spawn(
            command, environment: sandbox.environment.merging(environment) { $1 }, folder: sandbox.folder.path,
            input: try sandbox.write(input, to: "\(name).in"), output: sandbox.folder.appending(path: output).path,
            errors: sandbox.folder.appending(path: errors).path)
    }

    deinit {
        guard waitStatus == nil else { return }
        kill(id, SIGKILL)
        var status: Int32 = 0
        waitpid(id, &status, 0)
    }

    /// What it has said so far on both of its outputs.
    var saidSoFar: String { sandbox.read(output) + sandbox.read(errors) }

    /// Waits until it has said something that matches `pattern`, and returns the first capture.
    func says(_ pattern: sending Regex<(Substring, Substring)>) async throws -> String {
        try await waiting(for: "the words", state: { saidSoFar }) {
            saidSoFar.firstMatch(of: pattern).map { String($0.1) }
        }
    }

    /// Waits until it has said `words`.
    func says(_ words: String) async throws {
        try await waiting(for: "“\(words)”", state: { saidSoFar }) { saidSoFar.contains(words) ? () : nil }
    }

    func send(signal: Int32) {
        if waitStatus == nil { kill(id, signal) }
    }

    /// Waits until it has ended.
    func end() async throws -> Ended {
        let status = try await waiting(for: "the end of the process", state: { saidSoFar }) { hasEnded() }
        let signal = status & 0x7F
        return Ended(
            status: signal == 0 ? status >> 8 & 0xFF : signal, bySignal: signal != 0, output: sandbox.read(output),
            errors: sandbox.read(errors))
    }

    private func hasEnded() -> Int32? {
        var status: Int32 = 0
        if waitStatus == nil, waitpid(id, &status, WNOHANG) == id { waitStatus = status }
        return waitStatus
    }
}

/// How a process ended and what it had said.
struct Ended: Equatable {
    let status: Int32
    let bySignal: Bool
    let output: String
    let errors: String
}

extension Program {
    /// Starts the program under test.
    static func start(
        _ arguments: String..., in sandbox: Sandbox, input: String = "", environment: [String: String] = [:]
    ) throws -> RunningProcess {
        try RunningProcess([path] + arguments, in: sandbox, input: input, environment: environment)
    }

    /// Runs the program under test to its end.
    static func run(
        _ arguments: String..., in sandbox: Sandbox, input: String = "", environment: [String: String] = [:]
    ) async throws -> Ended {
        try await RunningProcess([path] + arguments, in: sandbox, input: input, environment: environment).end()
    }
}

/// Asks a server as somebody else's terminal would, and returns the status and the body.
func curl(_ arguments: String..., in sandbox: Sandbox) async throws -> String {
    try await RunningProcess(
        ["curl", "--silent", "--show-error", "--max-time", "120"] + arguments, in: sandbox
    ).end().output
}
