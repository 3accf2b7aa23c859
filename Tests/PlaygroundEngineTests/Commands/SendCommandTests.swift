import Foundation
import Testing

@testable import PlaygroundEngine

private func parsed(_ line: String) throws -> SendCommand {
    guard case .send(let send) = try CommandParser.parse(line) else { throw CancellationError() }
    return send
}

@Test(arguments: [
    ("send get /secret", SendCommand(method: "GET", target: "/secret")),
    ("send BREW /pot", SendCommand(method: "BREW", target: "/pot")),
    ("send GET http://127.0.0.1:8000/a?b=1", SendCommand(method: "GET", target: "/a?b=1", port: 8000)),
    ("send GET localhost:8000", SendCommand(method: "GET", target: "/", port: 8000)),
    ("send GET :8123/x", SendCommand(method: "GET", target: "/x", port: 8123)),
    ("send GET http://localhost/x", SendCommand(method: "GET", target: "/x")),
    (#"send GET "/a b/é""#, SendCommand(method: "GET", target: "/a%20b/%C3%A9")),
    ("send GET /a%20b", SendCommand(method: "GET", target: "/a%20b")),
    ("send GET /a q==1 r=='x y&z'", SendCommand(method: "GET", target: "/a?q=1&r=x%20y%26z")),
    ("send GET /a?p=0 q==1", SendCommand(method: "GET", target: "/a?p=0&q=1")),
    (
        "send GET /a X-Mood:good Accept: 'X-Two:two words' X-Empty;",
        SendCommand(
            method: "GET", target: "/a",
            headers: [
                .set(name: "X-Mood", value: "good"), .leaveOut(name: "Accept"),
                .set(name: "X-Two", value: "two words"), .set(name: "X-Empty", value: ""),
            ])
    ),
    (
        #"send POST /a name=mug note="two words" price:=4.5 tags:=["a b", "c"] deep:='{"x": null}' name=cup"#,
        SendCommand(
            method: "POST", target: "/a",
            body: .json(
                #"{"name": "cup", "note": "two words", "price": 4.5, "tags": ["a b", "c"], "deep": {"x": null}}"#))
    ),
    (
        #"send POST /a say="a \"quoted\" word" path=a\=b"#,
        SendCommand(method: "POST", target: "/a", body: .json(#"{"say": "a \"quoted\" word", "path": "a=b"}"#))
    ),
    (
        #"send POST /a X-A:1 {"broken": "#,
        SendCommand(
            method: "POST", target: "/a", headers: [.set(name: "X-A", value: "1")],
            body: .raw(#"{"broken":"#, isJSON: true))
    ),
    (
        "send POST /a name=mug --image photo='my cat.png' --image \"b=c=d.jpg\"",
        SendCommand(
            method: "POST", target: "/a", body: .json(#"{"name": "mug"}"#),
            images: [ImageItem(field: "photo", path: "my cat.png"), ImageItem(field: "b", path: "c=d.jpg")])
    ),
    ("send POST /a [1, 2]", SendCommand(method: "POST", target: "/a", body: .raw("[1, 2]", isJSON: true))),
    (
        "send POST /a --raw hello there",
        SendCommand(method: "POST", target: "/a", body: .raw("hello there", isJSON: false))
    ),
    (
        #"send POST /a --raw '"text"'"#,
        SendCommand(method: "POST", target: "/a", body: .raw(#""text""#, isJSON: true))
    ),
    (
        #"send POST /login user=ann user=bob age:=5 word:="x y" --form"#,
        SendCommand(
            method: "POST", target: "/login",
            body: .form(
                [
                    .init(name: "user", content: .text("ann")), .init(name: "user", content: .text("bob")),
                    .init(name: "age", content: .text("5")), .init(name: "word", content: .text("x y")),
                ], isMultipart: false))
    ),
    (
        #"send POST /upload picture@cat.png note=hi "raw@a b.bin;type=x/y""#,
        SendCommand(
            method: "POST", target: "/upload",
            body: .form(
                [
                    .init(name: "picture", content: .file(FormFile(path: "cat.png"))),
                    .init(name: "note", content: .text("hi")),
                    .init(name: "raw", content: .file(FormFile(path: "a b.bin", type: "x/y"))),
                ], isMultipart: true))
    ),
    (
        "send POST /a --multipart b=c@d",
        SendCommand(
            method: "POST", target: "/a",
            body: .form([.init(name: "b", content: .text("c@d"))], isMultipart: true))
    ),
])
func aRequestIsReadWithItsItems(line: String, expected: SendCommand) throws {
    #expect(try parsed(line) == expected)
}

@Test(arguments: [
    ("{", JSONFault.unclosed("{"), 0), ("[1,]", .expectedValue, 3), ("{\"a\" 1}", .expected(":"), 5),
    ("{a: 1}", .expected("\""), 1), ("'a'", .expectedValue, 0), ("tru", .expectedValue, 0), ("1 2", .trailing, 2),
    ("\"a", .unclosed("\""), 0), ("\"\\x\"", .badEscape, 1), ("\"\\u12G4\"", .badEscape, 1), ("-", .badNumber, 1),
    ("1.", .badNumber, 2), ("1e+", .badNumber, 3), ("\"\n\"", .controlCharacter, 1), ("", .expectedValue, 0),
    ("[1", .unclosed("["), 0), ("[1}", .expected("]"), 2), ("01", .trailing, 1),
])
func textThatIsNoJSONIsRefusedAtItsPlace(text: String, fault: JSONFault, offset: Int) {
    #expect(throws: JSONSyntax.Failure(fault: fault, offset: offset)) { try JSONSyntax.check(Array(text.utf8)) }
}

@Test(arguments: ["null", " [ ] ", "{}", "-0.5e-7", "\"\\u00e9\\n\"", "{\"a\": [1, {\"b\": true}], \"c\": \"é\"}"])
func jsonIsAccepted(text: String) throws {
    try JSONSyntax.check(Array(text.utf8))
}

@Test func jsonThatNestsWithoutEndIsRefused() {
    let text = String(repeating: "[", count: 100_000)

    #expect(throws: JSONSyntax.Failure(fault: .tooDeep, offset: JSONSyntax.depthLimit)) {
        try JSONSyntax.check(Array(text.utf8))
    }
}

@Test func formsAreWrittenAsBrowsersWriteThem() {
    let fields = [
        FormEncoding.Field(name: "a b", file: nil, content: Array("x&y=é".utf8)),
        FormEncoding.Field(
            name: "f", file: FormEncoding.Field.File(name: "q\"r.png", type: "image/png"),
            content: Array("apiplayground-form-1".utf8)),
    ]
    let boundary = FormEncoding.boundary(for: fields)
    let body = FormEncoding.multipart(fields, boundary: boundary)

    #expect(String(decoding: FormEncoding.urlEncoded([fields[0]]), as: UTF8.self) == "a+b=x%26y%3D%C3%A9")
    #expect(boundary == "apiplayground-form-2")
    #expect(
        String(decoding: body, as: UTF8.self)
            == "--apiplayground-form-2\r\nContent-Disposition: form-data; name=\"a b\"\r\n\r\nx&y=é\r\n"
            + "--apiplayground-form-2\r\nContent-Disposition: form-data; name=\"f\"; filename=\"q%22r.png\"\r\n"
            + "Content-Type: image/png\r\n\r\napiplayground-form-1\r\n--apiplayground-form-2--\r\n")
}

@Test(arguments: [
    ("cat.PNG", "image/png"), ("a.tar.gz", "application/gzip"), ("README", "application/octet-stream"),
    (".txt", "text/plain"),
])
func theTypeOfAFileIsThatOfItsName(name: String, type: String) {
    #expect(FormEncoding.mediaType(ofFileNamed: name) == type)
}

@Test func aFileThatCannotBeSentIsNamedWithItsReason() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "form-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "a.txt").path
    try "hello".write(toFile: file, atomically: true, encoding: .utf8)
    func field(_ path: String) -> SendBody.FormField {
        SendBody.FormField(name: "f", content: .file(FormFile(path: path)))
    }

    let here = FileManager.default.currentDirectoryPath
    #expect(
        try field(file).read(lessonFolder: nil)
            == FormEncoding.Field(
                name: "f", file: FormEncoding.Field.File(name: "a.txt", type: "text/plain"),
                content: Array("hello".utf8)))
    #expect(throws: UnsendableFile.folder(path: folder.path)) { try field(folder.path).read(lessonFolder: nil) }
    #expect(throws: UnsendableFile.missing(path: file + "x", folder: here)) {
        try field(file + "x").read(lessonFolder: nil)
    }
}
