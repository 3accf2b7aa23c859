/// An argument that a call gives by name.
package struct NamedArgument {
    package let name: String
    package let value: Value
    /// Where the name stands in the source; for `**mapping`, where the call does.
    package let range: SourceRange
}

/// The names of a call's keyword arguments, as a constant of its code.
final class KeywordNames: PyObject {
    let list: [(name: String, range: SourceRange)]

    init(_ list: [(name: String, range: SourceRange)]) {
        self.list = list
    }
}
