/// The modules that a program can import, by their dotted names.
package struct ModuleRegistry {
    let modules: [String: PyModule]
    /// The modules without those that a package has as attributes only.
    private let given: [PyModule]

    package init(_ modules: [PyModule]) {
        var known = Dictionary(uniqueKeysWithValues: modules.map { ($0.name, $0) })
        // A package has its modules as attributes. What is written in Python says so itself.
        let nested = Dictionary(grouping: modules.filter { $0.name.contains(".") }) { $0.name.prefix { $0 != "." } }
        for (package, inner) in nested {
            let name = String(package)
            guard known[name]?.script == nil else { continue }
            var members = known[name]?.members ?? [:]
            for module in inner {
                let own = String(module.name.dropFirst(package.count + 1))
                if members[own] == nil { members[own] = .object(module) }
            }
            known[name] = PyModule(name, members: members)
        }
        self.modules = known
        given = modules
    }

    /// Every name that can be imported, with the statement that does it.
    var imports: [(name: String, statement: String)] {
        given.flatMap { module in
            module.attributeNames.map { (name: $0, statement: "from \(module.name) import \($0)") }
        }
    }
}

/// What can be wrong with a program whose grammar is right.
enum LoweringProblem: Problem {
    case unknownModule(String, nearest: String?)
    case unknownImport(module: String, name: String, nearest: String?)
    case importEverything(String)
    case relativeImport
    case unboundNonlocal(String)
    case tooLarge(String)
    /// `construct` waits, and the function around it is not `async`.
    case outsideAsync(String)
    case yieldInComprehension
    case yieldFromInAsync
    case returnInAsyncGenerator

    var code: String {
        switch self {
        case .unknownModule: "unknown-module"
        case .unknownImport: "unknown-import"
        case .importEverything: "import-everything"
        case .relativeImport: "relative-import"
        case .unboundNonlocal: "unbound-nonlocal"
        case .tooLarge: "function-too-large"
        case .outsideAsync: "outside-async-function"
        case .yieldInComprehension: "yield-in-comprehension"
        case .yieldFromInAsync: "yield-from-in-async-function"
        case .returnInAsyncGenerator: "return-in-async-generator"
        }
    }

    var message: String {
        switch self {
        case .unknownModule(let name, let nearest):
            "the playground has no module ‘\(name)’" + (nearest.map { "; did you mean ‘\($0)’?" } ?? "")
        case .unknownImport(let module, let name, let nearest):
            "the playground's ‘\(module)’ has no name ‘\(name)’" + (nearest.map { "; did you mean ‘\($0)’?" } ?? "")
        case .importEverything(let module): "‘from \(module) import *’ hides where names come from"
        case .relativeImport: "‘main.py’ stands alone, so there is nothing to import relatively"
        case .unboundNonlocal(let name): "no enclosing function binds ‘\(name)’, which ‘nonlocal’ names"
        case .tooLarge(let what): "\(what) is too large to run here"
        case .outsideAsync(let construct):
            "\(construct.contains(" ") && !construct.hasPrefix("async ") ? construct : "‘\(construct)’") stands outside an ‘async def’"
        case .yieldInComprehension: "‘yield’ stands inside a comprehension"
        case .yieldFromInAsync: "‘yield from’ stands inside an ‘async def’"
        case .returnInAsyncGenerator: "‘return’ with a value stands in an ‘async def’ that yields"
        }
    }

    var note: String? {
        switch self {
        case .importEverything: "name what is used, such as ‘from fastapi import FastAPI’"
        case .tooLarge: "split it into several functions"
        case .outsideAsync: "make the function around it ‘async def’"
        case .yieldInComprehension: "a loop can yield: for … in …: yield …"
        case .yieldFromInAsync: "write ‘async for value in …: yield value’"
        case .returnInAsyncGenerator: "an asynchronous generator yields its values; a bare ‘return’ ends it"
        case .unknownModule(let name, nil) where !RefusedModules.isPythons(name): RefusedModules.oneFile
        case .relativeImport: RefusedModules.oneFile
        case .unknownModule, .unknownImport, .unboundNonlocal: nil
        }
    }
}
