/// How somebody names a definition in `main.py`.
package enum DefinitionReference: Hashable, Sendable {
    /// The name of a function, a class, a variable or an imported name.
    case name(String)
    /// The path of one or more path operations, such as `/secret`.
    case path(String)
    /// One method of a path; the method in upper case.
    case route(method: String, path: String)
}
