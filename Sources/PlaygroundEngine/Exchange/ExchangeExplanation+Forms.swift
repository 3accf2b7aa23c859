/// What to say about forms.
extension ExchangeExplanation {
    /// What a 422 of a form does not say by itself.
    static func formHints(_ issues: [RequestIssue], _ exchange: Exchange) -> [Line] {
        guard let request = exchange.request, issues.contains(where: \.isOfForm) else { return [] }
        let type = request.headers["content-type"]
        let options = OptionsHeader(type ?? "")
        let parts: [FormPart]
        switch FormText.latin1(options.value) {
        case "multipart/form-data": parts = (try? MultipartForm.parts(of: request.body, options)) ?? []
        case "application/x-www-form-urlencoded": parts = (try? URLEncodedForm.parts(of: request.body)) ?? []
        default:
            let found = type.map { "the Content-Type is \(VisibleText.escape(String($0.prefix(60))))" }
            return [
                Line(
                    .text,
                    "The route reads a form, and \(found ?? "the request has no Content-Type"), so no field was found."),
                Line(
                    .hint,
                    "Send application/x-www-form-urlencoded or multipart/form-data: "
                        + "send \(request.method) \(VisibleText.escape(request.rawPath)) --form name=value"),
            ]
        }
        return issues.prefix(8).compactMap { hint(for: $0, parts) }
    }

    private static func hint(for issue: RequestIssue, _ parts: [FormPart]) -> Line? {
        guard issue.isOfForm, case .key(let name)? = issue.location.dropFirst().first else { return nil }
        let shown = VisibleText.escape(name)
        let sent = parts.filter { $0.name == name }
        if issue.type == "missing" {
            guard let last = sent.last else {
                let near = Suggestion.nearest(to: name, among: Set(parts.map(\.name)).sorted())
                return near.map { Line(.text, "The form has ‘\(VisibleText.escape($0))’ and no ‘\(shown)’.") }
            }
            switch last.content {
            case .text: return Line(.text, "‘\(shown)’ was sent empty, which counts as not sent.")
            case .file: return Line(.text, "‘\(shown)’ was sent without a file, which counts as not sent.")
            }
        }
        if issue.message.contains("Expected UploadFile") {
            return Line(.hint, "‘\(shown)’ has to be a file, and came as text: \(shown)@FILE sends one.")
        }
        if issue.input.hasPrefix("UploadFile(") {
            return Line(.hint, "‘\(shown)’ came as a file, and the route takes text: \(shown)=TEXT sends that.")
        }
        return nil
    }

    // MARK: Broken forms

    /// A form of which no fields could be made, with the bytes at fault.
    static func brokenForm(
        _ fault: FormFault, _ route: Route?, of exchange: Exchange, in source: SourceText
    ) -> [Line] {
        let asked = route.map { "\(place(of: $0, in: source)) was not called: " } ?? ""
        var lines = [Line(.text, "\(asked)\(words(for: fault))")]
        if let offset = fault.offset, let body = exchange.request?.body, offset <= body.count {
            let start = body[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
            let end = body[offset...].firstIndex(of: 0x0A).map { $0 + 1 } ?? body.count
            lines += marked(Array(body[start..<end]), offset - start..<offset - start + 1, "")
        }
        if let hint = hint(for: fault) { lines.append(Line(.hint, hint)) }
        return lines
    }

    private static func words(for fault: FormFault) -> String {
        switch fault {
        case .missingBoundary: "the Content-Type is multipart/form-data, and names no boundary."
        case .longBoundary(let count): "the boundary has \(count) bytes, and 256 is the most."
        case .noBoundary(let boundary, _):
            "a multipart form begins with its boundary, --\(VisibleText.escape(String(boundary.prefix(80)))), "
                + "and this body does not."
        case .boundaryEnd: "a boundary is followed by CR LF or by --, and here by neither."
        case .headerName: "the head of a part has a byte that no field's name may have."
        case .emptyHeaderName: "the head of a part has a field without a name."
        case .headerEnd: "a line in the head of a part ends in CR without LF."
        case .longHeader: "the head of a part has a line of more than 4,224 bytes."
        case .manyHeaders: "the head of a part has more than 8 fields."
        case .missingName: "a part has no Content-Disposition with a name, so it belongs to no field."
        case .manyFiles(let limit): "the form has more files than the \(limit) that are allowed."
        case .manyFields(let limit): "the form has more fields than the \(limit) that are allowed."
        case .largePart(let limit), .largeField(let limit):
            "a field that is no file has more than the \(limit) bytes that are allowed."
        }
    }

    private static func hint(for fault: FormFault) -> String? {
        switch fault {
        case .missingBoundary:
            "Leave the Content-Type to the client: it has to match the body, as in multipart/form-data; boundary=XYZ."
        case .missingName: "A part begins with: Content-Disposition: form-data; name=\"field\""
        case .largePart, .largeField: "Send large contents as a file: name@FILE."
        case .longBoundary, .noBoundary, .boundaryEnd, .headerName, .emptyHeaderName, .headerEnd, .longHeader,
            .manyHeaders, .manyFiles, .manyFields:
            nil
        }
    }
}

extension FormFault {
    /// Where in the body it shows.
    fileprivate var offset: Int? {
        switch self {
        case .noBoundary(_, let offset), .boundaryEnd(let offset), .headerName(let offset),
            .emptyHeaderName(let offset), .headerEnd(let offset), .longHeader(let offset), .manyHeaders(let offset),
            .missingName(let offset):
            offset
        case .missingBoundary, .longBoundary, .manyFiles, .manyFields, .largePart, .largeField: nil
        }
    }
}
