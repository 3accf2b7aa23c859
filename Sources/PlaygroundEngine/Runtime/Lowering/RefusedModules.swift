/// What programs import and the playground has not, with what to do instead: the one table of it.
///
/// Source: the library of Python 3.11, the modules of the pinned FastAPI and Starlette, and the packages that
/// programs for FastAPI use most.
enum RefusedModules {
    /// What is known of a module, or of the package around it; nil where nobody knows it.
    static func note(for module: String, in registry: ModuleRegistry) -> String? {
        var name = module[...]
        while true {
            if let instead = advice[String(name)] { return instead }
            guard let dot = name.lastIndex(of: ".") else { break }
            name = name[..<dot]
        }
        if isPythons(module) {
            // Of a package that is here, too, a name that is not known is most likely a slip of the hand.
            let isKnown = registry.modules[root(of: module)] == nil || submodules.contains(module)
            return isKnown ? general(whose: owner(of: module)) : nil
        }
        if packages.contains(root(of: module)) {
            return "packages are not installed here; the program runs under real FastAPI, where it is"
        }
        return ownFiles.contains(root(of: module)) ? oneFile : nil
    }

    /// What to say of a module that nobody knows: it may be a file of the program's own.
    static let oneFile =
        "packages are not installed here, and what another file would hold, such as a router, goes into main.py"

    /// What to say of a name or a module that `owner` has, where there is nothing better.
    static func general(whose owner: String) -> String { "\(owner) has it: the program runs under real FastAPI" }

    /// Whether a module belongs to Python itself or to what FastAPI brings along, so that real imports of it succeed.
    static func isPythons(_ module: String) -> Bool {
        let root = root(of: module)
        return library.contains(root) || broughtAlong.contains(root)
    }

    /// Who has what `module` holds.
    static func owner(of module: String) -> String {
        let root = root(of: module)
        return broughtAlong.contains(root) || root == "PIL" ? root : "Python"
    }

    private static func root(of module: String) -> String { String(module.prefix { $0 != "." }) }

    private static let broughtAlong: Set<String> = [
        "fastapi", "starlette", "pydantic", "pydantic_core", "annotated_types", "anyio", "typing_extensions", "uvicorn",
    ]

    /// Modules below those of which the playground has some.
    private static let submodules: Set<String> = [
        "asyncio.queues", "asyncio.subprocess", "asyncio.tasks", "fastapi.cli", "fastapi.logger", "fastapi.telemetry",
        "fastapi.types", "fastapi.utils", "html.entities", "html.parser", "json.decoder", "json.encoder",
        "pydantic.color", "pydantic.config", "pydantic.errors", "pydantic.functional_serializers",
        "pydantic.json_schema",
        "pydantic.mypy", "pydantic.plugin", "pydantic.root_model", "pydantic.type_adapter",
        "pydantic.validate_call_decorator",
        "starlette.authentication", "starlette.endpoints", "starlette.formparsers", "starlette.schemas",
        "starlette.types",
        "urllib.error", "urllib.robotparser", "uvicorn.config", "uvicorn.logging", "uvicorn.server",
    ]

    static let files = "keep what is needed in a variable; files are not part of it"
    static let network = "a path operation answers from what the program holds; it opens no connections"
    private static let threads = "use ‘asyncio’; the program runs on one thread"
    private static let database = "keep the rows in a list or a dict"
    private static let fixedOffset =
        "use ‘datetime.timezone’ with a fixed offset, such as ‘timezone(timedelta(hours=2))’"
    static let background =
        "in an ‘async def’ path operation, ‘asyncio.create_task(work())’ goes on behind the answer"
    static let call = "call the function in the body of the path operation"
    static let events =
        "for one direction, an event stream does: ‘response_class=EventSourceResponse’ of ‘fastapi.sse’"
    static let middleware =
        "no middleware runs: set headers on a parameter ‘response: Response’, such as response.headers['X-Name'] = 'a'"
    static let security = "read the header as a parameter: ‘authorization: str | None = Header(default=None)’"
    private static let passwords = "‘hashlib.pbkdf2_hmac’ hashes a password, ‘hmac.compare_digest’ compares two hashes"
    private static let tokens = "keep tokens of ‘secrets.token_urlsafe()’ in a dict, or sign with ‘hmac’"
    private static let json = "use ‘json’"
    private static let settings = "keep the settings in a dict, or read them with ‘json.loads’"
    private static let picture = "‘PIL.Image’ is here, and looks at images; it does not make or change them"
    private static let pages = "return HTMLResponse(f'…') with the values in the text"
    private static let stand = "let a function of the file stand for the model that answers"
    private static let tests = "send requests with ‘send’"
    static let description = "/openapi.json has the description; say in FastAPI(…) and in the decorators what it tells"
    private static let content = "return the content from a path operation: Response(content, media_type='text/css')"
    private static let threadpool = "call the function itself: a path operation with ‘def’ may take its time"

    static let advice: [String: String] = [
        // FastAPI and Starlette
        "fastapi.security": security, "fastapi.dependencies": call, "fastapi.params": call,
        "fastapi.middleware": middleware, "starlette.middleware": middleware,
        "fastapi.staticfiles": content,
        "starlette.staticfiles": content,
        "fastapi.templating": pages, "starlette.templating": pages, "jinja2": pages,
        "fastapi.concurrency": threadpool,
        "starlette.concurrency": threadpool,
        "fastapi.background": background, "starlette.background": background,
        "fastapi.websockets": events, "starlette.websockets": events, "websockets": events,
        "fastapi.testclient": tests, "starlette.testclient": tests, "unittest": tests, "pytest": tests,
        "fastapi.openapi": description,
        "starlette.applications": "use ‘FastAPI’ of ‘fastapi’", "starlette.routing": "use ‘APIRouter’ of ‘fastapi’",
        "starlette.config": "read ‘os.environ’", "pydantic_settings": "read ‘os.environ’",
        "dotenv": "read ‘os.environ’",
        "pydantic.v1": "write the models as Pydantic 2 has them: from pydantic import BaseModel",
        "sse_starlette": "from fastapi.sse import EventSourceResponse",
        "slowapi": "count the requests in a dict", "fastapi_limiter": "count the requests in a dict",
        "fastapi_pagination": "return a slice: items[skip : skip + limit]",
        "typing_extensions": "import the name from ‘typing’",
        "main": "main.py is this file: its names are here already",
        // Python's library
        "zoneinfo": fixedOffset, "pytz": fixedOffset, "dateutil": "use ‘datetime.fromisoformat’ and ‘timedelta’",
        "calendar": "‘datetime.date’ has weekday(), and a difference of two dates has days",
        "http": "‘from fastapi import status’ has the codes, such as status.HTTP_404_NOT_FOUND",
        "http.client": network, "http.server": network, "urllib.request": network,
        "struct": "take the bytes apart with slices and ‘int.from_bytes’",
        "types": "write a class in place of SimpleNamespace; annotations need none of it",
        "pathlib": files, "shutil": files, "tempfile": files, "glob": files, "csv": files, "pickle": files,
        "aiofiles": files, "zipfile": files, "tarfile": files, "configparser": settings, "tomllib": settings,
        "tomli": settings, "toml": settings, "yaml": settings,
        "socket": network, "smtplib": network, "ssl": network, "requests": network, "httpx": network,
        "aiohttp": network, "urllib3": network,
        "threading": threads, "multiprocessing": threads, "concurrent.futures": threads, "queue": threads,
        "anyio": "use ‘asyncio’", "trio": "use ‘asyncio’", "nest_asyncio": "use ‘asyncio’ without it",
        "sched": background, "subprocess": "the playground starts no other programs",
        "logging.config": "call ‘logging.basicConfig’", "logging.handlers": "call ‘logging.basicConfig’",
        "loguru": "use ‘logging’", "structlog": "use ‘logging’", "pprint": "use ‘json.dumps(value, indent=2)’",
        "fractions": "use ‘decimal.Decimal’, or two integers", "inspect": "name the functions themselves",
        "argparse": "the server is started without arguments; read ‘os.environ’",
        "contextvars": "pass the value as a parameter", "weakref": "keep the object itself",
        "ipaddress": "declare the field as ‘str’ and look at it in a field_validator",
        // Packages
        "sqlite3": database, "sqlalchemy": database, "sqlmodel": database, "databases": database, "redis": database,
        "pymongo": database, "motor": database, "beanie": database, "asyncpg": database, "psycopg2": database,
        "psycopg": database, "pymysql": database, "peewee": database, "tortoise": database, "alembic": database,
        "orjson": json, "ujson": json, "simplejson": json,
        "jose": tokens, "jwt": tokens, "authlib": tokens, "itsdangerous": tokens,
        "passlib": passwords, "bcrypt": passwords, "argon2": passwords, "pwdlib": passwords,
        "celery": background, "apscheduler": background, "rq": background, "arq": background,
        "numpy": "‘math’ and ‘statistics’ do for numbers and lists", "scipy": "‘math’ and ‘statistics’ do for numbers",
        "pandas": "a list of dicts does for a table", "polars": "a list of dicts does for a table",
        "openai": stand, "anthropic": stand, "transformers": stand, "torch": stand, "tensorflow": stand,
        "sklearn": stand, "langchain": stand, "joblib": stand, "ollama": stand,
        "PIL": picture, "cv2": picture,
    ]

    /// Packages that there is nothing better to say of, so that none is taken for a slip of the hand.
    private static let packages: Set<String> = [
        "attr", "attrs", "babel", "boto3", "botocore", "bs4", "cachetools", "click", "cryptography", "docx",
        "email_validator",
        "faker", "fastapi_cache", "fastapi_users", "flask", "gunicorn", "httptools", "jsonschema", "markdown",
        "marshmallow",
        "matplotlib", "mangum", "msgpack", "multipart", "networkx", "opentelemetry", "phonenumbers", "plotly",
        "prometheus_client",
        "pydantic_extra_types", "pytesseract", "qrcode", "reportlab", "rich", "seaborn", "sentry_sdk", "shapely",
        "shortuuid",
        "slugify", "socketio", "strawberry", "stripe", "tenacity", "tqdm", "typer", "ulid", "uvloop", "xmltodict",
    ]

    /// What the files of a larger program are called.
    private static let ownFiles: Set<String> = [
        "api", "app", "auth", "config", "core", "crud", "database", "db", "dependencies", "helpers", "internal",
        "models",
        "repositories", "routers", "routes", "schemas", "services", "settings", "src", "utils",
    ]

    private static let library = Set(
        """
        abc array ast atexit audioop base64 bdb binascii bisect builtins bz2 calendar cgi cmath cmd code codecs collections \
        colorsys compileall concurrent configparser contextlib contextvars copy copyreg ctypes curses dataclasses datetime \
        dbm decimal difflib dis doctest email encodings enum errno faulthandler fcntl filecmp fileinput fnmatch fractions \
        ftplib functools gc getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http imaplib imghdr \
        importlib inspect io ipaddress itertools json keyword linecache locale logging lzma mailbox marshal math mimetypes \
        mmap multiprocessing numbers opcode operator optparse os pathlib pdb pickle pkgutil platform plistlib poplib pprint \
        profile pstats pty pwd queue quopri random re readline reprlib resource sched secrets select selectors shelve shlex \
        shutil signal site smtplib socket socketserver sqlite3 ssl stat statistics string stringprep struct subprocess sys \
        sysconfig tarfile tempfile termios textwrap threading time timeit tkinter token tokenize tomllib trace traceback \
        tracemalloc types typing unicodedata unittest urllib uu uuid venv warnings wave weakref webbrowser wsgiref xml \
        xmlrpc zipapp zipfile zipimport zlib zoneinfo
        """.split(separator: " ").map(String.init))
}
