/// Where an author's commands are tried: a playground of its own for each run, which nobody else sees.
package protocol LessonSandbox: Sendable {
    /// Types `commands`, a line each, into a playground whose `main.py` is `source`.
    ///
    /// A line that fails does not stop the ones after it.
    func run(_ commands: String, on source: SourceText) async -> SandboxRun
}

/// What commands left behind.
package struct SandboxRun: Hashable, Sendable {
    /// The `main.py` after the last command.
    package let source: SourceText
    /// What `send` produced, oldest first.
    package let exchanges: [Exchange]
    /// What the playground said to each command that failed, oldest first.
    package let failures: [String]
    /// The names of the commands that did not fail.
    package let commands: Set<String>

    package init(source: SourceText, exchanges: [Exchange], failures: [String], commands: Set<String> = []) {
        self.source = source
        self.exchanges = exchanges
        self.failures = failures
        self.commands = commands
    }
}
