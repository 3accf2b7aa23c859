/// Calls from native code back into the program, such as of a class's `__eq__` while a list is searched.
enum Invocation {
    /// Calls `callable` on the machine that is running the program which made `type`.
    static func call(
        _ callable: Value, _ positional: [Value], _ keywords: [NamedArgument] = [], by type: PyType
    ) throws(PyError) -> Value {
        guard let machine = type.program?.machine else {
            throw .make(.runtimeError, "a method of '\(type.name)' was called while its program does not run")
        }
        return try machine.invoke(callable, positional, keywords)
    }
}
