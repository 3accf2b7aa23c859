/// The loggers of `logging` and its functions, in Python.
enum LoggerText {
    static let text = """
        lastResort = StreamHandler()
        lastResort.setLevel(WARNING)

        class Logger(Filterer):
            def __init__(self, name, level=NOTSET):
                Filterer.__init__(self)
                self.name = name
                self.level = _level(level)
                self.parent = None
                self.propagate = True
                self.handlers = []
                self.disabled = False

            def setLevel(self, level):
                self.level = _level(level)

            def getEffectiveLevel(self):
                logger = self
                while logger:
                    if logger.level:
                        return logger.level
                    logger = logger.parent
                return NOTSET

            def isEnabledFor(self, level):
                if self.disabled or _set_up["disabled"] >= level:
                    return False
                return level >= self.getEffectiveLevel()

            def getChild(self, suffix):
                return getLogger(suffix if self is root else self.name + "." + suffix)

            def debug(self, msg, *args, **kwargs):
                if self.isEnabledFor(DEBUG):
                    self._log(DEBUG, msg, args, **kwargs)

            def info(self, msg, *args, **kwargs):
                if self.isEnabledFor(INFO):
                    self._log(INFO, msg, args, **kwargs)

            def warning(self, msg, *args, **kwargs):
                if self.isEnabledFor(WARNING):
                    self._log(WARNING, msg, args, **kwargs)

            def warn(self, msg, *args, **kwargs):
                self.warning(msg, *args, **kwargs)

            def error(self, msg, *args, **kwargs):
                if self.isEnabledFor(ERROR):
                    self._log(ERROR, msg, args, **kwargs)

            def exception(self, msg, *args, exc_info=True, **kwargs):
                self.error(msg, *args, exc_info=exc_info, **kwargs)

            def critical(self, msg, *args, **kwargs):
                if self.isEnabledFor(CRITICAL):
                    self._log(CRITICAL, msg, args, **kwargs)

            def fatal(self, msg, *args, **kwargs):
                self.critical(msg, *args, **kwargs)

            def log(self, level, msg, *args, **kwargs):
                if not isinstance(level, int):
                    raise TypeError("level must be an integer")
                if self.isEnabledFor(level):
                    self._log(level, msg, args, **kwargs)

            def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
                record = LogRecord(name, level, fn, lno, msg, args, exc_info, func, sinfo)
                for key in extra or {}:
                    if key in ("message", "asctime") or key in record.__dict__:
                        raise KeyError(f"Attempt to overwrite {key!r} in LogRecord")
                    record.__dict__[key] = extra[key]
                return record

            def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
                file, line, function, _ = _place(stacklevel)
                if exc_info:
                    if isinstance(exc_info, BaseException):
                        exc_info = (type(exc_info), exc_info, exc_info.__traceback__)
                    elif not isinstance(exc_info, tuple):
                        error = _handled()
                        exc_info = (None, None, None)
                        if error is not None:
                            exc_info = (type(error), error, error.__traceback__)
                self.handle(self.makeRecord(self.name, level, file, line, msg, args, exc_info, function, extra))

            def handle(self, record):
                if not self.disabled and self.filter(record):
                    self.callHandlers(record)

            def addHandler(self, hdlr):
                if hdlr not in self.handlers:
                    self.handlers.append(hdlr)

            def removeHandler(self, hdlr):
                if hdlr in self.handlers:
                    self.handlers.remove(hdlr)

            def hasHandlers(self):
                logger = self
                while logger:
                    if logger.handlers:
                        return True
                    logger = logger.parent if logger.propagate else None
                return False

            def callHandlers(self, record):
                found = False
                logger = self
                while logger:
                    for handler in logger.handlers:
                        found = True
                        if record.levelno >= handler.level:
                            handler.handle(record)
                    logger = logger.parent if logger.propagate else None
                if not found and lastResort is not None and record.levelno >= lastResort.level:
                    lastResort.handle(record)

            def __repr__(self):
                return f"<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>"

        class RootLogger(Logger):
            def __init__(self, level):
                Logger.__init__(self, "root", level)

        class LoggerAdapter:
            def __init__(self, logger, extra=None):
                self.logger = logger
                self.extra = extra

            def process(self, msg, kwargs):
                kwargs["extra"] = self.extra
                return (msg, kwargs)

            def log(self, level, msg, *args, **kwargs):
                if self.logger.isEnabledFor(level):
                    msg, kwargs = self.process(msg, kwargs)
                    self.logger.log(level, msg, *args, **kwargs)

            def debug(self, msg, *args, **kwargs):
                self.log(DEBUG, msg, *args, **kwargs)

            def info(self, msg, *args, **kwargs):
                self.log(INFO, msg, *args, **kwargs)

            def warning(self, msg, *args, **kwargs):
                self.log(WARNING, msg, *args, **kwargs)

            def error(self, msg, *args, **kwargs):
                self.log(ERROR, msg, *args, **kwargs)

            def exception(self, msg, *args, exc_info=True, **kwargs):
                self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

            def critical(self, msg, *args, **kwargs):
                self.log(CRITICAL, msg, *args, **kwargs)

            def isEnabledFor(self, level):
                return self.logger.isEnabledFor(level)

            def setLevel(self, level):
                self.logger.setLevel(level)

        root = RootLogger(WARNING)
        _loggers = {}

        def getLogger(name=None):
            if not name or (isinstance(name, str) and name == root.name):
                return root
            if not isinstance(name, str):
                raise TypeError("A logger name must be a string")
            if name in _loggers:
                return _loggers[name]
            logger = Logger(name)
            parts = name.split(".")
            logger.parent = root
            for count in range(1, len(parts)):
                logger.parent = _loggers.get(".".join(parts[:count]), logger.parent)
            for other in _loggers.values():
                if other.name.startswith(name + ".") and len(other.parent.name) < len(name) or (
                    other.name.startswith(name + ".") and other.parent is root
                ):
                    other.parent = logger
            _loggers[name] = logger
            return logger

        def basicConfig(**kwargs):
            force = kwargs.pop("force", False)
            kwargs.pop("encoding", None)
            kwargs.pop("errors", "backslashreplace")
            if force:
                root.handlers.clear()
            if root.handlers:
                return
            handlers = kwargs.pop("handlers", None)
            if handlers is None:
                if "stream" in kwargs and "filename" in kwargs:
                    raise ValueError("'stream' and 'filename' should not be specified together")
            elif "stream" in kwargs or "filename" in kwargs:
                raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
            if kwargs.pop("filename", None):
                raise NotImplementedError("basicConfig(filename=...) is not part of the playground's Python")
            kwargs.pop("filemode", "a")
            if handlers is None:
                handlers = [StreamHandler(kwargs.pop("stream", None))]
            datefmt = kwargs.pop("datefmt", None)
            style = kwargs.pop("style", "%")
            if style not in ("%", "{", "$"):
                raise ValueError("Style must be one of: %,{,$")
            usual = BASIC_FORMAT if style == "%" else "{levelname}:{name}:{message}"
            formatter = Formatter(kwargs.pop("format", usual), datefmt, style)
            for handler in handlers:
                if handler.formatter is None:
                    handler.setFormatter(formatter)
                root.addHandler(handler)
            level = kwargs.pop("level", None)
            if level is not None:
                root.setLevel(level)
            if kwargs:
                raise ValueError("Unrecognised argument(s): " + ", ".join(kwargs.keys()))

        def _ready():
            if not root.handlers:
                basicConfig()
            return root

        def debug(msg, *args, **kwargs):
            _ready().debug(msg, *args, **kwargs)

        def info(msg, *args, **kwargs):
            _ready().info(msg, *args, **kwargs)

        def warning(msg, *args, **kwargs):
            _ready().warning(msg, *args, **kwargs)

        def warn(msg, *args, **kwargs):
            _ready().warning(msg, *args, **kwargs)

        def error(msg, *args, **kwargs):
            _ready().error(msg, *args, **kwargs)

        def exception(msg, *args, exc_info=True, **kwargs):
            _ready().error(msg, *args, exc_info=exc_info, **kwargs)

        def critical(msg, *args, **kwargs):
            _ready().critical(msg, *args, **kwargs)

        def fatal(msg, *args, **kwargs):
            _ready().critical(msg, *args, **kwargs)

        def log(level, msg, *args, **kwargs):
            _ready().log(level, msg, *args, **kwargs)

        def disable(level=CRITICAL):
            _set_up["disabled"] = _level(level)

        def shutdown():
            pass

        class _UvicornFormatter(Formatter):
            def format(self, record):
                prefix = record.levelname + ":" + " " * (8 - len(record.levelname))
                return prefix + " " + Formatter.format(self, record)

        def _set_up_uvicorn():
            handler = StreamHandler()
            handler.setFormatter(_UvicornFormatter())
            logger = getLogger("uvicorn")
            logger.addHandler(handler)
            logger.propagate = False
            for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
                getLogger(name).setLevel(INFO)

        _set_up_uvicorn()

        """
}
