/// The names that Python typed at the prompt can use: what `main.py` defines, and what can be imported.
package struct PythonNames: Hashable, Sendable {
    /// A class and what it is made of.
    package struct Class: Hashable, Sendable {
        package let name: String
        package var fields: [Field]

        package init(name: String, fields: [Field]) {
            self.name = name
            self.fields = fields
        }
    }

    /// A field of a class with its annotation as written.
    package struct Field: Hashable, Sendable {
        package let name: String
        package let type: String

        package init(name: String, type: String) {
            self.name = name
            self.type = type
        }
    }

    package var classes: [Class] = []
    package var functions: [String] = []
    /// Everything else that a name stands for.
    package var values: [String] = []
    /// The app and the routers, on which decorators are called.
    package var owners: [String] = []
    /// The names in each module that can be imported, sorted.
    package var modules: [String: [String]] { otherModules ?? Self.importable }
    private let otherModules: [String: [String]]?

    package init() {
        otherModules = nil
    }

    /// The names that `module` defines at its top level.
    ///
    /// - Parameter modules: The names in modules, where they are not those that every program can import.
    package init(_ module: Module, modules: [String: [String]]? = nil) {
        otherModules = modules
        for statement in module.body { add(statement, in: module.source) }
    }

    private mutating func add(_ statement: Statement, in source: SourceText) {
        switch statement.kind {
        case .function(let function): functions.append(function.name)
        case .class(let definition): classes.append(Self.class(definition, in: source, classes))
        case .assign(let targets, let value):
            for case .name(let name) in targets.map(\.kind) { add(name, value) }
        case .annotatedAssign(let target, _, let value): if case .name(let name) = target.kind { add(name, value) }
        default: break
        }
    }

    private mutating func add(_ name: String, _ value: Expression?) {
        if case .call(let callee, _)? = value?.kind, case .name(let type) = callee.kind,
            ["FastAPI", "APIRouter"].contains(type)
        {
            owners.append(name)
        } else {
            values.append(name)
        }
    }

    /// A class with its fields, those that it inherits from earlier ones first.
    private static func `class`(
        _ definition: ClassDefinition, in source: SourceText, _ earlier: [Class]
    ) -> Class {
        var fields: [Field] = []
        for case .positional(let base) in definition.bases {
            if case .name(let name) = base.kind { fields += earlier.last { $0.name == name }?.fields ?? [] }
        }
        for statement in definition.body {
            guard case .annotatedAssign(let target, let annotation, _) = statement.kind,
                case .name(let name) = target.kind
            else { continue }
            fields.removeAll { $0.name == name }
            fields.append(Field(name: name, type: source[annotation.range]))
        }
        return Class(name: definition.name, fields: fields)
    }

    /// What every program can import. It is made when it is first asked for: that takes longer than a start should, and
    /// few lines name a module.
    private static let importable: [String: [String]] = FastAPIModule.registry.modules.mapValues { module in
        module.attributeNames.filter { !$0.hasPrefix("_") }.sorted()
    }
}
