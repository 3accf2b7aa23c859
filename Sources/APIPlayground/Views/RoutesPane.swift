import PlaygroundEngine

/// The path operations that are live, in the order in which they are tried.
enum RoutesPane {
    static func content(of model: Model, in size: Size, scroll: Int) -> PaneContent {
        guard let state = model.workspace, !state.routes.isEmpty else {
            let text = "No path operations yet. Type at the prompt: route get /hello -> {\"message\": \"hi\"}"
            return PaneContent((StyledLine(" ") + StyledLine(text)).wrapped(to: size.columns), in: size, scroll: 0)
        }
        let methods = state.routes.map { $0.methods.joined(separator: ",") }
        let methodColumns = min(methods.map(\.columns).max() ?? 0, size.columns / 3) + 2
        let pathColumns = min(state.routes.map(\.path.columns).max() ?? 0, size.columns / 2) + 2
        let lines = zip(state.routes, methods).map { route, method -> StyledLine in
            let line = state.source.line(at: min(route.range.lowerBound, state.source.utf8.count))
            return [Span(" ")] + StyledLine(method, .key).fitted(to: methodColumns)
                + StyledLine(route.path, .strong).fitted(to: pathColumns)
                + [Span(route.functionName), Span("  line \(line)", .quiet)]
        }
        return PaneContent(lines.map { $0.truncated(to: size.columns) }, in: size, scroll: scroll)
    }
}
