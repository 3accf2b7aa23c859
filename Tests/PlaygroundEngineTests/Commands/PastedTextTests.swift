import Testing

@testable import PlaygroundEngine

@Test(arguments: [
    ("x = 1", "x = 1"), ("  word", "  word"),
    (">>> x = 1\n>>> def f():\n...     return x\n...\n>>> f()\n1\n", "x = 1\ndef f():\n    return x\n\nf()\n"),
    ("    def f():\n        return 1\n\n    x = 2\n", "def f():\n    return 1\n\nx = 2\n"),
    ("    x = '''\n  a\n'''\n    y = 1", "x = '''\n  a\n'''\ny = 1"),
    ("```python\nx = 1\n```\n", "x = 1"), ("a = 1\r\nb = 2\r\n", "a = 1\nb = 2\n"),
    ("def f():\n\u{A0}\u{A0}\u{A0}\u{A0}return 'a\u{A0}b'\n", "def f():\n    return 'a\u{A0}b'\n"),
    ("\u{FEFF}x = 1\n", "x = 1\n"), ("› route get / -> 1\n› send GET /", "route get / -> 1\nsend GET /"),
    ("\tx = 1\n\ty = 2", "x = 1\ny = 2"),
])
func aPastedTextIsAsItWouldHaveBeenTyped(pasted: String, cleaned: String) {
    #expect(PastedText.cleaned(pasted) == cleaned)
}

/// A listing as courses end it, in pieces that empty lines set apart.
@Test func aListingWithItsLastBlockIsOnePiece() {
    let listing = """
        \"\"\"My API.\"\"\"
        import uvicorn
        from fastapi import APIRouter, FastAPI

        app = FastAPI()
        router = APIRouter()


        @router.get("/a")
        def a():
            x = 1

            return x


        app.include_router(router)

        if __name__ == "__main__":
            uvicorn.run(app)
        """

    #expect(CommandScript.parts(of: listing) == [listing])
}
