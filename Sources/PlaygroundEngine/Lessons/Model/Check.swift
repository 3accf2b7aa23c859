/// One line group of a `check` block: a condition on what really happened, and how a failure is explained.
package struct Check: Identifiable, Hashable, Sendable {
    /// The condition as written, spaces collapsed: the name that latched evidence is kept under.
    package let id: String
    package let condition: Condition
    /// In order; the first that fits is the one that is said.
    package let explanations: [Explanation]
    /// Where the condition stands in the lesson file.
    package let range: SourceRange

    package init(id: String, condition: Condition, explanations: [Explanation], range: SourceRange) {
        self.id = id
        self.condition = condition
        self.explanations = explanations
        self.range = range
    }
}

/// What a check looks at.
package enum Condition: Hashable, Sendable {
    /// A request that the checker sends to an isolated copy of the app, and what its answer must be.
    case probe(RequestTemplate, [AnswerExpectation])
    /// An exchange of the learner's own since the step began; once seen it stays seen.
    case seen(Sighting)
    /// A route that `main.py` must declare or must not declare.
    case route(RouteCondition)
    /// The title or the version given to `FastAPI(...)`.
    case app(AppProperty, ValueTest)
    /// A command of the playground that the learner used since the step began; once used it stays used.
    case used(String)
}

extension Condition {
    /// Whether it is about something that the learner did, and so holds for good once it held.
    package var staysFulfilled: Bool {
        switch self {
        case .seen, .used: true
        case .probe, .route, .app: false
        }
    }
}

/// A request with placeholders that each run of the checks fills afresh.
package struct RequestTemplate: Hashable, Sendable {
    package let method: String
    package let target: String
    package var headers: [HeaderField]
    package var body: String?
    /// What a form holds in the place of a body.
    package var fields: [ProbeField] = []
    /// The request whose answer must be the same.
    package var twin: ProbeTwin?

    package init(method: String, target: String, headers: [HeaderField] = [], body: String? = nil) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
    }
}

/// Which of the learner's exchanges count.
package struct Sighting: Hashable, Sendable {
    /// Nil for any method.
    package let method: String?
    package let target: TargetPattern
    package let client: ClientFilter?
    /// Header fields that the request must carry.
    package let headers: [HeaderExpectation]
    /// What else the request must carry.
    package var carries: [RequestExpectation] = []
    /// What the answer must have been; empty for any answer.
    package var expectations: [AnswerExpectation]

    package init(
        method: String?, target: TargetPattern, client: ClientFilter? = nil, headers: [HeaderExpectation] = [],
        expectations: [AnswerExpectation] = []
    ) {
        self.method = method
        self.target = target
        self.client = client
        self.headers = headers
        self.expectations = expectations
    }
}

/// A header field that a request must carry.
package struct HeaderExpectation: Hashable, Sendable {
    package let name: String
    package let test: ValueTest

    package init(name: String, test: ValueTest) {
        self.name = name
        self.test = test
    }
}

/// Which program sent a request.
package enum ClientFilter: Hashable, Sendable {
    case only(ClientKind)
    /// Any program but the playground itself.
    case outside

    /// The words of the lesson format, in the order in which messages list them.
    static let words = ["outside", "playground", "curl", "browser", "python"]

    init?(word: String) {
        switch word {
        case "outside": self = .outside
        case "playground": self = .only(.playground)
        case "curl": self = .only(.curl)
        case "browser": self = .only(.browser)
        case "python": self = .only(.python)
        default: return nil
        }
    }

    func matches(_ client: ClientKind) -> Bool {
        switch self {
        case .only(let wanted): client == wanted
        case .outside: client != .playground
        }
    }
}

/// A statement about the structure of `main.py`, for steps where structure is the lesson.
package struct RouteCondition: Hashable, Sendable {
    package enum Demand: Hashable, Sendable {
        case present
        case absent
        case functionNamed(String)
        case functionNotNamed(String)
    }

    package let method: String
    /// A path template; the names between braces do not matter.
    package let path: String
    package let demand: Demand

    package init(method: String, path: String, demand: Demand) {
        self.method = method
        self.path = path
        self.demand = demand
    }
}

/// What a program tells about itself in `FastAPI(...)`.
package enum AppProperty: String, Hashable, Sendable, CaseIterable {
    case title, version
}
