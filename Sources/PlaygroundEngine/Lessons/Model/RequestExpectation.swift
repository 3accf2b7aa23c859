/// One thing that a request of the learner's must have carried.
package enum RequestExpectation: Hashable, Sendable {
    /// The media type without its parameters.
    case mediaType(String)
    case json(JSONPath, ValueTest)
    case body(ValueTest)
    case header(HeaderExpectation)
    /// A parameter of the query by its name, escapes read; one of several passes for all.
    case query(String, ValueTest)
}

/// A field of a form that a probe sends.
package struct ProbeField: Hashable, Sendable {
    package let name: String
    /// The name of a file that is uploaded; nil for a field of text.
    package let file: String?
    /// May hold placeholders.
    package let content: String

    package init(name: String, file: String?, content: String) {
        self.name = name
        self.file = file
        self.content = content
    }
}

/// Another request that a probe's answer must equal.
package struct ProbeTwin: Hashable, Sendable {
    package let method: String
    /// May hold the placeholders of the probe, filled with the same values.
    package let target: String

    package init(method: String, target: String) {
        self.method = method
        self.target = target
    }
}
