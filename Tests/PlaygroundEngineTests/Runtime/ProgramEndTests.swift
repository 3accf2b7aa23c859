import Testing

@testable import PlaygroundEngine

/// Values in rings, each of a kind of its own, under the names in `names`.
private let program = """
    import asyncio
    from enum import Enum
    from fastapi import FastAPI, Request

    app = FastAPI()
    app.state.app = app

    ring = []
    ring.append(ring)

    table = {}
    table["self"] = (table,)

    class Node:
        registry = []

        def __init__(self, parent):
            self.parent = parent
            self.children = []
            Node.registry.append(self)
            if parent:
                parent.children.append(self)

        def top(self):
            return super().__init__

    root = Node(None)
    leaf = Node(root)

    class Color(Enum):
        RED = 1

    red = Color.RED

    def closure():
        def inner(n):
            return 1 if n == 0 else inner(n - 1)
        return inner

    recursive = closure()
    recursive.itself = recursive

    def stepping():
        while True:
            yield stepping_list

    stepping_list = [stepping()]
    next(stepping_list[0])

    def caught():
        try:
            try:
                raise ValueError("first")
            except ValueError as error:
                raise KeyError("second") from error
        except KeyError as error:
            error.itself = error
            error.__cause__.later = error
            return error

    error = caught()

    queue = asyncio.Queue()
    queue.put_nowait(queue)

    kept = []

    @app.get("/")
    def make(request: Request):
        request.state.request = request
        kept.append(request)
        node = Node(Node(None))
        def again():
            return again, node
        kept.append(again)
        kept.append(node)
        return len(kept)

    @app.get("/forget")
    def forget():
        kept.clear()
        Node.registry.clear()
    """

private let names = [
    "app", "ring", "table", "Node", "root", "leaf", "Color", "red", "recursive", "stepping_list", "error",
]

private struct Weak {
    weak var object: AnyObject?

    init(_ value: Value?) {
        object =
            switch value {
            case .list(let list)?: list
            case .dict(let dict)?: dict
            case .function(let function)?: function
            case .object(let object)?: object
            default: nil
            }
    }
}

/// What a program leaves behind that was loaded, asked and let go of: the objects that are still there.
private func leftOver() throws -> (made: Int, left: [String]) {
    var objects: [(name: String, reference: Weak)] = []
    weak var current: CurrentMachine?
    try {
        let app = try Application.load(SourceText(name: "main.py", text: program))
        current = app.globals.current
        for name in names + ["queue"] { objects.append((name, Weak(app.globals.value(of: name)))) }
        _ = app.respondNow(to: Request(method: "GET", target: "/"))
        guard case .list(let kept)? = app.globals.value(of: "kept") else { return }
        for (index, item) in kept.items.enumerated() { objects.append(("kept \(index)", Weak(item))) }
        // From here on only they themselves know of the two.
        _ = app.respondNow(to: Request(method: "GET", target: "/forget"))
    }()
    let made = objects.count
    return (made, objects.filter { $0.reference.object != nil }.map(\.name) + (current == nil ? [] : ["program"]))
}

@Test func aProgramThatIsLetGoOfLeavesNothingBehind() throws {
    for _ in 0..<200 {
        let (made, left) = try leftOver()
        guard left.isEmpty, made == 15 else {
            #expect(left == [] && made == 15)
            return
        }
    }
}

@Test(arguments: ["raise ValueError(1)", "app = None", "@app.get('/')\ndef f(a: 5): pass"])
func aProgramThatDoesNotLoadLeavesNothingBehind(fault: String) throws {
    var objects: [(name: String, reference: Weak)] = []
    try {
        let loading = try ApplicationLoading(SourceText(name: "main.py", text: "\(program)\n\(fault)\n"))
        #expect(throws: LoadFailure.self) {
            while try loading.goOn() == nil {}
        }
        for name in names.dropFirst() { objects.append((name, Weak(loading.globals.value(of: name)))) }
        #expect(!objects.contains { $0.reference.object == nil })
    }()

    #expect(objects.filter { $0.reference.object != nil }.map(\.name) == [])
}

@Test func whatCountsAsAnObjectOfTheProgramGoesWithItsLastReference() throws {
    let source = """
        from fastapi import FastAPI
        app = FastAPI()
        class Point: pass
        @app.get("/")
        def make():
            points = [Point() for _ in range(100)]
            return sum(1 for _ in points)
        """
    let app = try Application.load(SourceText(name: "main.py", text: source))
    let before = app.globals.current.objects.count

    for _ in 0..<10 { _ = app.respondNow(to: Request(method: "GET", target: "/")) }

    #expect(app.globals.current.objects.count == before)
}
