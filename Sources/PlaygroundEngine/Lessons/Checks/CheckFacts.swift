/// Everything that checks look at: the program as it stands, and what the learner did since the step began.
package struct CheckFacts: Sendable {
    package let source: SourceText
    /// Why the source does not load; nil where it does.
    package let loadFailure: LoadFailure?
    package let routes: [Route]
    package let title: String
    package let version: String
    /// The learner's own exchanges since the step began, oldest first.
    package let exchanges: [Exchange]
    /// The `seen` checks that were fulfilled before.
    package let evidence: Set<Check.ID>
    /// The playground's commands that the learner used since the step began.
    package let commands: Set<String>
    /// Answers one request on a fresh copy of the app; nil where no answer comes.
    package let answer: @Sendable (Request) -> Answer?

    package init(
        source: SourceText, loadFailure: LoadFailure?, routes: [Route], title: String, version: String,
        exchanges: [Exchange], evidence: Set<Check.ID>, commands: Set<String> = [],
        answer: @escaping @Sendable (Request) -> Answer?
    ) {
        self.source = source
        self.loadFailure = loadFailure
        self.routes = routes
        self.title = title
        self.version = version
        self.exchanges = exchanges
        self.evidence = evidence
        self.commands = commands
        self.answer = answer
    }

    /// The facts about `source`, each request answered by an app that was loaded for it alone, so that no probe
    /// changes what the learner's app or another probe sees.
    package init(
        loading source: SourceText, exchanges: [Exchange], evidence: Set<Check.ID>, commands: Set<String> = []
    ) {
        do throws(LoadFailure) {
            let app = try Application.load(source)
            self.init(
                source: source, loadFailure: nil, routes: app.routes, title: app.title, version: app.version,
                exchanges: exchanges, evidence: evidence, commands: commands
            ) { request in
                (try? Application.load(source))?.respondNow(to: request)
            }
        } catch {
            self.init(
                source: source, loadFailure: error, routes: [], title: "", version: "", exchanges: exchanges,
                evidence: evidence, commands: commands
            ) { _ in nil }
        }
    }
}
