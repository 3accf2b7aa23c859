import Foundation

/// Why a file is no proof.
package enum ProofFileFault: Error, Hashable, Sendable {
    /// Valid JSON of another shape; `place` is a path such as `lessons[0].steps[2].source`.
    case wrongShape(place: String, problem: String)
    case otherKind(String)
    case newerFormat(Int)
    case tooLarge(what: String, limit: Int)

    package var message: String {
        switch self {
        case .wrongShape(let place, let problem):
            (place.isEmpty ? "" : "at \(place): ") + problem + "; docs/proof-file.md describes the format"
        case .otherKind(let kind):
            "at kind: expected “\(ProofFile.kindName)”, found “\(kind)”; apiplayground progress proof writes such a file"
        case .newerFormat(let format):
            "at format: this version reads format \(ProofFile.newestFormat), found \(format); a newer version is needed"
        case .tooLarge(let what, let limit): "\(what); up to \(limit) are read"
        }
    }
}

extension ProofFile {
    /// The most steps and the most sources that a file may have.
    package static let stepLimit = 2_000
    package static let sourceCountLimit = 20_000

    /// Reads `data`, which is JSON.
    package static func read(_ data: Data) throws(ProofFileFault) -> ProofFile {
        let head: Head = try decode(data)
        guard head.kind == kindName else { throw .otherKind(String(VisibleText.escape(head.kind).prefix(60))) }
        guard (1...newestFormat).contains(head.format) else { throw .newerFormat(head.format) }
        let file: ProofFile = try decode(data)
        guard file.sources.count <= sourceCountLimit else {
            throw .tooLarge(what: "at sources: \(file.sources.count) texts", limit: sourceCountLimit)
        }
        let count = file.lessons.reduce(0) { $0 + $1.steps.count }
        guard count <= stepLimit else { throw .tooLarge(what: "at lessons: \(count) steps", limit: stepLimit) }
        try file.checkReferences()
        return file
    }

    private struct Head: Decodable {
        let kind: String
        let format: Int
    }

    private static func decode<Value: Decodable>(_ data: Data) throws(ProofFileFault) -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: data)
        } catch let error as DecodingError {
            throw ProofFileFault(error)
        } catch {
            throw .wrongShape(place: "", problem: "it cannot be read")
        }
    }

    /// Every number that stands for a source names one, no name stands twice, and nothing is longer than it may be.
    private func checkReferences() throws(ProofFileFault) {
        for (index, source) in sources.enumerated() where source.utf8.count > RecordedSighting.sourceLimit {
            throw .tooLarge(
                what: "at sources[\(index)]: \(source.utf8.count) bytes", limit: RecordedSighting.sourceLimit)
        }
        var lessonIDs: Set<String> = []
        for (number, lesson) in lessons.enumerated() {
            let place = "lessons[\(number)]"
            guard lessonIDs.insert(lesson.id).inserted else {
                throw .wrongShape(place: "\(place).id", problem: "this lesson stands there twice")
            }
            var stepIDs: Set<String> = []
            for (number, step) in lesson.steps.enumerated() {
                let place = "\(place).steps[\(number)]"
                guard stepIDs.insert(step.id).inserted else {
                    throw .wrongShape(place: "\(place).id", problem: "this step stands there twice")
                }
                try check(step, at: place)
            }
        }
    }

    private func check(_ step: ProofStep, at place: String) throws(ProofFileFault) {
        try checkSource(step.source, at: place)
        guard step.evidence.count <= 100 else {
            throw .tooLarge(what: "at \(place).evidence: \(step.evidence.count) entries", limit: 100)
        }
        if let count = step.remembered?.count, count > 100 {
            throw .tooLarge(what: "at \(place).remembered: \(count) entries", limit: 100)
        }
        for (number, evidence) in step.evidence.enumerated() {
            let place = "\(place).evidence[\(number)]"
            try checkSource(evidence.source, at: place)
            guard (1...RecordedSighting.requestLimit).contains(evidence.requests.count) else {
                throw .wrongShape(
                    place: "\(place).requests",
                    problem: "expected 1 to \(RecordedSighting.requestLimit) requests, found \(evidence.requests.count)"
                )
            }
            for (number, request) in evidence.requests.enumerated() where request.recorded == nil {
                throw .wrongShape(
                    place: "\(place).requests[\(number)]",
                    problem: "expected text or base64 of up to \(RecordedRequest.byteLimit) bytes")
            }
        }
    }

    private func checkSource(_ source: Int?, at place: String) throws(ProofFileFault) {
        guard let source, !sources.indices.contains(source) else { return }
        throw .wrongShape(place: "\(place).source", problem: "there is no source \(source) among the \(sources.count)")
    }
}

extension ProofFileFault {
    init(_ error: DecodingError) {
        switch error {
        case .keyNotFound(let key, let context):
            self = .wrongShape(place: Self.place(context.codingPath), problem: "“\(key.stringValue)” is missing")
        case .valueNotFound(_, let context):
            self = .wrongShape(place: Self.place(context.codingPath), problem: "a value is missing")
        case .typeMismatch(let type, let context):
            self = .wrongShape(
                place: Self.place(context.codingPath), problem: "expected \(Self.name(of: type)), found something else")
        case .dataCorrupted(let context):
            let what = context.codingPath.isEmpty ? "a value, such as a number too large," : "this value"
            self = .wrongShape(place: Self.place(context.codingPath), problem: "\(what) is none that is known here")
        @unknown default:
            self = .wrongShape(place: "", problem: "it cannot be read")
        }
    }

    private static func place(_ path: [any CodingKey]) -> String {
        path.reduce("") { place, key in
            if let index = key.intValue { return "\(place)[\(index)]" }
            return place.isEmpty ? key.stringValue : "\(place).\(key.stringValue)"
        }
    }

    private static func name(of type: any Any.Type) -> String {
        switch type {
        case is String.Type: "text"
        case is Int.Type: "a whole number"
        case is Bool.Type: "true or false"
        case is [String: Any].Type: "an object"
        default: "\(type)".hasPrefix("Array") ? "a list" : "an object"
        }
    }
}
