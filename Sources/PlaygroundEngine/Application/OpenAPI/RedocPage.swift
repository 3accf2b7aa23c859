/// `/redoc`: ReDoc, loaded from its content delivery network.
///
/// Source: FastAPI's `get_redoc_html`, byte for byte beside what ``OfflinePage`` adds.
enum RedocPage {
    static func html(_ app: FastAPIObject, _ offline: OfflinePage) -> String {
        """

            <!DOCTYPE html>
            <html>
            <head>
            <title>\(app.title) - ReDoc</title>
            <!-- needed for adaptive design -->
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            
            <link href="https://fonts.googleapis.com/css?family=Montserrat:300,400,700|Roboto:300,400,700" rel="stylesheet">
            
            <link rel="shortcut icon" href="https://fastapi.tiangolo.com/img/favicon.png">
            <!--
            ReDoc doesn't change outer page styles
            -->
            <style>
              body {
                margin: 0;
                padding: 0;
              }
            </style>
            </head>
            <body>
            <noscript>
                ReDoc requires Javascript to function. Please enable it to browse the documentation.
            </noscript>
            <redoc spec-url="\(app.pathBefore)\(app.words.schemaPath ?? "")"></redoc>
        \(offline.html)    <script src="https://cdn.jsdelivr.net/npm/redoc@2/bundles/redoc.standalone.js"> </script>
            </body>
            </html>
            
        """
    }
}
