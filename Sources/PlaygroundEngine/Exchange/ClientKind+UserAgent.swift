extension ClientKind {
    /// Tells who sends `userAgent`, the value of a User-Agent field (RFC 9110, section 10.1.5).
    package init(userAgent: String?) {
        guard let userAgent, !userAgent.isEmpty else {
            self = .other
            return
        }
        let known: [(prefix: String, kind: ClientKind)] = [
            ("apiplayground/", .playground), ("curl/", .curl), ("Mozilla/", .browser), ("Opera/", .browser),
            ("python-requests/", .python), ("python-httpx/", .python), ("Python-urllib/", .python),
            ("Python/", .python), ("python-urllib3/", .python), ("OpenAI/Python", .python),
            ("AsyncOpenAI/Python", .python), ("HTTPie/", .python),
        ]
        self = known.first { userAgent.hasPrefix($0.prefix) }?.kind ?? .other
    }
}
