/// A name that a module has in Python and that the playground does not offer: importing it is refused when the program
/// loads.
package final class RefusedImport: PyObject {
    /// What to do in place of it.
    let instead: String

    package init(instead: String) {
        self.instead = instead
    }
}
