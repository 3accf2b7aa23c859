import Testing

@testable import PlaygroundEngine

struct HARCookieTests {
    @Test func sentCookiesAreNamedAndTheirValuesMasked() {
        let headers: Headers = [HeaderField("Cookie", "a=1; b=x=y;; c; d="), HeaderField("X", "a=1")]

        #expect(
            HARCookie.sent(in: headers) == [
                HARCookie(name: "a", value: "•••"), HARCookie(name: "b", value: "•••"), HARCookie(name: "d", value: ""),
            ])
    }

    @Test func setCookiesKeepTheirAttributes() {
        let headers: Headers = [
            HeaderField("set-cookie", "id=5; Path=/v1; Domain=a.example; HttpOnly; Secure; Max-Age=5"),
            HeaderField("set-cookie", "t=; expires=Wed, 21 Oct 2026 07:28:00 GMT; SameSite=lax"),
            HeaderField("set-cookie", "no pair"),
        ]

        #expect(
            HARCookie.set(by: headers) == [
                HARCookie(
                    name: "id", value: "•••", path: "/v1", domain: "a.example", expires: nil, httpOnly: true,
                    secure: true),
                HARCookie(
                    name: "t", value: "", path: nil, domain: nil, expires: "2026-10-21T07:28:00Z", httpOnly: false,
                    secure: false),
            ])
    }
}
