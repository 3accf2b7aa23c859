import Foundation

/// What a learner hands in: for each step that is done the `main.py` with which it was, and the requests that were seen.
///
/// `docs/proof-file.md` describes its JSON. Everything in it may be forged; what counts is what holds when it is replayed.
package struct ProofFile: Codable, Hashable, Sendable {
    package static let kindName = "apiplayground-proof"
    package static let newestFormat = 1
    /// The longest file that is read, in bytes.
    package static let byteLimit = 64 << 20

    package let kind: String
    package let format: Int
    /// The version of the program that wrote it.
    package let version: String
    package let made: String
    /// The texts of `main.py`, each once.
    package let sources: [String]
    package let lessons: [ProofLesson]

    package struct ProofLesson: Codable, Hashable, Sendable {
        package let id: String
        package let steps: [ProofStep]
    }

    package struct ProofStep: Codable, Hashable, Sendable {
        package let id: String
        package let state: StepStatus
        package let seconds: Int
        package let attempts: Int
        package let doneAt: String?
        /// The place in ``ProofFile/sources`` of the `main.py` whose goals were met.
        package let source: Int?
        package let evidence: [Evidence]
        /// Checks that were fulfilled once and left no request; nil where there are none.
        package let remembered: [String]?
    }

    package struct Evidence: Codable, Hashable, Sendable {
        /// The `seen` check, as the lesson has it.
        package let check: String
        package let source: Int
        package let status: Int
        package let piecesRead: Int?
        package let requests: [RawRequest]
    }

    /// The bytes of a request: as text where they are UTF-8, else in Base64.
    package struct RawRequest: Codable, Hashable, Sendable {
        package let text: String?
        package let base64: String?
        /// How many bytes there were, where not all are here.
        package let total: Int?
        /// True where asterisks stand in the place of a secret.
        package let masked: Bool?
    }
}

extension ProofFile {
    /// What is kept of `progression`: every lesson that was begun.
    ///
    /// - Parameter now: When the file is made.
    package init(of progression: LessonProgression, version: String = ProgramVersion.current, now: Date) {
        var pool = SourcePool()
        let lessons = progression.lessons.compactMap { lesson -> ProofLesson? in
            guard let records = progression.records.lessons[lesson.id]?.steps else { return nil }
            let steps = lesson.steps.compactMap { step in
                records[step.id].map { ProofStep(step.id, $0, &pool) }
            }
            return steps.isEmpty ? nil : ProofLesson(id: lesson.id, steps: steps)
        }
        self.init(
            kind: Self.kindName, format: Self.newestFormat, version: version, made: ProofDate.text(now),
            sources: pool.texts, lessons: lessons)
    }

    /// The file as text, a line for each value and its keys sorted.
    package var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else { return "{}\n" }
        return String(decoding: data, as: UTF8.self) + "\n"
    }
}

/// Times as files have them: ISO 8601, in UTC, whole seconds.
package enum ProofDate {
    package static func text(_ date: Date) -> String { date.formatted(.iso8601) }
}

/// Texts that are named by their place, each kept once.
private struct SourcePool {
    private(set) var texts: [String] = []
    private var places: [String: Int] = [:]

    mutating func place(of text: String) -> Int {
        if let place = places[text] { return place }
        texts.append(text)
        places[text] = texts.count - 1
        return texts.count - 1
    }
}

extension ProofFile.ProofStep {
    fileprivate init(_ id: String, _ record: StepRecord, _ pool: inout SourcePool) {
        let source = record.completion?.source.map { pool.place(of: $0) }
        let sightings = record.status == .done ? record.sightings : [:]
        let evidence = sightings.sorted { $0.key < $1.key }.map { check, sighting in
            ProofFile.Evidence(
                check: check, source: pool.place(of: sighting.source), status: sighting.status,
                piecesRead: sighting.piecesRead, requests: sighting.requests.map(ProofFile.RawRequest.init))
        }
        let remembered = record.status == .done ? record.evidence.filter { sightings[$0] == nil }.sorted() : []
        self.init(
            id: id, state: record.status, seconds: Int(record.seconds.rounded()), attempts: record.attempts,
            doneAt: record.completion.map { ProofDate.text($0.time) }, source: source,
            evidence: evidence, remembered: remembered.isEmpty ? nil : remembered)
    }
}

extension ProofFile.RawRequest {
    init(_ request: RecordedRequest) {
        let text = String(validating: request.bytes, as: UTF8.self)
        self.init(
            text: text, base64: text == nil ? Data(request.bytes).base64EncodedString() : nil,
            total: request.isWhole ? nil : request.total, masked: request.isMasked ? true : nil)
    }

    /// The bytes; nil where there are none, or too many.
    var recorded: RecordedRequest? {
        let bytes: [UInt8]
        if let text {
            bytes = Array(text.utf8)
        } else if let base64, let data = Data(base64Encoded: base64) {
            bytes = Array(data)
        } else {
            return nil
        }
        guard bytes.count <= RecordedRequest.byteLimit else { return nil }
        return RecordedRequest(bytes: bytes, total: max(total ?? bytes.count, bytes.count), isMasked: masked ?? false)
    }
}
