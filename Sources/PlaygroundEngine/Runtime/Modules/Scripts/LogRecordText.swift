/// The levels, the records and the formatters of `logging`, in Python.
enum LogRecordText {
    static let text = """
        CRITICAL = FATAL = 50
        ERROR = 40
        WARNING = WARN = 30
        INFO = 20
        DEBUG = 10
        NOTSET = 0
        BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"
        raiseExceptions = True
        _names = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}
        _levels = {
            "CRITICAL": 50, "FATAL": 50, "ERROR": 40, "WARN": 30, "WARNING": 30, "INFO": 20, "DEBUG": 10, "NOTSET": 0}
        _start = _now()
        _set_up = {"disabled": 0}

        def getLevelName(level):
            if level in _names:
                return _names[level]
            return _levels[level] if level in _levels else f"Level {level}"

        def getLevelNamesMapping():
            return dict(_levels)

        def addLevelName(level, levelName):
            _names[level] = levelName
            _levels[levelName] = level

        def _level(level):
            if isinstance(level, int):
                return level
            if str(level) != level:
                raise TypeError(f"Level not an integer or a valid string: {level!r}")
            if level not in _levels:
                raise ValueError(f"Unknown level: {level!r}")
            return _levels[level]

        class LogRecord:
            def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
                if args and len(args) == 1 and isinstance(args[0], dict) and args[0]:
                    args = args[0]
                moment = _now()
                self.name = name
                self.msg = msg
                self.args = args
                self.levelname = getLevelName(level)
                self.levelno = level
                self.pathname = pathname
                self.filename = pathname.split("/")[-1]
                self.module = self.filename.rsplit(".", 1)[0]
                self.exc_info = exc_info
                self.exc_text = None
                self.stack_info = sinfo
                self.lineno = lineno
                self.funcName = func
                self.created = moment
                self.msecs = int((moment - int(moment)) * 1000) + 0.0
                self.relativeCreated = (moment - _start) * 1000
                self.thread = 1
                self.threadName = "MainThread"
                self.processName = "MainProcess"
                self.process = 1

            def __repr__(self):
                return f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}">'

            def getMessage(self):
                message = str(self.msg)
                return message % self.args if self.args else message

        def makeLogRecord(dict):
            record = LogRecord(None, None, "", 0, "", (), None, None)
            record.__dict__.update(dict)
            return record

        class Formatter:
            default_time_format = "%Y-%m-%d %H:%M:%S"
            default_msec_format = "%s,%03d"

            def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
                if style not in ("%", "{", "$"):
                    raise ValueError("Style must be one of: %,{,$")
                if style == "$":
                    raise NotImplementedError("style='$' is not part of the playground's Python: use style='%'")
                self._style = style
                self._fmt = fmt or ("%(message)s" if style == "%" else "{message}")
                self._defaults = defaults
                self.datefmt = datefmt

            def formatTime(self, record, datefmt=None):
                parts = _local(record.created)
                if datefmt:
                    return _strftime(datefmt, parts)
                text = _strftime(self.default_time_format, parts)
                return self.default_msec_format % (text, record.msecs) if self.default_msec_format else text

            def formatException(self, ei):
                return "".join(_format_error(ei[1])).rstrip("\\n")

            def formatStack(self, stack_info):
                return stack_info

            def usesTime(self):
                return ("%(asctime)" if self._style == "%" else "{asctime") in self._fmt

            def formatMessage(self, record):
                values = record.__dict__
                if self._defaults:
                    values = self._defaults | values
                try:
                    return self._fmt % values if self._style == "%" else self._fmt.format(**values)
                except KeyError as error:
                    raise ValueError(f"Formatting field not found in record: {error}")

            def format(self, record):
                record.message = record.getMessage()
                if self.usesTime():
                    record.asctime = self.formatTime(record, self.datefmt)
                text = self.formatMessage(record)
                if record.exc_info and not record.exc_text:
                    record.exc_text = self.formatException(record.exc_info)
                if record.exc_text:
                    text = (text if text[-1:] == "\\n" else text + "\\n") + record.exc_text
                if record.stack_info:
                    text = (text if text[-1:] == "\\n" else text + "\\n") + self.formatStack(record.stack_info)
                return text

        """
}
