import Foundation

/// Reads the requests of an HTTP archive.
///
/// Source: the HAR 1.2 specification.
package enum HARReader {
    /// Why a text is no archive, in a sentence that names the place.
    package struct Failure: Error, Hashable, Sendable {
        package let message: String
    }

    package static func read(_ bytes: [UInt8]) throws(Failure) -> [ImportedRequest] {
        let root: Root
        do {
            root = try JSONDecoder().decode(Root.self, from: Data(bytes))
        } catch let error as DecodingError {
            throw failure(error, bytes)
        } catch {
            throw Failure(message: "the file cannot be read: \((error as NSError).localizedDescription)")
        }
        guard !root.log.entries.isEmpty else {
            throw Failure(message: "log.entries is empty, so the archive has no request in it")
        }
        var requests: [ImportedRequest] = []
        for (index, entry) in root.log.entries.enumerated() {
            guard let (host, target) = ImportedRequest.parts(ofURL: entry.request.url) else {
                throw Failure(
                    message: "the URL of entry \(index + 1), ‘\(VisibleText.escape(entry.request.url))’, is none")
            }
            var request = ImportedRequest(
                method: entry.request.method, host: host, target: target,
                headers: (entry.request.headers ?? []).map { HeaderField($0.name, $0.value ?? "") },
                body: entry.request.postData?.bytes ?? [])
            request.status = entry.response?.status ?? 0
            request.time = entry.startedDateTime.flatMap(date)
            requests.append(request)
        }
        return requests
    }

    private static func failure(_ error: DecodingError, _ bytes: [UInt8]) -> Failure {
        switch error {
        case .keyNotFound(let key, let context):
            Failure(
                message: "\(place(context.codingPath)) has no ‘\(key.stringValue)’, which an HTTP archive has there")
        case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
            Failure(
                message: "\(place(context.codingPath)) is of another kind than an HTTP archive has there: "
                    + "expected \(word(for: type))")
        case .dataCorrupted: Failure(message: syntaxFault(of: bytes))
        @unknown default: Failure(message: syntaxFault(of: bytes))
        }
    }

    /// `log.entries[2].request`
    private static func place(_ path: [any CodingKey]) -> String {
        let place = path.reduce(into: "") { place, key in
            place += key.intValue.map { "[\($0)]" } ?? (place.isEmpty ? key.stringValue : ".\(key.stringValue)")
        }
        return place.isEmpty ? "the file" : place
    }

    private static func word(for type: Any.Type) -> String {
        if type == String.self { return "a text" }
        if type == Int.self { return "a number" }
        return "\(type)".hasPrefix("Array") ? "a list" : "an object"
    }

    private static func syntaxFault(of bytes: [UInt8]) -> String {
        do throws(JSONDecodingFault) {
            _ = try JSONReader.read(bytes)
            return "the file is no JSON in UTF-8"
        } catch {
            return "the file is no JSON: \(error.message) at line \(error.line), column \(error.column)"
        }
    }

    private static func date(_ text: String) -> Date? {
        let plain = Date.ISO8601FormatStyle()
        return
            (try? plain.year().month().day().time(includingFractionalSeconds: true).timeZone(separator: .omitted)
            .parse(text)) ?? (try? plain.parse(text))
    }

    // MARK: The format, as far as it matters here

    private struct Root: Decodable {
        let log: Log
    }

    private struct Log: Decodable {
        let entries: [Entry]
    }

    private struct Entry: Decodable {
        let startedDateTime: String?
        let request: Request
        let response: Response?

        struct Request: Decodable {
            let method: String
            let url: String
            let headers: [Pair]?
            let postData: PostData?
        }

        struct Response: Decodable {
            let status: Int
        }
    }

    private struct Pair: Decodable {
        let name: String
        let value: String?
    }

    private struct PostData: Decodable {
        let text: String?
        let params: [Pair]?
        /// Not of the specification, but written by tools for bodies that are no text.
        let encoding: String?

        var bytes: [UInt8] {
            if let text {
                return encoding == "base64" ? Data(base64Encoded: text).map(Array.init) ?? [] : Array(text.utf8)
            }
            // Without a text the parameters are the fields of a form, written as they were sent.
            return Array((params ?? []).map { "\($0.name)=\($0.value ?? "")" }.joined(separator: "&").utf8)
        }
    }
}
