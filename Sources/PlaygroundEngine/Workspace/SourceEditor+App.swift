extension SourceEditor {
    /// Adds `from fastapi import FastAPI` and `app = FastAPI()` below the imports.
    mutating func ensureApp() throws(EditFailure) {
        try ensureImport("FastAPI", from: "fastapi")
        let line = lineAfterImports
        var below = 0
        while line + below <= source.lineStarts.count, source.isBlank(line: line + below) { below += 1 }
        let isAtEnd = line + below > source.lineStarts.count
        let next = module.body.first { source.line(at: $0.range.lowerBound) >= line + below }
        let needed = isAtEnd ? 0 : (next?.isDefinition ?? false) ? 2 : 1
        let gap = String(repeating: "\n", count: max(0, needed - below))
        try insertLines("\napp = FastAPI()\n" + gap, at: source.start(ofLine: line))
        facts.append(.added("app"))
    }

    /// Sets keyword arguments of the `FastAPI(...)` call; the others stay as they are.
    mutating func configureApp(_ arguments: [(name: String, value: String)]) throws(EditFailure) {
        if outline.app == nil { try ensureApp() }
        for (name, value) in arguments {
            guard let app = outline.app else { return }
            let present = CallArguments(of: app.call, in: source).arguments
            if let old = present.first(where: { $0.name == name }) {
                try apply(SourceEdit(range: old.value, replacement: value))
            } else {
                try add("\(name)=\(value)", to: app, after: present.last)
            }
        }
        if let app = outline.app { facts.append(.configured(app: app.name)) }
    }

    /// Adds an argument behind `last`, on a line of its own where that one has its own.
    private mutating func add(
        _ argument: String, to app: ModuleOutline.App, after last: CallArguments.Argument?
    ) throws(EditFailure) {
        guard let last else {
            let closing = app.call.upperBound - 1
            return try apply(SourceEdit(range: closing..<closing, replacement: argument))
        }
        let margin = source.margin(ofLine: source.line(at: last.value.lowerBound))
        let isOnFirstLine = source.line(at: app.call.lowerBound) == source.line(at: last.value.lowerBound)
        let joint = isOnFirstLine ? ", " : ",\n" + margin
        try apply(SourceEdit(range: last.value.upperBound..<last.value.upperBound, replacement: joint + argument))
    }
}
