/// One path operation as declared in `main.py`: a method, a path template and the function that answers.
package struct Route: Hashable, Sendable {
    /// Upper-case methods, such as `["GET"]`.
    package let methods: [String]
    /// The path template as written, such as `/parrot/{message}`.
    package let path: String
    /// The name of the function below the decorator.
    package let functionName: String
    /// The variable that the decorator names, such as `app` or `v1_router`.
    package let owner: String
    /// From the first decorator to the end of the function, in `main.py`.
    package let range: SourceRange

    package init(methods: [String], path: String, functionName: String, owner: String, range: SourceRange) {
        self.methods = methods
        self.path = path
        self.functionName = functionName
        self.owner = owner
        self.range = range
    }
}
