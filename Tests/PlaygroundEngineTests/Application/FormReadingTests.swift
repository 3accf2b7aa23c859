import Testing

@testable import PlaygroundEngine

struct FormReadingTests {
    private func multipart(_ body: String, limits: FormLimits = FormLimits()) throws(FormFault) -> [FormPart] {
        try MultipartForm.parts(
            of: Array(body.utf8), OptionsHeader("multipart/form-data; boundary=B"), limits: limits)
    }

    @Test func aPartWithAFileNameIsAFileWithItsHeaders() throws {
        let body =
            "--B\r\nContent-Disposition: form-data; name=\"a\"; filename=\"x.txt\"\r\nContent-Type: text/plain\r\n\r\nhi\r\n"
            + "--B\r\nContent-Disposition: form-data; name=b\r\n\r\n\r\n--B--\r\n"

        let parts = try multipart(body)

        let file = FormPart.File(
            name: "x.txt",
            headers: [
                HeaderField("content-disposition", "form-data; name=\"a\"; filename=\"x.txt\""),
                HeaderField("content-type", "text/plain"),
            ], data: Array("hi".utf8))
        #expect(
            parts == [FormPart(name: "a", content: .file(file)), FormPart(name: "b", content: .text(""))])
    }

    @Test(
        arguments: [
            ("", nil), ("x", FormFault.noBoundary(boundary: "B", offset: 0)),
            ("--C", .noBoundary(boundary: "B", offset: 2)), ("--Bx", .boundaryEnd(offset: 3)),
            ("--B\rx", .boundaryEnd(offset: 4)), ("--B\r\nA B: c\r\n", .headerName(offset: 6)),
            ("--B\r\n: c\r\n", .emptyHeaderName(offset: 5)), ("--B\r\nA: b\rc", .headerEnd(offset: 10)),
            ("--B\r\n\r\n", .missingName(offset: 5)), ("--B\r\nA: b\r\n\r\n", .missingName(offset: 5)),
        ] as [(String, FormFault?)])
    func aBrokenBodyIsRefusedAtTheByteWhereItShows(body: String, fault: FormFault?) {
        do {
            _ = try multipart(body)
            #expect(fault == nil)
        } catch { #expect(error == fault) }
    }

    @Test func limitsRefuseWithTheWordsOfStarlette() {
        var limits = FormLimits()
        limits.fields = FormLimits.Count(1)
        limits.partSize = 2048
        let field = "--B\r\nContent-Disposition: form-data; name=a\r\n\r\n"
        let large = field + String(repeating: "x", count: 2049) + "\r\n--B--"

        #expect(throws: FormFault.manyFields(limit: "1")) { try multipart(field + "\r\n" + field, limits: limits) }
        #expect(throws: FormFault.largePart(limit: 2048)) { try multipart(large, limits: limits) }
        #expect(throws: FormFault.largeField(limit: 2048)) {
            try URLEncodedForm.parts(of: Array(repeating: 0x61, count: 2049), limits: limits)
        }
        #expect(FormFault.largePart(limit: 2048).message == "Part exceeded maximum size of 2KB.")
    }

    @Test func semicolonsInQuotesAndRepeatedOptionsAreReadAsPythonMultipartReadsThem() {
        let header = OptionsHeader(#"Form-Data; name="a;b"; filename="x\"y"; NAME = c ; name*=d; filename=C:\e\f.txt"#)

        #expect(header.value == Array("form-data".utf8))
        #expect(header["name"] == Array("c".utf8))
        #expect(header["filename"] == Array("f.txt".utf8))
    }

    @Test func aFilePastTheSizeAtWhichPythonMovesItIsToldAsMoved() throws {
        let source = """
            from fastapi import FastAPI, Form
            app = FastAPI()
            @app.post("/")
            def f(a: str = Form()):
                return a
            """
        let head = "--B\r\nContent-Disposition: form-data; name=a; filename=x\r\n\r\n"
        let body = head + String(repeating: "hello\n", count: 200_000) + "\r\n--B--\r\n"
        let type = HeaderField("content-type", "multipart/form-data; boundary=B")
        let application = try Application.load(SourceText(name: "main.py", text: source))

        let answer = application.respondNow(
            to: Request(method: "POST", target: "/", headers: [type], body: Array(body.utf8)))

        let input =
            #"{"filename":"x","file":{"_file":{},"_max_size":1048576,"_rolled":true},"size":1200000,"#
            + #""headers":{"content-disposition":"form-data; name=a; filename=x"},"_max_mem_size":1048576}"#
        let expected =
            #"{"detail":[{"type":"string_type","loc":["body","a"],"msg":"Input should be a valid string","input":"#
            + input + "}]}"
        #expect(String(decoding: answer?.response.body ?? [], as: UTF8.self) == expected)
    }

    @Test func anExceptionHandlerSeesThePathOfAFunctionWithoutParameters() throws {
        let source = """
            from fastapi import FastAPI, Request
            from fastapi.responses import JSONResponse
            app = FastAPI()
            @app.exception_handler(KeyError)
            async def missing(request: Request, exc: KeyError):
                return JSONResponse([request.path_params, len(await request.body()), request.app.state.a])
            @app.post("/items/{number}")
            def f():
                app.state.a = 5
                raise KeyError(1)
            """
        let application = try Application.load(SourceText(name: "main.py", text: source))

        let answer = application.respondNow(to: Request(method: "POST", target: "/items/7", body: [1, 2]))

        #expect(String(decoding: answer?.response.body ?? [], as: UTF8.self) == #"[{"number":"7"},2,5]"#)
    }

    /// Bytes that resemble forms, from a generator whose numbers are always the same.
    @Test func noBytesTrapOrHangAndWhatIsReadIsNoLargerThanTheBody() {
        var numbers = SplitMix(state: 7)
        let pieces = [
            "--B", "\r\n", "\r", "\n", "--", "-", "Content-Disposition: form-data; name=a", "; filename=\"x\"", ":",
            " ", "\t",
            "B", "\"", "\\", ";", "=", "&", "%", "%4", "%41", "+", "\u{0}", "é", "xyz", "name", "filename*=",
            "\r\n--B\r\n",
            "\r\n\r\n",
        ]
        for _ in 0..<20_000 {
            var body: [UInt8] = []
            for _ in 0..<Int(numbers.next() % 24) { body += pieces[Int(numbers.next() % UInt64(pieces.count))].utf8 }
            let options = OptionsHeader(Array("multipart/form-data; boundary=B;".utf8) + body.prefix(40))
            for parts in [
                try? MultipartForm.parts(of: body, OptionsHeader("multipart/form-data; boundary=B")),
                try? MultipartForm.parts(of: body, options), try? URLEncodedForm.parts(of: body),
            ] {
                let size = parts?.reduce(0) { $0 + $1.size } ?? 0
                // Each Latin-1 byte may become two of UTF-8, each broken one U+FFFD.
                #expect(size <= body.count * 3)
            }
        }
    }
}

extension FormPart {
    fileprivate var size: Int {
        switch content {
        case .text(let text): name.utf8.count + text.utf8.count
        case .file(let file): name.utf8.count + file.data.count
        }
    }
}
