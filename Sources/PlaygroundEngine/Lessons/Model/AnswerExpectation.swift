/// One thing that an answer must show.
package enum AnswerExpectation: Hashable, Sendable {
    case status(StatusPattern)
    /// The media type without its parameters.
    case mediaType(String)
    case json(JSONPath, ValueTest)
    case body(ValueTest)
    case header(HeaderExpectation)
    /// An entry of a 422's `detail`, by `loc` and, where given, by `type`.
    case issue(location: [String], type: String?)
    case stream(StreamExpectation)
}

/// A status or, as `4xx`, all that share the first digit (RFC 9110, section 15).
package enum StatusPattern: Hashable, Sendable, CustomStringConvertible {
    case exactly(Int)
    case family(Int)

    /// Nil where `text` is neither a number from 100 to 599 nor `1xx` to `5xx`.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 3, (UInt8(ascii: "1")...UInt8(ascii: "5")).contains(bytes[0]) else { return nil }
        if text.hasSuffix("xx") {
            self = .family(Int(bytes[0] - UInt8(ascii: "0")))
        } else if let number = Int(text) {
            self = .exactly(number)
        } else {
            return nil
        }
    }

    func matches(_ status: Int) -> Bool {
        switch self {
        case .exactly(let wanted): status == wanted
        case .family(let digit): status / 100 == digit
        }
    }

    package var description: String {
        switch self {
        case .exactly(let status): "\(status)"
        case .family(let digit): "\(digit)xx"
        }
    }
}

/// What a value must be.
package enum ValueTest: Hashable, Sendable {
    case equals(ValueTemplate)
    case differs(ValueTemplate)
    /// Part of a text, an element of a list, or a subset of an object's members.
    case contains(ValueTemplate)
    case lacks(ValueTemplate)
    case exists
    case absent
    case kind(JSONKind)
}

/// A value that a check compares with; placeholders in it are filled before.
package enum ValueTemplate: Hashable, Sendable {
    /// Texts inside may hold placeholders.
    case value(JSONValue)
    case placeholder(Placeholder)
}

/// When a failure is explained by the author's own words.
package struct Explanation: Hashable, Sendable {
    package enum Circumstance: Hashable, Sendable {
        /// The answer at hand, or for `seen` the nearest exchange, shows this.
        case answer(AnswerExpectation)
        /// The request at hand carried this.
        case request(RequestExpectation)
        /// The request at hand went there; nil for any method.
        case aimed(method: String?, TargetPattern)
        /// The learner sent nothing since the step began.
        case nothingSent
        case route(RouteCondition)
        /// The text of `main.py` passes.
        case code(ValueTest)
        /// `main.py` does not load.
        case codeBroken
        case always
    }

    /// All of them must hold.
    package let circumstances: [Circumstance]
    /// May hold `{routes}`, `{status}`, `{body}`, `{sent}` and the check's placeholders.
    package let say: String
    package let tryNext: String?

    package init(when circumstances: Circumstance..., say: String, tryNext: String?) {
        self.init(whenAll: circumstances, say: say, tryNext: tryNext)
    }

    package init(whenAll circumstances: [Circumstance], say: String, tryNext: String?) {
        self.circumstances = circumstances
        self.say = say
        self.tryNext = tryNext
    }
}
