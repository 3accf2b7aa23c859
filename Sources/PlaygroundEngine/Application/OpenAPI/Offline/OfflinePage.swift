/// What the playground adds to FastAPI's pages: a page of its own that shows itself where the script from the content
/// delivery network does not load.
///
/// All that comes from the program stands in one JSON text, and the script puts it into the page as text alone.
struct OfflinePage {
    private let application: Application

    init(_ application: Application) {
        self.application = application
    }

    private static let opening = "<!-- apiplayground: a page for when the script below does not load -->"
    private static let closing = "<!-- apiplayground: end -->"

    /// What is put in front of the script's element; whole lines.
    var html: String {
        """
            \(Self.opening)
            <style>\(OfflineStyle.css)</style>
            <script type="application/json" id="playground-data">\(data)</script>
            <script>\(OfflineScript.setup)\(OfflineScript.page)\(OfflineScript.trying)</script>
            \(Self.closing)

        """
    }

    /// The title, where the description is, and the lines of the program behind each path operation.
    private var data: String {
        let app = application.app
        let operations = PyDict()
        for operation in application.operations {
            let range = operation.endpoint.function.range
            let code = PyDict([
                "line": .int(application.source.line(at: range.lowerBound)),
                "file": .string(application.source.name),
                "text": .string(application.source[range]),
            ])
            for method in operation.methods {
                let key = "\(method) \(operation.pattern.format)"
                if !operations.has(key) { operations.put(key, .dict(code)) }
            }
        }
        let data = PyDict([
            "title": .string(app.title), "version": .string(app.version), "root": .string(app.pathBefore),
            "schema": .string(app.pathBefore + (app.words.schemaPath ?? "")), "operations": .dict(operations),
        ])
        return (try? SwaggerPage.safe(.dict(data))) ?? "{}"
    }
}
