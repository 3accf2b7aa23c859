import Testing

struct FolderArrowStyleTests {
    @Test func foldersDependOneWay() throws {
        #expect(FolderArrows.violations(in: try Repository.swiftFiles("Sources/PlaygroundEngine")) == [])
    }

    @Test func everyEngineFolderHasItsRow() throws {
        let folders = Set(try Repository.swiftFiles("Sources/PlaygroundEngine").compactMap(\.engineFolder))

        #expect(folders.subtracting(FolderArrows.rows.flatMap(\.self)) == [])
    }

    /// What each line of code, put into a folder of an engine with one type a folder, does to the arrows.
    @Test(arguments: [
        ("Python", "let route: Route", ["Route"]),
        ("Python", "let routes: [String: [Route]] = [:]", ["Route"]),
        ("Python", "func f() -> Route? { nil }", ["Route"]),
        ("Python", "let a = Route.self, b = LessonStep()", ["LessonStep", "Route"]),
        ("Python", "let text = \"a \\(Route.name) b\"", ["Route"]),
        ("Server", "let client: Client", ["Client"]),
        ("Commands", "extension LessonStep {}", ["LessonStep"]),
        ("Python", "let token: Token", []),
        ("Application", "let token: Token", []),
        ("Session", "let step: LessonStep, client: Client", []),
        ("Python", "let text = \"Route\" // Route", []),
        ("Python", "let text = #\"a \\(Route) \"Route\" b\"#", []),
        ("Python", "/* Route /* Route */ Route */", []),
        ("Python", "let kind = Token.Route.self, other: Request = .Route", []),
        ("Python", "enum Outer { enum Route {} }; let route: Route", []),
    ])
    func anArrowThatRunsBackIsFound(folder: String, line: String, found: [String]) {
        let engine = [
            file("Python", "package struct Token {}"), file("Application", "package struct Route { enum Nested {} }"),
            file("Server", "final class Server {}"), file("Client", "actor Client {}"),
            file("Lessons", "struct LessonStep {}\nprivate struct Token {}"), file("Commands", "enum Command {}"),
        ]

        let violations = FolderArrows.violations(in: engine + [file(folder, line)])

        #expect(violations.map(\.type) == found)
    }

    private func file(_ folder: String, _ code: String) -> SourceFile {
        SourceFile(path: "Sources/PlaygroundEngine/\(folder)/File.swift", text: code)
    }
}
