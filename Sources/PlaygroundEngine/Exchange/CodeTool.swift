/// What a request can be written for.
package enum CodeTool: String, Hashable, Sendable, CaseIterable {
    case curl, httpie, python
}
