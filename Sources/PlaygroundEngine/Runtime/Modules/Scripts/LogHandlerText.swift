/// The filters and the handlers of `logging`, in Python.
enum LogHandlerText {
    static let text = """
        class Filter:
            def __init__(self, name=""):
                self.name = name
                self.nlen = len(name)

            def filter(self, record):
                return not self.name or record.name == self.name or record.name.startswith(self.name + ".")

        class Filterer:
            def __init__(self):
                self.filters = []

            def addFilter(self, filter):
                if filter not in self.filters:
                    self.filters.append(filter)

            def removeFilter(self, filter):
                if filter in self.filters:
                    self.filters.remove(filter)

            def filter(self, record):
                for filter in self.filters:
                    asked = filter.filter if hasattr(filter, "filter") else filter
                    if not asked(record):
                        return False
                return True

        _plain = Formatter()

        class Handler(Filterer):
            def __init__(self, level=NOTSET):
                Filterer.__init__(self)
                self._name = None
                self.level = _level(level)
                self.formatter = None

            def get_name(self):
                return self._name

            def set_name(self, name):
                self._name = name

            def setLevel(self, level):
                self.level = _level(level)

            def setFormatter(self, fmt):
                self.formatter = fmt

            def format(self, record):
                return (self.formatter or _plain).format(record)

            def emit(self, record):
                raise NotImplementedError("emit must be implemented by Handler subclasses")

            def handle(self, record):
                taken = self.filter(record)
                if taken:
                    self.emit(record)
                return taken

            def handleError(self, record):
                text = "".join(_format_error(_handled()))
                _output.write(f"--- Logging error ---\\n{text}Message: {record.msg!r}\\nArguments: {record.args}\\n")

            def acquire(self):
                pass

            def release(self):
                pass

            def flush(self):
                pass

            def close(self):
                pass

            def __repr__(self):
                return f"<{type(self).__name__} ({getLevelName(self.level)})>"

        # A class body of the library reads no name of its own, since those behind it would be the program's.
        Handler.name = property(Handler.get_name, Handler.set_name)

        class StreamHandler(Handler):
            terminator = "\\n"

            def __init__(self, stream=None):
                Handler.__init__(self)
                self.stream = _output if stream is None else stream

            def flush(self):
                if self.stream and hasattr(self.stream, "flush"):
                    self.stream.flush()

            def setStream(self, stream):
                before = self.stream
                if stream is before:
                    return None
                self.stream = stream
                return before

            def emit(self, record):
                try:
                    text = self.format(record)
                    self.stream.write(text + self.terminator)
                    self.flush()
                except RecursionError:
                    raise
                except Exception:
                    self.handleError(record)

            def __repr__(self):
                name = str(getattr(self.stream, "name", ""))
                return f"<{type(self).__name__} {name + ' ' if name else ''}({getLevelName(self.level)})>"

        class NullHandler(Handler):
            def handle(self, record):
                pass

            def emit(self, record):
                pass

        """
}
