/// Where the names come from that the prompt may use without importing them.
///
/// Source: the imports in FastAPI's and Pydantic's documentation, and Python's standard library.
enum KnownImports {
    /// `body` behind the imports that it and a file with `outline` lack; `body` itself where it lacks none.
    static func completing(_ body: String, in outline: ModuleOutline) -> String {
        let free = (try? Parser.parse(SourceText(name: "prompt", text: body))).map { GlobalNames(of: $0).free } ?? []
        let imports = statements(for: free.subtracting(outline.names))
        return imports.map { $0 + "\n" }.joined() + (imports.isEmpty ? "" : "\n\n") + body
    }

    /// The import statements, a line each, for those of `names` that are known.
    static func statements(for names: Set<String>) -> [String] {
        let wanted = origins.flatMap { origin, members in
            members.filter(names.contains).map { (origin: origin, name: $0) }
        }
        let modules = modules.filter(names.contains).map { "import \($0)" }
        return modules + wanted.map { "from \($0.origin) import \($0.name)" }
    }

    static let origins: [(origin: String, names: [String])] = [
        ("typing", ["Annotated", "Any", "Literal", "Optional", "Union"]),
        ("datetime", ["datetime", "timedelta", "timezone"]),
        ("decimal", ["Decimal"]),
        ("enum", ["Enum", "IntEnum", "StrEnum"]),
        ("uuid", ["UUID", "uuid4"]),
        (
            "fastapi",
            [
                "APIRouter", "Body", "Cookie", "FastAPI", "File", "Form", "Header", "HTTPException", "Path",
                "Query", "Request", "Response", "UploadFile", "status",
            ]
        ),
        (
            "fastapi.responses",
            ["HTMLResponse", "JSONResponse", "PlainTextResponse", "RedirectResponse", "StreamingResponse"]
        ),
        ("PIL", ["Image"]),
        ("pydantic", ["BaseModel", "ConfigDict", "Field"]),
    ]

    /// Modules that are used by their own names.
    static let modules = ["asyncio", "base64", "io", "json", "math", "random", "re", "time"]
}
