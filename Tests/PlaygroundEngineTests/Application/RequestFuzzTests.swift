import Foundation
import Testing

@testable import PlaygroundEngine

/// Mutated requests go from their bytes through the whole application, whose functions never raise: nothing traps or
/// hangs, and nothing is answered with a 500 but what FastAPI fails to answer as well.
///
/// `FUZZ_SEED` and `FUZZ_COUNT` choose another run by hand.
@Test func mutatedRequestsAreAnsweredWithoutFailure() throws {
    let environment = ProcessInfo.processInfo.environment
    var random = SplitMix64(seed: environment["FUZZ_SEED"].flatMap(UInt64.init) ?? 20_261_128)
    let count = environment["FUZZ_COUNT"].flatMap(Int.init) ?? 5000
    let application = try Application.load(SourceText(name: "main.py", text: AskedProgram.source))
    var statuses: [Substring: Int] = [:]
    var failures: [String] = []
    for _ in 0..<count {
        let bytes = AskedProgram.request(&random)
        let harness = ConversationHarness()
        harness.responder.answer = { request in
            guard let answer = application.respondNow(to: request) else {
                failures.append("no answer: \(WireBytes.latin1(bytes[...]))")
                return Answer(response: Response(status: 599, headers: [], body: []))
            }
            if case .exception(let traceback)? = answer.refusal, !isFastAPIsOwnFailure(traceback) {
                failures.append("\(traceback)\n\(WireBytes.latin1(bytes[...]))")
            }
            return answer
        }
        harness.conversation.received(bytes)
        for line in harness.response.split(separator: "\r\n") where line.hasPrefix("HTTP/1.1 ") {
            statuses[line.dropFirst(9).prefix(3), default: 0] += 1
        }
    }

    #expect(failures.isEmpty, "\(failures.count) of \(count)\n\(failures.prefix(5).joined(separator: "\n\n"))")
    // Each way through the application must still be gone, or the mutations have lost their aim.
    for status: Substring in ["200", "400", "404", "405", "422"] {
        #expect(statuses[status, default: 0] > count / 200, "\(status): \(statuses)")
    }
    if count > 5000 { print("mutated requests by status: \(statuses.sorted { $0.key < $1.key })") }
}

extension Answer {
    fileprivate init(response: Response) {
        self.init(response: response, route: nil, refusal: nil, stages: [])
    }
}

/// Whether FastAPI fails in the same way: a 422 that shows what it was given cannot be written where that is no UTF-8 or
/// no finite number.
private func isFastAPIsOwnFailure(_ traceback: String) -> Bool {
    traceback.contains("'utf-8' codec can't decode")
        || traceback.contains("ValueError: Out of range float values are not JSON compliant")
}

/// A program with parameters of many kinds, and requests for it.
private enum AskedProgram {
    static let kinds = [
        "int", "float", "bool", "str", "bytes", "int | None", "float | str", "list[int]", "list[str] | None",
        "set[float]", "tuple[int, str]", "Literal['a', 1, None]", "Any", "frozenset[bool]", "tuple[int, ...]",
    ]
    static let bodies =
        kinds + [
            "dict", "dict[str, int]", "dict[int, list[float]]", "list[dict[str, bytes]]",
            "dict[str, dict[str, int] | None]",
            "list[list[tuple[int, str]]]", "dict[Literal['a', 'b'], set[int]]", "dict[str, Any] | list[Any]",
        ]

    static let source: String = {
        var parts = [
            """
            import base64
            from datetime import date, datetime, time, timedelta
            from decimal import Decimal
            from enum import Enum
            from typing import Annotated, Any, Literal
            from uuid import UUID
            from fastapi import Body, Cookie, FastAPI, File, Form, Header, Path, Query, Request, UploadFile
            from pydantic import BaseModel, ConfigDict, Field, computed_field, field_validator
            app = FastAPI()

            def kind(*values):
                return [type(value).__name__ for value in values]

            @app.post('/base64')
            def decode(data: dict):
                try:
                    return len(base64.b64decode(data['image'], validate=True))
                except (KeyError, TypeError, ValueError) as error:
                    return type(error).__name__

            @app.get('/path/{rest:path}')
            def path(rest: str):
                return len(rest)

            @app.get('/numbers/{whole:int}/{part:float}')
            def numbers(whole: Annotated[int, Path(ge=0)], part: float):
                return kind(whole, part)

            @app.api_route('/rules', methods=['GET', 'PUT'])
            def rules(
                a: Annotated[int, Query(ge=0, lt=100, multiple_of=5)] = 5,
                b: Annotated[str, Query(min_length=2, max_length=4, pattern='^[a-zé]+$')] = 'ab',
                c: Annotated[list[float], Query(min_length=1, max_length=3)] = [1.5],
                d: Annotated[bool | None, Query(alias='D-d')] = None,
            ):
                return kind(a, b, c, d)
            """
        ]
        parts.append(models)
        for (index, kind) in kinds.enumerated() {
            let isRepeated = kind.contains("[int") || kind.contains("list") || kind.contains("set")
            let place = isRepeated ? "" : "/{p}"
            let first = isRepeated ? "" : "p: \(kind), "
            parts.append(
                """
                @app.get('/kind\(index)\(place)')
                def kind\(index)(\(first)q: \(kind) = Query(), h: \(kind) = Header(), c: \(kind) = Cookie()):
                    return kind(q, h, c)
                """)
        }
        for (index, kind) in bodies.enumerated() {
            parts.append(
                """
                @app.post('/body\(index)')
                def body\(index)(b: Annotated[\(kind), Body()]):
                    return kind(b)

                @app.put('/body\(index)')
                def two\(index)(b: Annotated[\(kind), Body()], other: Annotated[\(kind) | None, Body()] = None):
                    return kind(b, other)
                """)
        }
        return parts.joined(separator: "\n\n") + "\n"
    }()

    /// Classes of fields in one another, forms, files and bodies that the function reads itself.
    private static let models = """
        class Color(str, Enum):
            red = 'red'
            green = 'green'

        class Part(BaseModel):
            model_config = ConfigDict(extra='forbid')
            b: int | list[int] | None = Field(default=None, alias='B', validation_alias='b')
            when: datetime | date | None = None
            price: Decimal = Field(default=Decimal('1.50'), max_digits=6, decimal_places=2)

            @field_validator('price')
            @classmethod
            def check_price(cls, value):
                if value == 3:
                    raise ValueError('three')
                return value

        class Cat(Part):
            kind: Literal['cat', 1]
            lives: int = Field(ge=0, le=9)

        class Dog(Part):
            kind: Literal['dog']
            color: Color = Color.red

        class Whole(BaseModel):
            model_config = ConfigDict(str_strip_whitespace=True)
            image: str = Field(min_length=1)
            a: Part | dict[str, Any] | None = None
            pet: Annotated[Cat | Dog, Field(discriminator='kind')] | None = None
            id: UUID | None = None
            at: time | timedelta | None = None
            parts: list[Part] | tuple[int, str] | set[bytes] = Field(default=[], max_length=3)

            @computed_field
            @property
            def size(self) -> int:
                return len(self.image)

        @app.post('/whole')
        def whole(b: Whole) -> Whole:
            return b

        @app.put('/whole')
        def two_wholes(b: Whole, other: list[Part] | None = None, q: Color = Color.red):
            return [b, other, q]

        @app.post('/pet')
        def pet(b: Annotated[Cat | Dog, Body(discriminator='kind')]):
            return b

        @app.post('/form')
        def form(b: list[int] = Form(default=[]), a: str = Form(default='x', max_length=3), c: Color | None = Form(default=None)):
            return kind(b, a, c)

        @app.post('/file')
        async def file(b: UploadFile, a: bytes | None = File(default=None), c: list[UploadFile] = File(default=[])):
            return [b.filename, b.content_type, b.size, len(await b.read()), kind(a, c)]

        @app.post('/raw')
        async def raw(request: Request):
            body = await request.body()
            try:
                value = await request.json()
            except Exception as error:
                value = error
            return [len(body), kind(value), len(request.query_params), len(request.headers), len(request.cookies)]

        @app.put('/raw')
        async def raw_form(request: Request):
            try:
                form = await request.form()
            except Exception as error:
                return kind(error)
            return [[name, kind(value)] for name, value in form.multi_items()]
        """

    private static let ownTargets = ["/whole", "/whole?q=green", "/whole", "/pet", "/form", "/file", "/raw?a=1&a=%FF"]
    private static let wholes = [
        #"{"image": "x", "a": {"B": 5, "price": "3.00"}, "parts": [{"b": [1, 2]}, {"when": "2024-02-29T12:30:00Z"}]}"#,
        #"{"image": " é ", "pet": {"kind": "cat", "lives": 9}, "id": "5e0a1f3c-0000-4000-8000-000000000001", "at": "12:30"}"#,
        #"{"b": {"image": "x", "pet": {"kind": "dog", "color": "green"}}, "other": [{}, {"price": 3}]}"#,
        #"{"kind": 1, "lives": 3, "when": 1e10, "b": null}"#, #"{"kind": "dog", "color": "red", "price": 1e-5}"#,
        #"{"image": "x", "at": "P1DT2H", "parts": [5, "x"], "a": {"z": [[], {}]}}"#,
        "a=ab&b=1&b=2&c=green", "b=%FF&a=&c=",
        "--x\r\nContent-Disposition: form-data; name=\"b\"; filename=\"é.txt\"\r\n\r\nabc\r\n"
            + "--x\r\nContent-Disposition: form-data; name=\"c\"; filename=\"\"\r\n\r\n\r\n--x--\r\n",
    ]

    static let texts = [
        "5", "-5", "1.5", "true", "a", "abc", "", "é", "%C3%A9", "%FF", "%00", "1e999", "99999999999999999999", "nan",
        "a+b",
        "a%2Fb", "..", "null", "%", "%4", "%zz", "\u{0}", "😀", "1_0", " 1 ", "[1]", "{}",
    ]
    static let json = [
        "5", "-0", "1.5", "true", "null", "\"a\"", "\"\\u00e9\"", "[]", "{}", "[1, 2]", "[1, \"x\"]", "{\"b\": 5}",
        "\"aGk=\"",
        "{\"b\": [1, 2], \"other\": null}", "{\"a\": {\"b\": 1}}", "[[[1, \"x\"]]]", "1e999", "NaN",
        "\"\\ud83d\\ude00\"",
        "{\"image\": \"aGVsbG8=\"}", "{\"image\": \"aGVsbG8\"}", "{\"image\": 5}", "99999999999999999999999",
        "\"\\ud800\"",
        "{\"1\": [1.5]}", "[{\"a\": \"x\"}]", String(repeating: "[", count: 3000), String(repeating: "9", count: 5000),
    ]
    static let types = [
        "application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain",
        "application/vnd.api+json", "multipart/form-data; boundary=", ";", "application/json; charset=utf-16",
    ]
    static let others = [
        "a=1&b=2&b=3&&=&%zz=%", "--x\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\n5\r\n--x--\r\n",
        "--x\r\nContent-Disposition: form-data; name=\"b\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n\u{89}PNG\r\n--x--",
        "--x\r\n\r\n--x", "--x--", "\u{FEFF}{}",
    ]

    /// A request as it should be, and then mostly with one to four of its bytes or pieces changed.
    static func request(_ random: inout SplitMix64) -> [UInt8] {
        func pick<Element>(_ values: [Element], _ random: inout SplitMix64) -> Element {
            values[Int.random(in: 0..<values.count, using: &random)]
        }
        var lines: [String]
        var body = ""
        let text = pick(texts, &random)
        switch Int.random(in: 0..<11, using: &random) {
        case 0: lines = ["GET /path/\(text) HTTP/1.1"]
        case 1: lines = ["GET /numbers/\(text)/\(pick(texts, &random)) HTTP/1.1"]
        case 2:
            lines = [
                "\(pick(["GET", "PUT", "DELETE", "HEAD"], &random)) /rules?a=\(text)&b=\(pick(texts, &random))&c=1&D-d=\(text) HTTP/1.1"
            ]
        case 3, 4:
            let index = Int.random(in: 0..<kinds.count, using: &random)
            let place = Bool.random(using: &random) ? "/\(text)" : ""
            lines = [
                "GET /kind\(index)\(place)?q=\(pick(texts, &random))&q=\(text) HTTP/1.1", "h: \(pick(texts, &random))",
            ]
            lines += ["Cookie: c=\(pick(texts, &random)); \(text)"]
        case 5, 6, 7:
            body = pick(wholes, &random)
            let type = body.hasPrefix("{") ? types[0] : body.hasPrefix("--") ? types[2] : types[1]
            lines = ["\(pick(["POST", "POST", "PUT"], &random)) \(pick(ownTargets, &random)) HTTP/1.1"]
            lines.append("Content-Type: \(Int.random(in: 0..<6, using: &random) > 0 ? type : pick(types, &random))")
        default:
            let target = pick(["/base64", "/base64"] + bodies.indices.map { "/body\($0)" }, &random)
            lines = ["\(pick(["POST", "PUT"], &random)) \(target) HTTP/1.1"]
            body = pick(Bool.random(using: &random) ? json : json + others, &random)
            lines.append("Content-Type: \(Int.random(in: 0..<4, using: &random) > 0 ? types[0] : pick(types, &random))")
        }
        var bytes = Array(body.utf8)
        if Int.random(in: 0..<3, using: &random) > 0 { mutate(&bytes, &random) }
        var head = Array((lines + ["Host: x"]).joined(separator: "\r\n").utf8)
        if Bool.random(using: &random) { mutate(&head, &random) }
        if !bytes.isEmpty || Bool.random(using: &random) { head += Array("\r\nContent-Length: \(bytes.count)".utf8) }
        var whole = head + Array("\r\n\r\n".utf8) + bytes
        if Int.random(in: 0..<8, using: &random) == 0 { mutate(&whole, &random) }
        return whole
    }

    /// One to four edits: bytes changed, cut out, doubled, or taken from another text.
    private static func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
        for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
            let start = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, start + Int.random(in: 0...12, using: &random))
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[start] = UInt8.random(in: .min ... .max, using: &random)
            case 1: bytes.removeSubrange(start..<end)
            case 2: bytes.insert(contentsOf: bytes[start..<end], at: start)
            case 3:
                bytes.insert(
                    contentsOf: Array("[]{}\":,\\u0e9.+-%&=;/?#\r\n \t\0".utf8).shuffled(using: &random).prefix(2),
                    at: start)
            default:
                let other = Array(
                    (json + others + texts)[Int.random(in: 0..<json.count + others.count + texts.count, using: &random)]
                        .utf8)
                bytes.insert(contentsOf: other.prefix(40), at: start)
            }
        }
    }
}
