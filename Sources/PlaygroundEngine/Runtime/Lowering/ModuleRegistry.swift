/// The modules that a program can import, by their dotted names.
package struct ModuleRegistry {
    let modules: [String: PyModule]

    package init(_ modules: [PyModule]) {
        self.modules = Dictionary(uniqueKeysWithValues: modules.map { ($0.name, $0) })
    }

    /// Every name that can be imported, with the statement that does it.
    var imports: [(name: String, statement: String)] {
        modules.values.flatMap { module in
            module.members.keys.map { (name: $0, statement: "from \(module.name) import \($0)") }
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

    var code: String {
        switch self {
        case .unknownModule: "unknown-module"
        case .unknownImport: "unknown-import"
        case .importEverything: "import-everything"
        case .relativeImport: "relative-import"
        case .unboundNonlocal: "unbound-nonlocal"
        case .tooLarge: "function-too-large"
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
        }
    }

    var note: String? {
        switch self {
        case .importEverything: "name what is used, such as ‘from fastapi import FastAPI’"
        case .tooLarge: "split it into several functions"
        case .unknownModule, .unknownImport, .relativeImport, .unboundNonlocal: nil
        }
    }
}
