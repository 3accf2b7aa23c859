import Foundation

/// The `traceback` and `warnings` modules, whose text goes where `print` writes.
///
/// Source: The Python Standard Library, "traceback" and "warnings".
enum ReportsModules {
    static let traceback = ScriptedModule(
        "traceback", natives: ["_format": format, "_handled": handled, "_write": write],
        """
        def format_exception(exc, value=None, tb=None, limit=None, chain=True):
            error = exc if value is None else value
            return ["NoneType: None\\n"] if error is None else _format(error)

        def format_exception_only(exc, value=None):
            error = exc if value is None else value
            return ["NoneType: None\\n"] if error is None else _format(error)[-1:]

        def format_exc(limit=None, chain=True):
            return "".join(format_exception(_handled()))

        def print_exc(limit=None, file=None, chain=True):
            print_exception(_handled(), file=file)

        def print_exception(exc, value=None, tb=None, limit=None, file=None, chain=True):
            text = "".join(format_exception(exc, value, tb))
            if file is None:
                _write(text)
            else:
                file.write(text)

        """)

    static let warnings = ScriptedModule(
        "warnings", natives: ["_place": place, "_write": write],
        """
        _seen = set()
        _hidden = (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning)

        def warn(message, category=None, stacklevel=1, source=None):
            if isinstance(message, Warning):
                category = type(message)
            elif category is None:
                category = UserWarning
            if not (isinstance(category, type) and issubclass(category, Warning)):
                raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
            file, line, function, text = _place(stacklevel)
            key = (str(message), category, line)
            if key in _seen or issubclass(category, _hidden):
                return
            _seen.add(key)
            _write(f"{file}:{line}: {category.__name__}: {message}\\n" + (f"  {text}\\n" if text else ""))

        def simplefilter(action, category=Warning, lineno=0, append=False):
            pass

        def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
            pass

        def resetwarnings():
            pass

        class catch_warnings:
            def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
                self._record = record

            def __enter__(self):
                return [] if self._record else None

            def __exit__(self, *exc_info):
                pass

        """)

    /// Writes a text where `print` does.
    static var write: Value {
        .builtin("write") { (call) throws(PyError) in
            call.output(try call.arguments(1...1)[0].str())
            return .none
        }
    }

    /// The exception that is being handled, or None.
    static var handled: Value {
        .builtin("handled") { (call) throws(PyError) in
            call.machine.handledException().map { .object($0) } ?? .none
        }
    }

    /// The text of an exception: a string for each part, which end in a line break.
    static var format: Value {
        .builtin("format") { (call) throws(PyError) in
            guard case .object(let object) = try call.arguments(1...1)[0], let exception = object as? PyException else {
                throw .typeError("an exception is needed")
            }
            var parts: [String] = []
            for line in Traceback.text(of: exception, in: call.globals.source).components(separatedBy: "\n") {
                if line.hasPrefix("    "), !parts.isEmpty {
                    parts[parts.count - 1] += line + "\n"
                } else {
                    parts.append(line + "\n")
                }
            }
            return .list(PyList(parts.map { .string($0) }))
        }
    }

    /// Where the program called: the file, the line, the function, and the text of the line.
    ///
    /// The argument says how many calls of the program's own functions further out to look, beginning with 1.
    static var place: Value {
        .builtin("place") { (call) throws(PyError) in
            let level = max(1, try call.arguments(1...1)[0].smallInteger ?? 1)
            let source = call.globals.source
            let places = call.machine.visibleFrames(level)
            guard places.count == level, let place = places.last else {
                return .tuple(PyTuple([.string("sys"), .int(1), .string("<module>"), .string("")]))
            }
            let line = source.line(at: place.range.lowerBound)
            let text = source[source.range(ofLine: line)].trimmingCharacters(in: .whitespaces)
            return .tuple(PyTuple([.string(source.name), .int(line), .string(place.function), .string(text)]))
        }
    }
}
