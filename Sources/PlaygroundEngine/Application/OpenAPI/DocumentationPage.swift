/// A page that FastAPI serves by itself: the description of the API, and the pages that show it.
///
/// Source: FastAPI's `FastAPI.setup`.
struct DocumentationPage {
    enum Kind {
        case schema, swagger, redirect, redoc
    }

    let kind: Kind
    let pattern: PathPattern

    static let methods = ["GET", "HEAD"]

    /// The pages of `app`, in the order in which FastAPI declares their routes.
    ///
    /// - Throws: For a path that is no template, in Starlette's words.
    static func all(of app: FastAPIObject) throws(PyError) -> [DocumentationPage] {
        let words = app.words
        let docs = words.docsPath
        let paths: [(Kind, String?)] = [
            (.schema, words.schemaPath), (.swagger, docs), (.redirect, docs == nil ? nil : words.redirectPath),
            (.redoc, words.redocPath),
        ]
        var pages: [DocumentationPage] = []
        for case (let kind, let path?) in paths {
            guard path.hasPrefix("/") else { throw .assertionError("Routed paths must start with '/'") }
            pages.append(DocumentationPage(kind: kind, pattern: try PathPattern(path)))
        }
        return pages
    }
}

extension Application {
    /// The path of the page that shows the API; nil where the program has none.
    package var docsPath: String? { app.words.docsPath.map { app.pathBefore + $0 } }

    /// The description of the API as JSON values.
    ///
    /// - Throws: What the program raises, or FastAPI, for what cannot be described.
    func openAPI() throws(PyError) -> Value {
        if let description { return description }
        let made = try running { () throws(PyError) in
            try OpenAPIDocument.make(
                app, zip(operations, parameters).map { ($0, $1) }, AnnotationReader(globals))
        }
        description = made
        return made
    }

    /// Answers with one of FastAPI's own pages.
    func show(
        _ page: DocumentationPage, _ handling: Handling, _ routing: StageTime, _ completion: (Answer) -> Void
    ) {
        let start = ContinuousClock.now
        do throws(PyError) {
            let response = try response(page)
            completion(
                Answer(
                    response: response, route: nil, refusal: nil,
                    stages: [routing, StageTime(.handler, start.duration(to: .now))]))
        } catch {
            handling.failOutside(error)
        }
    }

    private func response(_ page: DocumentationPage) throws(PyError) -> Response {
        switch page.kind {
        case .schema: return .json(try JSONBody.encode(served(openAPI()), by: .jsonModule), status: 200)
        case .swagger: return .html(try SwaggerPage.html(app, OfflinePage(self)))
        case .redirect: return .html(RedirectPage.html)
        case .redoc: return .html(RedocPage.html(app, OfflinePage(self)))
        }
    }

    /// The description with the root path among its servers.
    private func served(_ description: Value) throws(PyError) -> Value {
        let root = app.pathBefore
        guard !root.isEmpty, app.words.isOn("root_path_in_servers"), let whole = try description.dict?.copied() else {
            return description
        }
        var servers: [Value] = []
        if case .list(let list)? = whole.get("servers") { servers = list.items }
        guard !servers.contains(where: { $0.dict?.get("url")?.plainString == root }) else { return description }
        whole.put("servers", .list(of: [.dict(PyDict(["url": .string(root)]))] + servers))
        return .dict(whole)
    }
}

extension FastAPIObject {
    /// The root path without slashes at its end, which stands before the paths in pages.
    var pathBefore: String {
        var path = rootPath
        while path.hasSuffix("/") { path.removeLast() }
        return path
    }
}

extension Response {
    static func html(_ text: String) -> Response {
        let body = Array(text.utf8)
        let headers: Headers = [
            HeaderField("content-length", String(body.count)), HeaderField("content-type", "text/html; charset=utf-8"),
        ]
        return Response(status: 200, headers: headers, body: body)
    }
}
