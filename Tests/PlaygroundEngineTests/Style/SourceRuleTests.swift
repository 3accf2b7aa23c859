import Testing

struct SourceRuleStyleTests {
    @Test func noFileGrowsPast400Lines() throws {
        let long = try Repository.swiftFiles("Sources", "Tests", "Benchmarks").filter { $0.lineCount > 400 }

        #expect(long.map(\.path) == [])
    }

    @Test func oneFileTouchesNcurses() throws {
        let files = try Repository.swiftFiles("Sources").filter { $0.imports.contains("CNCurses") }

        #expect(files.map(\.path).filter { !$0.hasPrefix("Sources/APIPlayground/Terminal/") } == [])
        #expect(files.count == 1)
    }

    @Test func oneFileEachBootstrapsTheServerAndTheClient() throws {
        let files = try Repository.swiftFiles("Sources")

        #expect(files.filter { $0.code.contains("ServerBootstrap(") }.compactMap(\.engineFolder) == ["Server"])
        #expect(files.filter { $0.code.contains("ClientBootstrap(") }.compactMap(\.engineFolder) == ["Client"])
    }

    /// Where each library may be imported: a module's name, and the folders whose files may know it.
    @Test(arguments: [
        ("NIOPosix", ["PlaygroundEngine/Server", "PlaygroundEngine/Client", "PlaygroundEngine/Session"]),
        ("NIOHTTP1", ["PlaygroundEngine/Server", "PlaygroundEngine/Client"]),
        ("NIOExtras", ["PlaygroundEngine/Server"]),
        (
            "NIOCore",
            ["PlaygroundEngine/Server", "PlaygroundEngine/Client", "PlaygroundEngine/Session", "APIPlayground/Main"]
        ),
        ("GRDB", ["PlaygroundEngine/Store"]),
        ("CMarkGFM", ["PlaygroundEngine/Lessons"]),
        ("CPCRE2", ["PlaygroundEngine/Runtime/Modules/Regex"]),
        ("CLeptonica", ["PlaygroundEngine/Runtime/Modules/Images"]),
        ("BigInt", ["PlaygroundEngine/Python", "PlaygroundEngine/Runtime", "PlaygroundEngine/Validation"]),
        ("ArgumentParser", ["APIPlayground/Main"]),
    ])
    func librariesStayBehindTheirSeams(module: String, folders: [String]) throws {
        let files = try Repository.swiftFiles("Sources").filter { $0.imports.contains(module) }

        let strays = files.map(\.path).filter { path in !folders.contains { path.hasPrefix("Sources/\($0)/") } }

        #expect(strays == [])
    }

    @Test func nothingInTheSourcesCanTrapOnPurpose() throws {
        let files = try Repository.swiftFiles("Sources")

        #expect(files.flatMap { SourceRules.places(of: SourceRules.traps, in: $0) } == [])
    }

    @Test func theEngineNeverPrintsAndNeverExits() throws {
        let files = try Repository.swiftFiles("Sources/PlaygroundEngine")

        #expect(files.flatMap { SourceRules.places(of: SourceRules.output, in: $0) } == [])
    }

    @Test func nothingIsLeftForLater() throws {
        let words = ["TO" + "DO", "FIX" + "ME"]
        let files = try Repository.swiftFiles("Sources", "Tests", "Benchmarks").filter { file in
            words.contains { file.text.utf8.contains($0.utf8) }
        }

        #expect(files.map(\.path) == [])
    }

    @Test(arguments: [
        ("let a = b as! Int", true), ("try! f()", true), ("fatalError()", true), ("preconditionFailure(\"no\")", true),
        ("let a = b!", true), ("f()!.g()", true), ("a[0]!", true), ("var a: Int!", true), ("b!(1)", true),
        ("a != b", false), ("!a", false), ("a && !b", false),
        ("let a = \"b! try! as!\"", false), ("// fatalError()", false), ("let f = try? g()", false), ("a as? B", false),
    ])
    func aTrapIsFoundInCodeAndNotInWords(line: String, isTrap: Bool) {
        let file = SourceFile(path: "Sources/File.swift", text: line)

        #expect(SourceRules.places(of: SourceRules.traps, in: file).isEmpty != isTrap)
    }

    @Test(arguments: [
        ("print(a)", true), ("debugPrint(a)", true), ("exit(1)", true), ("FileHandle.standardError.write(a)", true),
        ("putchar(1)", true), ("case print", false), ("builtins.print(a)", false), ("let a = \"print(b)\"", false),
        ("func sprint(a: Int)", false), ("a.exit(1)", false),
    ])
    func outputIsFoundInCodeAndNotInWords(line: String, isOutput: Bool) {
        let file = SourceFile(path: "Sources/PlaygroundEngine/File.swift", text: line)

        #expect(SourceRules.places(of: SourceRules.output, in: file).isEmpty != isOutput)
    }
}

/// Code that this project does without, as patterns over code without words.
enum SourceRules {
    /// Ends the program where a value is not what it was thought to be.
    static let traps = Rule(words: ["!", "fatalError(", "preconditionFailure("]) {
        /\bas!|\btry!|\b(?:fatalError|preconditionFailure)\(|[\w)\]>]!(?![=\w])/
    }

    /// Writes to the terminal or ends the process.
    static let output = Rule(words: ["print", "Print(", "dump(", "exit(", "abort(", "put", "NSLog(", "FileHandle"]) {
        /(?:^|[^\w.])(?:print|debugPrint|dump|exit|abort|puts|putchar|printf|NSLog)\(|FileHandle\.standard(?:Output|Error)/
    }

    /// A pattern, and words of which one is in every line that matches.
    struct Rule: Sendable {
        let words: [String]
        let pattern: @Sendable () -> Regex<Substring>
    }

    /// `path:line` of each match of `rule` in the code of `file`.
    static func places(of rule: Rule, in file: SourceFile) -> [String] {
        let pattern = rule.pattern()
        return file.code.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
            index, line in
            let mayMatch = rule.words.contains { line.utf8.contains($0.utf8) }
            return mayMatch && line.contains(pattern) ? "\(file.path):\(index + 1): \(line)" : nil
        }
    }
}
