/// Where a value that is to be awaited comes from; it decides the message where it is none that can be.
enum AwaitSource: UInt8 {
    case await
    /// `__aenter__` and `__aexit__` of `async with`.
    case enter, exit
    /// `__anext__` of `async for`.
    case next

    /// Messages are CPython's.
    func error(_ value: Value) -> PyError {
        switch self {
        case .await: .typeError("object \(value.typeName) can't be used in 'await' expression")
        case .enter, .exit:
            .typeError(
                "'async with' received an object from __a\(self)__ that does not implement __await__: "
                    + value.typeName)
        case .next: .typeError("'async for' received an invalid object from __anext__: \(value.typeName)")
        }
    }
}
