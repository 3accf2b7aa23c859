import Foundation
import Testing

@testable import PlaygroundEngine

struct RequestCodeTests {
    private static let requests: [(name: String, request: Request)] = [
        ("get", Request(method: "GET", target: "/items/5?q=a%20b", headers: [HeaderField("Accept", "*/*")])),
        (
            "post",
            Request(
                method: "POST", target: "/items",
                headers: [HeaderField("Content-Type", "application/json"), HeaderField("X-Quote", "it's \"so\"")],
                body: Array(#"{"name": "it's a mug"}"#.utf8))
        ),
        ("put", Request(method: "PUT", target: "/a", headers: [HeaderField("X-Empty", "")], body: Array("x\ny".utf8))),
        ("bytes", Request(method: "POST", target: "/b", body: [0xFF, 0x00, 0x27])),
    ]

    @Test func eachToolGetsItsWords() throws {
        let text = Self.requests.flatMap { name, request in
            CodeTool.allCases.map { tool in
                "# \(name), \(tool.rawValue)\n" + RequestCode.text(for: tool, request, host: "127.0.0.1:8000") + "\n"
            }
        }.joined(separator: "\n")
        let golden = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Golden/request-code.txt")

        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
            try text.write(to: golden, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: golden, encoding: .utf8) == text)
    }

    /// The words are a program's: a real shell runs them, and what curl would send is what was sent.
    @Test(arguments: 0..<4)
    func aShellTakesTheWordsForCurlAsTheyStand(index: Int) throws {
        let (_, request) = Self.requests[index]
        let words = RequestCode.text(for: .curl, request, host: "127.0.0.1:8000")
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-c", "curl() { printf '%s\\0' \"$@\"; }\n" + words]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = Array(pipe.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()

        let arguments = output.split(separator: 0, omittingEmptySubsequences: false).map(Array.init)
        #expect(arguments.contains(Array("http://127.0.0.1:8000\(request.target)".utf8)))
        for field in request.headers.fields where !field.value.isEmpty && field.name != "Accept" {
            #expect(arguments.contains(Array("\(field.name): \(field.value)".utf8)))
        }
        // A shell's word ends at a zero byte, so a body with one cannot be told this way.
        if !request.body.isEmpty, !request.body.contains(0) { #expect(arguments.contains(request.body)) }
    }
}
