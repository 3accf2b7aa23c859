/// What documents the API: the pages in a browser, and schemas at the prompt.
extension PlaygroundSession {
    func docs() -> CommandResult {
        guard let application = live?.application else {
            return .refused("no version of \(workspace.source.name) has loaded yet, so there is nothing to document")
        }
        guard let path = application.docsPath else {
            return .refused("the app says ‘docs_url=None’ or ‘openapi_url=None’, so it has no page that documents it")
        }
        guard let place = address else { return .refused("the server is not running, so there is no page to open") }
        let address = "http://\(place.authority)\(path)"
        let isOpened = configuration.openBrowser?(address) ?? false
        return CommandResult(
            .done,
            [
                ResultLine(.success, address),
                ResultLine(.note, isOpened ? "opened in the browser" : "open this address in a browser"),
            ])
    }

    func schema(of name: String?, typed line: String) -> CommandResult {
        guard let application = live?.application else {
            return .refused("no version of \(workspace.source.name) has loaded yet, so there is nothing to describe")
        }
        switch application.schema(of: name) {
        case .text(let text):
            return CommandResult(
                .done, text.split(separator: "\n").map { ResultLine(.code, VisibleText.escape(String($0))) })
        case .unknown(let known):
            let name = name ?? ""
            let meant = Suggestion.nearest(to: name, among: known)
            return refuse(.noSchema(name, known: known, meant: meant), at: name, in: line, meant: meant)
        case .failed(let reason): return .refused(reason)
        }
    }
}
