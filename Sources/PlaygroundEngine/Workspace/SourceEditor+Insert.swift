/// Where what is new goes, and how it is set off from its neighbours.
extension SourceEditor {
    /// The index in the file's body of the statement before which a new definition goes.
    ///
    /// A listing keeps its order around what it replaces. FastAPI copies a router's routes when it is included, so they
    /// stand before that. A class goes before the routes, which may name it, and behind what it names itself.
    func index(
        forNew definition: ModuleOutline.Definition, _ chunk: PythonChunk, before later: ArraySlice<PythonChunk>
    ) -> Int {
        var index = endOfDefinitions(for: chunk)
        for owner in definition.routes.map(\.owner) {
            if let inclusion = module.body.firstIndex(where: { $0.inclusion?.router == owner }) {
                index = min(index, inclusion)
            }
        }
        let outline = outline
        let replaced = later.lazy.compactMap(\.definition).compactMap { outline.namesake(of: $0) }.compactMap {
            self.index(of: $0)
        }.min()
        if let replaced { index = min(index, replaced) }
        if definition.kind == .class {
            let firstRoute = outline.definitions.first { !$0.routes.isEmpty }.flatMap { self.index(of: $0) }
            if let firstRoute { index = min(index, firstRoute) }
            if let lastClass = module.body[..<index].lastIndex(where: \.isClass) { index = lastClass + 1 }
        }
        return max(index, lowest(for: chunk.statement, definition))
    }

    /// The index to which a definition that takes another's place has to move, since it needs what stands behind that
    /// one; nil where it can stay, or where what is in between needs it in turn. Routes never move: their order counts.
    func newIndex(for definition: ModuleOutline.Definition, _ chunk: PythonChunk, inPlaceOf index: Int) -> Int? {
        let wanted = lowest(for: chunk.statement, definition)
        guard definition.routes.isEmpty, wanted > index + 1 else { return nil }
        let between = module.body[(index + 1)..<wanted]
        return between.contains { namesRead(by: $0).contains(definition.name) } ? nil : wanted
    }

    /// The index behind the last definition that `statement` needs when the file is loaded.
    private func lowest(for statement: Statement, _ definition: ModuleOutline.Definition) -> Int {
        var needed = Set(definition.routes.map(\.owner))
        if definition.kind == .class { needed.formUnion(namesRead(by: statement)) }
        needed.remove(definition.name)
        let outline = outline
        let indices = needed.compactMap { name in outline.definitions.first { $0.name == name } }.compactMap {
            index(of: $0)
        }
        return max(module.body.prefix { $0.isImport }.count, (indices.max() ?? -1) + 1)
    }

    /// The names that are looked up when `statement` runs.
    private func namesRead(by statement: Statement) -> Set<String> {
        var walk = NameWalk(SourceText(name: source.name, utf8: []), skipsFunctions: true)
        walk.visit([statement])
        return Set(walk.places.lazy.filter { !$0.isBinding }.map(\.name))
    }

    /// The index of the statement at the top level that holds `definition`.
    func index(of definition: ModuleOutline.Definition) -> Int? {
        module.body.firstIndex { $0.range.contains(definition.range.lowerBound) }
    }

    /// The index behind the last definition: that of the routers' inclusions and the main guard that end the file.
    ///
    /// An inclusion itself goes behind those that are there.
    func endOfDefinitions(for chunk: PythonChunk) -> Int {
        var end = module.body.count
        if end > 0, module.body[end - 1].isMainGuard { end -= 1 }
        guard chunk.statement.inclusion == nil else { return end }
        while end > 0, module.body[end - 1].inclusion != nil { end -= 1 }
        return end
    }

    /// Adds `chunk` before the statement at `index`, with the comments above that one, or at the end of the file.
    mutating func insert(_ chunk: PythonChunk, before index: Int, blankLines: Int) throws(EditFailure) {
        let index = startOfLine(of: index)
        let text = reindented(chunk.comments + chunk.text, margin: "")
        let before = index > 0 ? module.body[index - 1] : nil
        var needed = blankLines
        if let before { needed = max(needed, Self.distance(before, chunk.statement)) }
        // Comments alone are about the file, not about the first thing that comes into it.
        if module.body.isEmpty, !source.utf8.isEmpty { needed = max(needed, 1) }
        guard index < module.body.count else {
            let isCut = !(source.utf8.last == UInt8(ascii: "\n") || source.utf8.isEmpty)
            let gap = gap(above: source.lineStarts.count + (isCut ? 1 : 0), wanted: needed)
            let end = source.utf8.count
            return try apply(SourceEdit(range: end..<end, replacement: (isCut ? "\n" : "") + gap + text))
        }
        let next = module.body[index]
        let lowest = before.map { source.line(at: max($0.range.lowerBound, $0.range.upperBound - 1)) + 1 } ?? 1
        var line = source.line(at: next.range.lowerBound)
        while line > lowest, source.isComment(line: line - 1) { line -= 1 }
        let start = source.start(ofLine: line)
        let after = String(repeating: "\n", count: Self.distance(chunk.statement, next))
        try apply(SourceEdit(range: start..<start, replacement: gap(above: line, wanted: needed) + text + after))
    }

    /// Statements that share a line are one place: the first of them starts it.
    private func startOfLine(of index: Int) -> Int {
        var index = index
        while index > 0, index < module.body.count {
            let end = module.body[index - 1].range.upperBound
            guard source.line(at: max(0, end - 1)) == source.line(at: module.body[index].range.lowerBound) else {
                break
            }
            index -= 1
        }
        return index
    }

    /// How many blank lines set two statements apart (PEP 8).
    private static func distance(_ first: Statement, _ second: Statement) -> Int {
        if first.isDefinition || second.isDefinition || second.isMainGuard { return 2 }
        return first.isImport && !second.isImport ? 1 : 0
    }
}

extension Statement {
    fileprivate var isClass: Bool {
        if case .class = kind { true } else { false }
    }
}
