extension SourceEditor {
    /// Makes the names of an import statement known, by the import that is there where one fits.
    mutating func putImport(_ chunk: PythonChunk) throws(EditFailure) {
        switch chunk.statement.kind {
        case .importFrom(let module, let level, let names):
            let missing = names.filter { !isImported($0, from: module, level: level) }
            guard !missing.isEmpty else { return }
            facts.append(.imported(missing.map(\.boundName)))
            guard let last = lastName(importedFrom: module, level: level), !missing.contains(where: { $0.name == "*" })
            else { return try insertImport(chunk.comments + chunk.text) }
            let words = missing.map { name in name.alias.map { "\(name.name) as \($0)" } ?? name.name }
            try add(words, after: last)
        case .importModules(let names):
            let missing = names.filter { !isImported($0) }
            guard !missing.isEmpty else { return }
            facts.append(.imported(missing.map(\.boundName)))
            try insertImport(chunk.comments + chunk.text)
        default: return
        }
    }

    /// Makes sure that `name` of `module` is imported under its own name.
    mutating func ensureImport(_ name: String, from module: String) throws(EditFailure) {
        for chunk in PythonChunk.chunks(of: try Self.parse("from \(module) import \(name)\n")) { try putImport(chunk) }
    }

    private func isImported(_ name: ImportedName, from wanted: String, level: Int) -> Bool {
        module.body.contains { statement in
            guard case .importFrom(wanted, level, let names) = statement.kind else { return false }
            return names.contains { $0.isSameImport(as: name) }
        }
    }

    private func isImported(_ name: ImportedName) -> Bool {
        module.body.contains { statement in
            guard case .importModules(let names) = statement.kind else { return false }
            return names.contains { $0.isSameImport(as: name) }
        }
    }

    private func lastName(importedFrom wanted: String, level: Int) -> ImportedName? {
        for statement in module.body {
            if case .importFrom(wanted, level, let names) = statement.kind, let last = names.last, last.name != "*" {
                return last
            }
        }
        return nil
    }

    /// Adds names behind the last one of an import, on lines of their own where that one has its own.
    private mutating func add(_ names: [String], after last: ImportedName) throws(EditFailure) {
        let line = source.line(at: last.range.lowerBound)
        let before = source[source.start(ofLine: line)..<last.range.lowerBound]
        let joint = before.allSatisfy(\.isWhitespace) ? ",\n" + before : ", "
        let end = last.range.upperBound
        try apply(SourceEdit(range: end..<end, replacement: names.map { joint + $0 }.joined()))
    }

    /// Adds an import statement below those at the top of the file.
    private mutating func insertImport(_ text: String) throws(EditFailure) {
        let line = lineAfterImports
        let start = source.start(ofLine: line)
        let isFirst = !module.body.contains(where: \.isImport)
        let needsGap = isFirst && line <= source.lineStarts.count && !source.isBlank(line: line)
        try insertLines(text + (needsGap ? "\n" : ""), at: start)
    }

    /// The number of the line below the imports, the docstring and the comments that open the file.
    var lineAfterImports: Int {
        let opening = module.body.enumerated().prefix { $1.isImport || ($0 == 0 && $1.isDocstring) }
        if let last = opening.last?.element {
            return source.line(at: max(last.range.lowerBound, last.range.upperBound - 1)) + 1
        }
        // Comments set off by a blank line are about the file; those right above a statement are about it.
        var line = 1
        while line <= source.lineStarts.count, source.isComment(line: line) { line += 1 }
        if line <= source.lineStarts.count, source.isBlank(line: line) { return line }
        return source.utf8.starts(with: "#!".utf8) ? 2 : 1
    }

    /// Inserts whole lines at `offset`, after a newline where the line before has none.
    mutating func insertLines(_ text: String, at offset: Int) throws(EditFailure) {
        let isCut = offset > 0 && source.utf8[offset - 1] != UInt8(ascii: "\n")
        try apply(SourceEdit(range: offset..<offset, replacement: (isCut ? "\n" : "") + text))
    }
}

extension ImportedName {
    fileprivate func isSameImport(as other: ImportedName) -> Bool { name == other.name && alias == other.alias }
}
