extension ReplayCommand {
    /// The request of the row with the changes in it; without any, byte for byte what was sent.
    ///
    /// - Throws: Where the changes would make a form, which a replay cannot build anew.
    package func request(replaying request: Request) throws(ReplayFault) -> ClientRequest {
        var headers = request.headers
        var body = request.body
        for item in changes.headers {
            switch item {
            case .set(let name, let value): headers.set(name, value)
            case .leaveOut(let name): headers.remove(name)
            }
        }
        var target = target ?? request.target
        for query in changes.queries {
            target = Self.setting(
                TargetEncoding.encodeQueryPart(query.name), to: TargetEncoding.encodeQueryPart(query.value), in: target)
        }
        switch try changed(&body) {
        case .nothing: break
        case .json:
            if request.headers["content-type"] == nil { headers.set("Content-Type", "application/json") }
            headers.set("Content-Length", String(body.count))
        case .text: headers.set("Content-Length", String(body.count))
        }
        return ClientRequest(
            method: method ?? request.method, target: target, headers: headers, body: body)
    }

    private enum Change {
        case nothing, json, text
    }

    private func changed(_ body: inout [UInt8]) throws(ReplayFault) -> Change {
        guard changes.images.isEmpty else { throw .form }
        let new: SendBody
        do throws(Diagnostic) { new = try changes.body() } catch { throw .form }
        switch new {
        case .none: return .nothing
        case .raw(let text, let isJSON):
            body = Array(text.utf8)
            return isJSON ? .json : .text
        case .form: throw .form
        case .json:
            let old = body.isEmpty ? .object([]) : JSONPlaces.read(body)?.kind
            guard case .object(let members)? = old else { throw .noObject }
            var texts = members.map { member in
                (
                    member.key,
                    String(decoding: body[member.keyRange.lowerBound..<member.value.range.upperBound], as: UTF8.self)
                )
            }
            for field in changes.fields {
                guard let (name, json) = field.jsonField else { continue }
                let text = "\(JSONText.quoted(name)): \(json)"
                if let index = texts.lastIndex(where: { $0.0 == name }) {
                    texts[index].1 = text
                } else {
                    texts.append((name, text))
                }
            }
            body = Array("{\(texts.map(\.1).joined(separator: ", "))}".utf8)
            return .json
        }
    }

    private static func setting(_ name: String, to value: String, in target: String) -> String {
        let path = target.prefix { $0 != "?" }
        var pairs = target.dropFirst(path.count + 1).split(separator: "&").map(String.init)
        pairs.removeAll { $0.prefix { $0 != "=" } == name }
        return "\(path)?" + (pairs + ["\(name)=\(value)"]).joined(separator: "&")
    }
}

/// Why a request cannot be sent again with changes.
package enum ReplayFault: Error, Hashable, Sendable {
    case form
    /// The body is no JSON object, so that no field of it can be changed.
    case noObject
    case noRequest

    package var message: String {
        switch self {
        case .form: "replay changes header fields, the query and JSON; a form is sent anew with send"
        case .noObject: "the body of that request is no JSON object; a whole body in its place is: replay N {…}"
        case .noRequest: "the bytes of that row are no request, so they cannot be sent again"
        }
    }
}

extension Headers {
    /// Gives the first field called `name` another value, or adds it at the end.
    mutating func set(_ name: String, _ value: String) {
        if let index = fields.firstIndex(where: { $0.name.lowercased() == name.lowercased() }) {
            fields[index] = HeaderField(fields[index].name, value)
        } else {
            fields.append(HeaderField(name, value))
        }
    }

    /// Takes away every field called `name`.
    mutating func remove(_ name: String) {
        fields.removeAll { $0.name.lowercased() == name.lowercased() }
    }
}
