import Testing

@testable import PlaygroundEngine

struct SentPictureTests {
    /// A GIF of one pixel.
    private static let gif: [UInt8] = [
        0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x2C, 0, 0, 0, 0, 1, 0,
        1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B,
    ]
    private static let text = String(decoding: Base64.encode(gif), as: UTF8.self)

    @Test func aBodyIsItsPicture() {
        #expect(SentPicture.bytes(in: Self.gif, contentType: nil) == Self.gif)
    }

    @Test(arguments: [
        #"{"image": "TEXT"}"#, #"{"a": 1, "b": [{"image": "data:image/gif;base64,TEXT"}]}"#, #""TEXT""#,
    ])
    func aTextOfJSONIsAPictureInBase64(template: String) {
        let body = Array(template.replacing("TEXT", with: Self.text).utf8)

        #expect(SentPicture.bytes(in: body, contentType: "application/json") == Self.gif)
    }

    @Test func aFileOfAFormIsAPicture() {
        let head = "--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a.gif\"\r\n\r\n"
        let body = Array(head.utf8) + Self.gif + Array("\r\n--x--\r\n".utf8)

        #expect(SentPicture.bytes(in: body, contentType: "multipart/form-data; boundary=x") == Self.gif)
        #expect(SentPicture.bytes(in: body, contentType: "multipart/form-data") == nil)
    }

    @Test(arguments: [
        "", "{", #"{"image": "TEXT"}"#, #"{"image": ["aGVsbG8gd29ybGQsIHRoaXMgaXMgbm90IGEgcGljdHVyZSBhdCBhbGw="]}"#,
    ])
    func whatIsNoPictureIsNone(body: String) {
        #expect(SentPicture.bytes(in: Array(body.utf8), contentType: "application/json") == nil)
    }
}
