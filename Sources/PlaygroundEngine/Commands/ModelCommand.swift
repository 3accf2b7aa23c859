/// `model NAME FIELD: TYPE [= DEFAULT], …`: a Pydantic model in one line.
package struct ModelCommand: Hashable, Sendable {
    package let name: TypedPython
    /// Each as it stands in the class, such as `user: int = 0`.
    package let fields: [TypedPython]
}

/// `router NAME [PREFIX] [OPTION=VALUE …]`: a router, and its inclusion in the app.
package struct RouterCommand: Hashable, Sendable {
    package let name: TypedPython
    /// The start of all its paths; nil where there is none.
    package let prefix: TypedPython?
    package let options: [KeywordArgument]
}

/// `rename OLD NEW`.
package struct RenameCommand: Hashable, Sendable {
    package let old: TypedPython
    package let new: TypedPython
}
