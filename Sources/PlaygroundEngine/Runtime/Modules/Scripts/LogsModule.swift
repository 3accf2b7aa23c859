/// The `logging` module. What is logged goes where `print` writes, as Uvicorn's configuration leaves it.
///
/// Source: The Python Standard Library, "logging"; Uvicorn's own loggers are set up as `uvicorn.config` does.
enum LogsModule {
    private static let noFiles = "log to the playground's own log: leave the handler out"

    static let script = ScriptedModule(
        "logging",
        natives: [
            "_format_error": ReportsModules.format, "_handled": ReportsModules.handled,
            "_place": ReportsModules.place, "_output": .object(PyOutputStream("<stderr>")),
            "_now": TimeModule.module.members["time"] ?? .none,
            "_local": CalendarTime.functions["localtime"].map { .builtin("localtime", $0) } ?? .none,
            "_strftime": CalendarTime.functions["strftime"].map { .builtin("strftime", $0) } ?? .none,
        ],
        refused: [
            "FileHandler": noFiles, "config": "call ‘logging.basicConfig’", "handlers": noFiles,
            "captureWarnings": "warnings are shown as they are",
        ], LogRecordText.text + LogHandlerText.text + LoggerText.text)
}
