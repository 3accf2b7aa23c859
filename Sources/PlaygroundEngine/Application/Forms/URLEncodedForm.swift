/// Reads `application/x-www-form-urlencoded` bodies.
///
/// Source: python-multipart's `QuerystringParser` with the callbacks of Starlette's `FormParser`.
enum URLEncodedForm {
    static func parts(of body: [UInt8], limits: FormLimits = FormLimits()) throws(FormFault) -> [FormPart] {
        var parts: [FormPart] = []
        for pair in body.split(separator: UInt8(ascii: "&")) {
            let name = pair.prefix { $0 != UInt8(ascii: "=") }
            let value = pair.dropFirst(name.count + 1)
            let size = name.count + value.count
            guard size == 0 || size <= limits.partSize else { throw .largeField(limit: limits.partSize) }
            guard parts.count < limits.fields.most else { throw .manyFields(limit: limits.fields.text) }
            parts.append(FormPart(name: FormText.unquote(name), content: .text(FormText.unquote(value))))
        }
        return parts
    }
}
