import Testing

@testable import PlaygroundEngine

private let context = CompletionContext(
    routes: [
        Route(methods: ["GET"], path: "/secret", functionName: "secret", owner: "app", range: 0..<0),
        Route(methods: ["GET"], path: "/parrot/{message}", functionName: "parrot", owner: "app", range: 0..<0),
        Route(methods: ["POST"], path: "/items", functionName: "create", owner: "app", range: 0..<0),
    ],
    definitions: ["secret", "parrot", "create"],
    lessons: [.init(number: 1, title: "Hello, server"), .init(number: 2, title: "More GET endpoints")],
    exchanges: [3, 2, 1], models: ["Item"], files: ["cat.png", "notes.txt", ".env", "pictures/"])

private let lines: [(line: String, candidates: [String]?, hint: String)] = [
    ("ro", ["route", "router", "routes"], "ute METHOD PATH [(PARAMETERS)] [OPTION=VALUE …] -> ANSWER [as NAME]"),
    ("route", ["route", "router", "routes"], " METHOD PATH [(PARAMETERS)] [OPTION=VALUE …] -> ANSWER [as NAME]"),
    ("route p", ["post", "put", "patch"], "ost PATH [(PARAMETERS)] [OPTION=VALUE …] -> ANSWER [as NAME]"),
    ("route get /s", ["/secret"], "ecret [(PARAMETERS)] [OPTION=VALUE …] -> ANSWER [as NAME]"),
    ("route get /a st", ["status_code="], "atus_code= -> ANSWER [as NAME]"),
    ("route get /a (x: int) ", nil, "[OPTION=VALUE …] -> ANSWER [as NAME]"),
    ("route get /a -> ", nil, "-> ANSWER [as NAME]"),
    ("route get /a -> 1 ", [], "[as NAME]"),
    ("send ", ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"], "METHOD TARGET [ITEM …] [BODY]"),
    ("send POST /", ["/items", "/secret", "/parrot/"], "items [ITEM …] [BODY]"),
    ("send GET /secret User", ["User-Agent:"], "-Agent:"),
    ("send GET /secret --", ["--form", "--multipart", "--image", "--raw", "--body", "--malformed"], "form"),
    ("show s", ["secret"], "ecret"), ("remove /i", ["/items"], "tems"), ("remove post /i", ["/items"], "tems"),
    ("log cle", ["clear"], "ar"), ("log status:4xx me", ["method:"], "thod:"),
    ("copy h", ["httpie"], "ttpie [N]"), ("theme l", ["light"], "ight"),
    ("send POST /items picture@c", ["picture@cat.png"], "at.png"),
    ("send POST /items --image image=n", ["image=notes.txt"], "otes.txt"),
    ("send POST /items picture@a/b.c/n", ["picture@a/b.c/notes.txt"], "otes.txt"),
    ("send POST /items picture@", ["picture@cat.png", "picture@notes.txt", "picture@pictures/"], "cat.png"),
    ("open p", ["pictures/"], "ictures/"), ("open ../.", ["../.env"], "env"),
    ("open ./", ["./cat.png", "./notes.txt", "./pictures/"], "cat.png"),
    ("import a/", ["a/pictures/"], "pictures/"),
    ("route get /a (item: It", ["Item"], "em -> ANSWER [as NAME]"),
    ("send --malformed tr", ["truncated", "trailing-comma"], "uncated METHOD TARGET [ITEM …] [BODY]"),
    ("why ", ["3", "2", "1"], "[N]"), ("lesson ", ["1", "2"], "[N]"),
    ("reset l", ["lesson"], "esson"), ("help sen", ["send"], "d"), ("app ver", ["version="], "sion="),
    ("undo ", [], ""), ("zzz", [], ""), ("zzz a", [], ""), ("predict ", [], "STATUS"), ("def f", [], "(PARAMETERS):"),
    ("de", ["def"], "f"),
]

@Test(arguments: lines)
func aLineIsCompletedAtItsEnd(line: String, candidates: [String]?, hint: String) {
    let completion = Completion.complete(line, cursor: line.utf8.count, in: context)

    if let candidates { #expect(completion.candidates.map(\.text) == candidates) }
    #expect(completion.hint == hint)
}

/// A line, and the folder that the file at its end is in.
@Test(arguments: [
    ("open ", ""), ("open a", ""), ("open a/b", "a/"), ("open ../a b/", nil), ("open /", "/"), ("import ", ""),
    ("import a/", "a/"), ("from a/", nil), ("send POST /a x@", ""), ("send POST /a x@b/c/d", "b/c/"),
    ("send POST /a/b", nil), ("send POST /a x=b/c", nil), ("send POST /a --image x=b/c", "b/"), ("replay 1 x@b/", "b/"),
    ("export har out/", "out/"), ("log path:/v1/", nil), ("", nil), ("nothing a/", nil), ("import x\nopen a/", nil),
])
func aFileIsLookedForWhereItsPathSays(line: String, folder: String?) {
    #expect(Completion.folder(line, cursor: line.utf8.count) == folder)
}

@Test func anEmptyLineOffersEveryCommandAndNoHint() {
    let completion = Completion.complete("", cursor: 0, in: context)

    #expect(completion.candidates.map(\.text) == CommandName.allCases.map(\.rawValue))
    #expect(completion.hint.isEmpty)
}

@Test func theWordBeforeTheCursorIsReplaced() {
    let completion = Completion.complete("send GE /secret", cursor: 7, in: context)

    #expect(completion.candidates.map(\.text) == ["GET"])
    #expect(completion.replaced == 5..<7)
}

@Test func aCandidateThatAsksForMoreEndsNoWord() {
    let completion = Completion.complete("send GET /p", cursor: 11, in: context)

    #expect(completion.candidates == [.init("/parrot/", "GET /parrot/{message}", endsWord: false)])
}
