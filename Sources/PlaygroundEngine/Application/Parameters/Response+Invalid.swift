extension Response {
    /// FastAPI's answer to a request that breaks the rules of its parameters.
    ///
    /// - Throws: What FastAPI raises where an input cannot be told in JSON; the client gets a 500.
    static func invalid(_ issues: [ValidationIssue]) throws(PyError) -> Response {
        var detail: [Value] = []
        for issue in issues { detail.append(.dict(try issue.dict())) }
        return try invalid(detail: detail)
    }

    /// FastAPI's answer to a body that is no JSON.
    static func malformed(message: String, position: Int) throws(PyError) -> Response {
        let context = PyDict()
        try context.set(.string("error"), to: .string(message))
        let detail = PyDict()
        try detail.set(.string("type"), to: .string("json_invalid"))
        try detail.set(.string("loc"), to: .tuple(PyTuple([.string("body"), .int(position)])))
        try detail.set(.string("msg"), to: .string("JSON decode error"))
        try detail.set(.string("input"), to: .dict(PyDict()))
        try detail.set(.string("ctx"), to: .dict(context))
        return try invalid(detail: [.dict(detail)])
    }

    private static func invalid(detail: [Value]) throws(PyError) -> Response {
        let content = PyDict()
        try content.set(.string("detail"), to: .list(PyList(detail)))
        return .json(try JSONBody.encode(.dict(content)), status: 422)
    }
}
