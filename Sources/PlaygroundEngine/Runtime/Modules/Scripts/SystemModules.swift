import Foundation

/// The parts of `os` and `sys` that an API asks about its surroundings.
///
/// Source: The Python Standard Library, "os", "os.path" and "sys".
enum SystemModules {
    private static let noFiles = "files are not part of it: keep what is needed in a variable"

    static let paths = ScriptedModule("os.path", natives: ["_kind": kind], refused: [:], pathText)

    static let os = ScriptedModule(
        "os",
        natives: ["_environment": environment, "_load_path": .object(paths.loader)],
        members: [
            "name": .string("posix"), "sep": .string("/"), "linesep": .string("\n"), "pathsep": .string(":"),
            "curdir": .string("."), "pardir": .string(".."), "urandom": SecretsModule.randomBytes,
            "getpid": .builtin("getpid") { (call) throws(PyError) in
                _ = try call.arguments(0...0)
                return .int(Int(getpid()))
            },
        ],
        refused: [
            "remove": noFiles, "makedirs": noFiles, "mkdir": noFiles, "listdir": noFiles, "rename": noFiles,
            "unlink": noFiles, "walk": noFiles, "stat": noFiles, "getcwd": noFiles, "chdir": noFiles,
            "system": "the playground starts no other programs", "popen": "the playground starts no other programs",
            "putenv": "set ‘os.environ[…]’", "_exit": "the server ends with the playground",
        ],
        """
        environ = _environment()
        path = _load_path()

        def getenv(key, default=None):
            if not isinstance(key, str):
                raise TypeError(f"str expected, not {type(key).__name__}")
            return environ.get(key, default)

        """)

    static var sys: PyModule {
        let version = NamedFields(
            "sys.version_info",
            [
                ("major", .int(3)), ("minor", .int(11)), ("micro", .int(7)), ("releaselevel", .string("final")),
                ("serial", .int(0)),
            ])
        #if os(macOS)
            let platform = "darwin"
        #else
            let platform = "linux"
        #endif
        return PyModule(
            "sys",
            functions: [
                "getrecursionlimit": { (call) throws(PyError) in
                    _ = try call.arguments(0...0)
                    return .int(Machine.recursionLimit)
                },
                "exc_info": { (call) throws(PyError) in
                    _ = try call.arguments(0...0)
                    guard let handled = call.machine.handledException() else {
                        return .tuple(PyTuple([.none, .none, .none]))
                    }
                    let traceback = try handled.attribute("__traceback__") ?? .none
                    return .tuple(PyTuple([.object(handled.classObject), .object(handled), traceback]))
                },
            ],
            members: [
                "version": .string("3.11.7 (APIPlayground)"), "version_info": .object(version),
                "maxsize": .int(Int.max), "platform": .string(platform), "byteorder": .string("little"),
                "maxunicode": .int(0x10FFFF), "stdout": .object(PyOutputStream("<stdout>")),
                "stderr": .object(PyOutputStream("<stderr>")),
            ],
            refused: [
                "exit": "the server ends with the playground; raise an exception to end a request",
                "argv": "the server is started without arguments; read ‘os.environ’",
                "path": "‘main.py’ stands alone", "modules": "‘main.py’ stands alone",
                "stdin": "a server has no keyboard: take a parameter of the path operation",
                "setrecursionlimit": "the limit stays at 1000", "getsizeof": "sizes are not Python's here",
            ])
    }

    /// What the process's environment holds, as a dict of the program's own.
    private static var environment: Value {
        .builtin("environment") { (_) throws(PyError) in
            let dict = PyDict()
            for (name, value) in ProcessInfo.processInfo.environment.sorted(by: { $0.key < $1.key }) {
                dict.set(PyString.make(name), to: .string(value))
            }
            return .dict(dict)
        }
    }

    /// 1 for a file, 2 for a folder, 0 where there is neither.
    private static var kind: Value {
        .builtin("kind") { (call) throws(PyError) in
            guard let path = try call.arguments(1...1)[0].string else { return .int(0) }
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path.text, isDirectory: &isFolder) else { return .int(0) }
            return .int(isFolder.boolValue ? 2 : 1)
        }
    }

    private static let pathText = """
        sep = "/"

        def _text(value, function):
            if not isinstance(value, (str, bytes)):
                raise TypeError(f"expected str, bytes or os.PathLike object, not {type(value).__name__}")
            return value

        def join(a, *p):
            path = _text(a, "join")
            for part in p:
                if not isinstance(part, str):
                    raise TypeError(f"join() argument must be str, bytes, or os.PathLike object, not {type(part).__name__!r}")
                if part.startswith("/"):
                    path = part
                elif not path or path.endswith("/"):
                    path += part
                else:
                    path += "/" + part
            return path

        def split(p):
            place = _text(p, "split").rfind("/") + 1
            head = p[:place]
            if head.strip("/"):
                head = head.rstrip("/")
            return (head, p[place:])

        def basename(p):
            return split(p)[1]

        def dirname(p):
            return split(p)[0]

        def splitext(p):
            start = _text(p, "splitext").rfind("/") + 1
            dot = p.rfind(".")
            if dot < start or not p[start:dot].strip("."):
                return (p, "")
            return (p[:dot], p[dot:])

        def isabs(s):
            return _text(s, "isabs").startswith("/")

        def normpath(path):
            if not _text(path, "normpath"):
                return "."
            slashes = "/" if path.startswith("/") else ""
            if path.startswith("//") and not path.startswith("///"):
                slashes = "//"
            steps = []
            for step in path.split("/"):
                if step in ("", "."):
                    continue
                if step != ".." or (not slashes and not steps) or (steps and steps[-1] == ".."):
                    steps.append(step)
                elif steps:
                    steps.pop()
            return slashes + "/".join(steps) or "."

        def exists(path):
            return _kind(path) > 0

        def isfile(path):
            return _kind(path) == 1

        def isdir(s):
            return _kind(s) == 2

        """
}

/// `sys.stdout` and `sys.stderr`: what is written there is what the program prints.
final class PyOutputStream: PyObject {
    private let name: String

    init(_ name: String) {
        self.name = name
    }

    override var typeName: String { "_io.TextIOWrapper" }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        "<_io.TextIOWrapper name=\(QuotedText.string(name)) mode='w' encoding='utf-8'>"
    }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "write":
            return .builtin(name) { (call) throws(PyError) in
                let value = try call.arguments(1...1)[0]
                guard let text = value.string else {
                    throw .typeError("write() argument must be str, not \(value.argumentTypeName)")
                }
                call.output(text.text)
                return .int(text.count)
            }
        case "flush", "isatty":
            return .builtin(name) { (call) throws(PyError) in
                _ = try call.arguments(0...0)
                return name == "flush" ? .none : .bool(false)
            }
        case "name": return .string(self.name)
        case "encoding": return .string("utf-8")
        default: return nil
        }
    }

    override var attributeNames: [String] { ["write", "flush", "isatty", "name", "encoding"] }
}
