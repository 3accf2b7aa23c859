import Foundation
import Testing

@testable import PlaygroundEngine

private let program = SourceText(
    name: "main.py",
    text: """
        from fastapi import FastAPI, File, Form, UploadFile
        app = FastAPI()

        @app.post("/login")
        def login(username: str = Form(), age: int = Form(0)):
            return username

        @app.post("/upload")
        def upload(picture: UploadFile, title: str = Form("none")):
            return picture.filename

        """)

/// What real requests to the program are answered, as the log keeps it.
private func answered(_ application: Application, _ target: String, _ type: String?, _ body: String) -> Exchange? {
    let headers = Headers(type.map { [HeaderField("content-type", $0)] } ?? [])
    let request = Request(method: "POST", target: target, headers: headers, body: Array(body.utf8))
    guard let answer = application.respondNow(to: request) else { return nil }
    return .made(
        status: answer.response.status, body: answer.response.body, refusal: answer.refusal, route: answer.route,
        routes: application.routes, sent: request)
}

private func part(_ head: String, _ data: String) -> String { "--B\r\n\(head)\r\n\r\n\(data)\r\n" }

private let form = "application/x-www-form-urlencoded"
private let multipart = "multipart/form-data; boundary=B"
private let name = "Content-Disposition: form-data; name="

private let requests: [(target: String, type: String?, body: String)] = [
    ("/login", "application/json", #"{"username": "ann"}"#),
    ("/login", nil, "username=ann"),
    ("/login", form, "username=&age=x"),
    ("/login", form, "user_name=ann"),
    ("/login", multipart, part(name + "username; filename=a.txt", "ann") + "--B--"),
    ("/upload", multipart, part(name + "picture", "cat") + "--B--"),
    ("/upload", multipart, part(name + "picture; filename=\"\"", "") + "--B--"),
    ("/upload", "multipart/form-data", part(name + "picture", "cat")),
    ("/upload", "multipart/form-data; boundary=\(String(repeating: "x", count: 300))", ""),
    ("/upload", multipart, "picture=cat"),
    ("/upload", multipart, "--Bx\r\n"),
    ("/upload", multipart, "--B\r\nContent Disposition: form-data\r\n\r\n"),
    ("/upload", multipart, "--B\r\n: form-data\r\n\r\n"),
    ("/upload", multipart, "--B\r\nX: form\rdata\r\n\r\n"),
    ("/upload", multipart, "--B\r\nX: \(String(repeating: "y", count: 4300))\r\n\r\n"),
    ("/upload", multipart, "--B\r\n" + (1...9).map { "X-\($0): y\r\n" }.joined() + "\r\n"),
    ("/upload", multipart, part("Content-Disposition: form-data", "cat")),
    ("/upload", multipart, String(repeating: part(name + "title", "x"), count: 1001)),
    ("/upload", multipart, String(repeating: part(name + "picture; filename=f", "x"), count: 1001)),
    ("/upload", multipart, part(name + "title", String(repeating: "x", count: 1 << 20 + 1))),
    ("/login", form, "username=\u{1b}[31m" + String(repeating: "x", count: 1 << 20)),
]

@Test func explanationsOfFormsReadAsReviewed() throws {
    let application = try Application.load(program)
    var text = ""
    for request in requests {
        let exchange = try #require(answered(application, request.target, request.type, request.body))
        let explanation = ExchangeExplanation(of: exchange, in: program)
        text += explanation.heading + "\n"
        for line in explanation.lines {
            switch line.role {
            case .text: text += "  \(line.text)\n"
            case .quote, .caret: text += "    | \(line.text)\n"
            case .hint: text += "  > \(line.text)\n"
            }
        }
        text += "\n"
    }
    let golden = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Golden/why-forms.txt")

    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
        try text.write(to: golden, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: golden, encoding: .utf8) == text)
}
