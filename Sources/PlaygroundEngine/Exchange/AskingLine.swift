/// Finds the line of `main.py` that asked for a value: a parameter of the function, or a field of a model.
///
/// It reads the source alone, so that an explanation needs no running program.
struct AskingLine {
    /// Counted from 1.
    let number: Int
    /// Without the blanks in front.
    let text: String

    private init(_ range: SourceRange, in source: SourceText) {
        number = source.line(at: min(range.lowerBound, source.utf8.count))
        text = String(source[source.range(ofLine: number)].drop { $0 == " " || $0 == "\t" })
    }

    /// The names of the parameters of the function that answers `route`; empty where the source does not show it.
    static func parameters(of route: Route, in source: SourceText) -> [String] {
        guard let module = try? Parser.parse(source) else { return [] }
        return Declarations(module).function(of: route)?.parameters.list.map(\.name) ?? []
    }

    /// The lines for several places of one route's request; nil for a place that the source does not show.
    static func find(_ places: [[PathElement]], of route: Route, in source: SourceText) -> [AskingLine?] {
        let nothing: [AskingLine?] = places.map { _ in nil }
        guard let module = try? Parser.parse(source) else { return nothing }
        let declarations = Declarations(module)
        guard let function = declarations.function(of: route) else { return nothing }
        return places.map { place in
            declarations.range(of: place, in: function).map { AskingLine($0, in: source) }
        }
    }
}

/// The functions and classes at the top of a file.
private struct Declarations {
    private let source: SourceText
    private var functions: [(definition: FunctionDefinition, range: SourceRange)] = []
    private var classes: [String: ClassDefinition] = [:]
    private static let depthLimit = 20

    init(_ module: Module) {
        source = module.source
        for statement in module.body {
            switch statement.kind {
            case .function(let function): functions.append((function, statement.range))
            case .class(let type): classes[type.name] = type
            default: break
            }
        }
    }

    func function(of route: Route) -> FunctionDefinition? {
        let named = functions.filter { $0.definition.name == route.functionName }
        return (named.first { $0.range.lowerBound == route.range.lowerBound } ?? named.first)?.definition
    }

    func range(of place: [PathElement], in function: FunctionDefinition) -> SourceRange? {
        guard case .key(let part)? = place.first, case .key(let name)? = place.dropFirst().first else { return nil }
        let parameters = function.parameters.list
        if let parameter = parameters.first(where: { isNamed(name, $0) }) {
            guard part == "body", place.count > 2, let annotation = parameter.annotation else { return parameter.range }
            return field(place.dropFirst(2), in: annotation.range, depth: 0) ?? parameter.range
        }
        // A single body parameter has no name in the place, and a model may spread over any part of a request.
        for parameter in parameters {
            guard let annotation = parameter.annotation else { continue }
            if let found = field(place.dropFirst(), in: annotation.range, depth: 0) { return found }
        }
        return nil
    }

    /// Whether a request knows the parameter as `name`: by its own name, with hyphens in a header, or by an alias.
    private func isNamed(_ name: String, _ parameter: Parameters.Parameter) -> Bool {
        parameter.name == name || parameter.name == String(name.map { $0 == "-" ? "_" : $0 })
            || source[parameter.range].contains("alias=\"\(name)\"")
    }

    private func field(_ path: ArraySlice<PathElement>, in annotation: SourceRange, depth: Int) -> SourceRange? {
        guard depth < Self.depthLimit, let first = path.first else { return nil }
        guard case .key(let key) = first else { return field(path.dropFirst(), in: annotation, depth: depth + 1) }
        for name in names(in: annotation) {
            guard let found = declaration(of: key, in: name, depth: 0) else { continue }
            return field(path.dropFirst(), in: found.annotation.range, depth: depth + 1) ?? found.range
        }
        // What is no field may be the name of a union's member.
        return path.count > 1 ? field(path.dropFirst(), in: annotation, depth: depth + 1) : nil
    }

    private func declaration(
        of key: String, in name: String, depth: Int
    ) -> (annotation: Expression, range: SourceRange)? {
        guard depth < Self.depthLimit, let type = classes[name] else { return nil }
        for statement in type.body {
            guard case .annotatedAssign(let target, let annotation, _) = statement.kind,
                case .name(let field) = target.kind
            else { continue }
            if field == key || source[statement.range].contains("alias=\"\(key)\"") {
                return (annotation, statement.range)
            }
        }
        for base in type.bases {
            guard case .positional(let expression) = base, case .name(let parent) = expression.kind else { continue }
            if let found = declaration(of: key, in: parent, depth: depth + 1) { return found }
        }
        return nil
    }

    /// The identifiers in an annotation, in order.
    private func names(in range: SourceRange) -> [String] {
        source[range].split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
    }
}
