/// `default_factory` of a parameter: what makes its default, once for each request that lacks it.
///
/// Source: Pydantic's `FieldInfo.get_default`, which FastAPI calls without data.
struct ParameterFactory {
    private let function: Value
    private let program: CurrentMachine
    private let takesData: Bool

    init(_ function: Value, _ program: CurrentMachine) {
        self.function = function
        self.program = program
        takesData = CallableShape.requiredCount(of: function) == 1
    }

    func make() throws(PyError) -> Value {
        guard !takesData else {
            throw .valueError(
                "The default factory requires the 'validated_data' argument, which was not provided when calling "
                    + "'get_default'.")
        }
        return try program.call(function, [])
    }
}
