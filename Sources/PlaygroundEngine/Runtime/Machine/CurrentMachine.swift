/// Which machine runs a program's code at the moment. Its functions refer to this, so that any value can call them.
package final class CurrentMachine {
    /// Set while a machine runs, and nil between the runs: nothing is kept alive by it.
    var machine: Machine?
    let objects = ProgramObjects()
    /// Counts the changes of classes, so that what was found out about one is known to hold still.
    var classChanges = 0

    init() {}
}

/// Tells a run whether it has used up what it may.
///
/// It is asked where a run cannot be left to ask its owner: inside a built-in that calls back.
package protocol RunBudget: AnyObject {
    /// The error to end the run with, once it went past its limits.
    func overrun() -> PyError?
}
