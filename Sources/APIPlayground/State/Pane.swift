/// One of the four parts of the screen, by the key that picks it.
enum Pane: Int, Hashable, Sendable, CaseIterable {
    case lesson = 1
    case code, log, client

    var name: String {
        switch self {
        case .lesson: "Lesson"
        case .code: "Code"
        case .log: "Log"
        case .client: "Client"
        }
    }

    /// The tabs of this pane, the first of which it opens with.
    var tabs: [Tab] {
        switch self {
        case .lesson: [.lesson]
        case .code: [.source, .routes]
        case .log: [.log]
        case .client: [.response, .raw, .headers, .why, .wire, .stages]
        }
    }
}

/// One content of a pane.
enum Tab: Hashable, Sendable, CaseIterable {
    case lesson, source, routes, log, response, raw, headers, why, wire, stages

    var name: String {
        switch self {
        case .lesson: "Lesson"
        case .source: "main.py"
        case .routes: "Routes"
        case .log: "Log"
        case .response: "Response"
        case .raw: "Raw"
        case .headers: "Headers"
        case .why: "Why"
        case .wire: "Wire"
        case .stages: "Stages"
        }
    }
}

/// Where keys go.
enum Focus: Hashable, Sendable {
    case prompt
    case pane(Pane)

    /// The order in which Tab goes round.
    static let order: [Focus] = [.prompt] + Pane.allCases.map { .pane($0) }

    /// The focus `steps` further round.
    func moved(by steps: Int) -> Focus {
        let count = Self.order.count
        let index = Self.order.firstIndex(of: self) ?? 0
        return Self.order[((index + steps) % count + count) % count]
    }

    var pane: Pane? {
        switch self {
        case .prompt: nil
        case .pane(let pane): pane
        }
    }
}
