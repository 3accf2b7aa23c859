/// Modules of Python that the playground has not, with what to do instead.
enum RefusedModules {
    static let advice: [String: String] = {
        let files = "keep what is needed in a variable; files are not part of it"
        let network = "a path operation answers from what the program holds; it opens no connections"
        let threads = "use ‘asyncio’; the program runs on one thread"
        let database = "keep the rows in a list or a dict"
        return [
            "zoneinfo": "use ‘datetime.timezone’ with a fixed offset, such as ‘timezone(timedelta(hours=2))’",
            "pytz": "use ‘datetime.timezone’ with a fixed offset, such as ‘timezone(timedelta(hours=2))’",
            "pathlib": files, "shutil": files, "tempfile": files, "glob": files, "csv": files, "pickle": files,
            "aiofiles": files,
            "requests": network, "httpx": network, "aiohttp": network, "socket": network, "urllib.request": network,
            "smtplib": network,
            "threading": threads, "multiprocessing": threads, "concurrent.futures": threads, "queue": threads,
            "subprocess": "the playground starts no other programs",
            "sqlite3": database, "sqlalchemy": database, "sqlmodel": database, "databases": database,
            "logging.config": "call ‘logging.basicConfig’", "logging.handlers": "call ‘logging.basicConfig’",
            "fractions": "use ‘decimal.Decimal’, or two integers", "inspect": "name the functions themselves",
            "argparse": "the server is started without arguments; read ‘os.environ’",
            "contextvars": "pass the value as a parameter", "unittest": "send requests with ‘send’",
            "pytest": "send requests with ‘send’", "fastapi.testclient": "send requests with ‘send’",
            "dotenv": "read ‘os.environ’", "pydantic_settings": "read ‘os.environ’",
        ]
    }()
}
