import Foundation

@testable import PlaygroundEngine

/// Programs with the answers that real FastAPI gave to requests, right ones and wrong ones.
/// A `record.py` beside each file of them makes both.
struct RecordedProgram {
    struct Exchange {
        let request: Request
        let status: Int
        let body: [UInt8]
    }

    let source: String
    var exchanges: [Exchange] = []

    /// The programs of a folder of `Golden`.
    static func all(in folder: String) -> [RecordedProgram] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Golden/\(folder)/exchanges.txt")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        var imports = ""
        var programs: [RecordedProgram] = []
        for line in text.split(separator: "\n") {
            let whole = String(line.replacing("␤", with: "\n"))
            if let start = whole.rest(after: "IMPORTS ") {
                imports = start
            } else if let source = whole.rest(after: "### ") {
                programs.append(RecordedProgram(source: imports + source))
            } else if let exchange = Exchange(line.components(separatedBy: "␞")), !programs.isEmpty {
                programs[programs.count - 1].exchanges.append(exchange)
            }
        }
        return programs
    }

    /// Asks the same here.
    ///
    /// - Returns: How many exchanges there are, and a description of each whose answer differs.
    static func compare(_ folder: String) -> (count: Int, differences: [String]) {
        var differences: [String] = []
        var count = 0
        for program in all(in: folder) {
            do throws(LoadFailure) {
                let application = try Application.load(SourceText(name: "main.py", text: program.source))
                for exchange in program.exchanges {
                    count += 1
                    let response = application.respondNow(to: exchange.request)?.response
                    guard response?.status != exchange.status || response?.body != exchange.body else { continue }
                    differences.append(
                        """
                        \(program.source.split(separator: "\n").suffix(3).joined(separator: "\n"))
                        \(exchange.request.method) \(exchange.request.target) \(exchange.request.headers.fields.map { "\($0.name): \($0.value)" }) \(String(decoding: exchange.request.body, as: UTF8.self))
                          FastAPI: \(exchange.status) \(String(decoding: exchange.body, as: UTF8.self))
                          here:    \(response?.status ?? 0) \(String(decoding: response?.body ?? [], as: UTF8.self))
                        """)
                }
            } catch {
                differences.append("\(program.source)\n  does not load: \(error.diagnostics[0].message)")
            }
        }
        return (count, differences)
    }
}

extension String {
    fileprivate func rest(after start: String) -> String? { hasPrefix(start) ? String(dropFirst(start.count)) : nil }
}

extension RecordedProgram.Exchange {
    init?(_ fields: [String]) {
        guard fields.count == 6, let status = Int(fields[4]) else { return nil }
        let headers = fields[2].components(separatedBy: "␟").compactMap { field -> HeaderField? in
            let parts = field.components(separatedBy: ": ")
            return parts.count > 1 ? HeaderField(parts[0], parts.dropFirst().joined(separator: ": ")) : nil
        }
        request = Request(method: fields[0], target: fields[1], headers: Headers(headers), body: Self.bytes(fields[3]))
        self.status = status
        body = Self.bytes(fields[5])
    }

    /// Python's `unicode_escape` of Latin-1 text, as bytes.
    private static func bytes(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\"), let kind = rest.popFirst() else {
                bytes.append(byte)
                continue
            }
            switch kind {
            case UInt8(ascii: "n"): bytes.append(0x0A)
            case UInt8(ascii: "r"): bytes.append(0x0D)
            case UInt8(ascii: "t"): bytes.append(0x09)
            case UInt8(ascii: "x"):
                bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
                rest = rest.dropFirst(2)
            default: bytes.append(kind)
            }
        }
        return bytes
    }
}
