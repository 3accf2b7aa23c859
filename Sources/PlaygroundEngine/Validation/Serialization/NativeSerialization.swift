/// What Pydantic writes for values of its native types.
enum NativeSerialization {
    /// The plain value for JSON; nil for what is none of these types.
    static func json(_ object: PyObject) throws(PyError) -> Value? {
        if let member = object as? EnumMember { return member.value }
        return nil
    }
}
