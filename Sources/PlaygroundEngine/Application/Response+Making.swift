extension Response {
    /// A JSON body with the headers that Starlette gives it.
    static func json(_ body: [UInt8], status: Int, headers: [HeaderField] = []) -> Response {
        let own = [HeaderField("content-length", String(body.count)), HeaderField("content-type", "application/json")]
        return Response(status: status, headers: Headers(headers + own), body: body)
    }

    static func redirect(to location: String) -> Response {
        let headers: Headers = [HeaderField("content-length", "0"), HeaderField("location", location)]
        return Response(status: 307, headers: headers, body: [])
    }

    /// Starlette's answer where the handler raised.
    static var serverError: Response {
        let body = Array("Internal Server Error".utf8)
        let headers: Headers = [
            HeaderField("content-length", String(body.count)),
            HeaderField("content-type", "text/plain; charset=utf-8"),
        ]
        return Response(status: 500, headers: headers, body: body)
    }

    /// Uvicorn's answer where the application sent none.
    static var uvicornError: Response {
        let body = Array("Internal Server Error".utf8)
        let headers: Headers = [
            HeaderField("content-type", "text/plain; charset=utf-8"),
            HeaderField("content-length", String(body.count)), HeaderField("connection", "close"),
        ]
        return Response(status: 500, headers: headers, body: body)
    }

    /// Whether FastAPI lets an answer have a body, by what the program says of its status.
    ///
    /// - Throws: What `int()` raises for what is no status.
    static func allowsBody(_ status: Value) throws(PyError) -> Bool {
        if status.isNone || status.string.map({ wholeClasses.contains($0.text) }) == true { return true }
        guard case .int(let number) = try Conversions.int(status) else { return true }
        return allowsBody(number)
    }

    /// What a description may have in the place of a status.
    private static let wholeClasses: Set<String> = ["default", "1XX", "2XX", "3XX", "4XX", "5XX"]

    /// Whether FastAPI lets an answer of `status` have a body.
    ///
    /// Source: `is_body_allowed_for_status_code`.
    static func allowsBody(_ status: Int) -> Bool { !(status < 200 || [204, 205, 304].contains(status)) }
}
