import Foundation
import Testing

@testable import PlaygroundEngine

struct RefusedModuleTests {
    private let registry = FastAPIModule.registry

    @Test func whatIsSaidToLackIsNotThere() {
        let wrong = LackingNames.byModule.flatMap { module, names -> [String] in
            let members = registry.modules[module]?.members ?? [:]
            return names.filter { members[$0] != nil }.map { "\(module).\($0)" }
        }

        #expect(wrong.sorted() == [])
    }

    @Test func whatHasASubstituteIsNotThere() {
        let wrong = RefusedModules.names.flatMap { module, names -> [String] in
            let members = registry.modules[module]?.members ?? [:]
            return names.keys.filter { name in members[name].map { !($0.object is RefusedImport) } ?? false }
                .map { "\(module).\($0)" }
        }

        #expect(wrong.sorted() == [])
    }

    @Test func everyModuleThatLacksNamesIsThere() {
        #expect(LackingNames.byModule.keys.filter { registry.modules[$0] == nil }.sorted() == [])
    }

    @Test func noModuleThatIsThereIsRefused() {
        let wrong = registry.modules.keys.filter { RefusedModules.advice[$0] != nil }

        #expect(wrong.sorted() == ["PIL"])
    }

    @Test func whatPythonHasIsNotSaidToBeMissingThere() {
        let source = """
            import asyncio
            from fastapi import FastAPI
            app = FastAPI()
            @app.get("/")
            def f():
                try:
                    return getattr(asyncio, "Barrier")
                except NotImplementedError as e:
                    return str(e)
            """

        #expect(
            PythonProgram.answer(source)
                == "asyncio.Barrier is not part of the playground's Python: Python has it: the program runs under real "
                + "FastAPI")
    }

    @Test func everyImportThatThePromptWritesLoads() {
        let names = KnownImports.origins.flatMap(\.names) + KnownImports.modules
        let source =
            KnownImports.statements(for: Set(names)).joined(separator: "\n") + """

                app = FastAPI()
                @app.get("/")
                def f():
                    return "loaded"
                """

        #expect(PythonProgram.answer(source) == "loaded")
    }
}

@Test func everyBuiltInOfPythonIsThereOrRefusedWithAdvice() throws {
    let place = Repository.root.appending(path: "Tests/PlaygroundEngineTests/Golden/builtins.txt")
    let recorded = try String(contentsOf: place, encoding: .utf8)
    let names = recorded.split(separator: "\n").map(String.init)
    // The parser knows these as keywords.
    let found = Set(Builtins.all().keys).union(RefusedBuiltins.advice.keys).union(["False", "None", "True"])

    #expect(names.count > 140)
    #expect(names.filter { !found.contains($0) } == [])
}

@Test func aRefusedBuiltInIsNamed() throws {
    let source = SourceText(name: "main.py", text: "try:\n    pass\nexcept ExceptionGroup:\n    exit()\n")

    let failure = #expect(throws: LoadFailure.self) { try Application.load(source) }

    #expect(
        failure?.diagnostics.map(\.message) == [
            "the built-in ‘ExceptionGroup’ is not part of the playground's Python",
            "the built-in ‘exit’ is not part of the playground's Python",
        ])
}
