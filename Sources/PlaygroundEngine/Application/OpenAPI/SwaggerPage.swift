/// `/docs`: Swagger UI, loaded from its content delivery network.
///
/// Source: FastAPI's `get_swagger_ui_html`, byte for byte beside what ``OfflinePage`` adds.
enum SwaggerPage {
    private static let scripts = "https://cdn.jsdelivr.net/npm/swagger-ui-dist@5/"

    static func html(_ app: FastAPIObject, _ offline: OfflinePage) throws(PyError) -> String {
        let words = app.words
        var html = head(app, offline)
        let options = PyDict([
            "dom_id": .string("#swagger-ui"), "layout": .string("BaseLayout"), "deepLinking": .bool(true),
            "showExtensions": .bool(true), "showCommonExtensions": .bool(true),
        ])
        if let own = words.value("swagger_ui_parameters")?.dict { try options.update(own) }
        for (key, value) in options.pairs { html += "\(try safe(key)): \(try safe(value)),\n" }
        if let redirect = words.redirectPath {
            html += "oauth2RedirectUrl: window.location.origin + '\(app.pathBefore)\(redirect)',"
        }
        html += """

                presets: [
                    SwaggerUIBundle.presets.apis,
                    SwaggerUIBundle.SwaggerUIStandalonePreset
                    ],
                })
            """
        if let login = words.value("swagger_ui_init_oauth") {
            html += "\n        ui.initOAuth(\(try safe(login)))\n        "
        }
        return html + "\n    </script>\n    </body>\n    </html>\n    "
    }

    private static func head(_ app: FastAPIObject, _ offline: OfflinePage) -> String {
        """

            <!DOCTYPE html>
            <html>
            <head>
            <meta name="viewport" content="width=device-width, initial-scale=1.0">
            <link type="text/css" rel="stylesheet" href="\(scripts)swagger-ui.css">
            <link rel="shortcut icon" href="https://fastapi.tiangolo.com/img/favicon.png">
            <title>\(app.title) - Swagger UI</title>
            </head>
            <body>
            <div id="swagger-ui">
            </div>
        \(offline.html)    <script src="\(scripts)swagger-ui-bundle.js"></script>
            <!-- `SwaggerUIBundle` is now available on the page -->
            <script>
            const ui = SwaggerUIBundle({
                url: '\(app.pathBefore)\(app.words.schemaPath ?? "")',
            
        """
    }

    /// A value as JSON that ends no element around it.
    static func safe(_ value: Value) throws(PyError) -> String {
        String(decoding: try JSONBody.encode(value, by: .streamItem), as: UTF8.self)
            .replacing("<", with: "\\u003c").replacing(">", with: "\\u003e").replacing("&", with: "\\u0026")
    }
}
