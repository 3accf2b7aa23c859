/// Names that Python's modules have and those of the playground lack, so that whoever uses one hears that, and not that
/// Python has no such name.
///
/// Source: `__all__`, or the public names, of the modules of Python 3.11 and of the pinned FastAPI and Pydantic.
enum LackingNames {
    /// Whether `module` of Python has `name` and the playground's has not.
    static func holds(_ name: String, of module: String) -> Bool { byModule[module]?.contains(name) ?? false }

    static let byModule: [String: Set<String>] = texts.mapValues { text in
        Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
    }

    private static let texts: [String: String] = [
        "base64": """
        a85decode a85encode b32decode b32encode b32hexdecode b32hexencode b85decode b85encode decode decodebytes
        encode encodebytes
        """,
        "binascii": "Incomplete a2b_qp a2b_uu b2a_qp b2a_uu crc_hqx",
        "json": "JSONDecoder JSONEncoder",
        "random": "SystemRandom getstate setstate vonmisesvariate",
        "re": "template",
        "collections": "ChainMap UserDict UserList UserString",
        "copy": "Error",
        "functools": """
        WRAPPER_ASSIGNMENTS WRAPPER_UPDATES partialmethod singledispatch singledispatchmethod
        """,
        "operator": """
        abs call concat countOf iadd iand iconcat ifloordiv ilshift imatmul imod imul indexOf inv invert
        ior ipow irshift isub itruediv ixor length_hint lshift matmul pos rshift
        """,
        "io": """
        BlockingIOError BufferedIOBase BufferedRWPair BufferedRandom BufferedReader BufferedWriter
        DEFAULT_BUFFER_SIZE FileIO IOBase IncrementalNewlineDecoder RawIOBase TextIOBase TextIOWrapper
        UnsupportedOperation open open_code text_encoding
        """,
        "string": "Formatter Template",
        "decimal": """
        BasicContext ConversionSyntax DecimalTuple DefaultContext DivisionImpossible DivisionUndefined
        ExtendedContext HAVE_CONTEXTVAR HAVE_THREADS InvalidContext localcontext
        """,
        "uuid": "SafeUUID getnode",
        "abc": """
        abstractclassmethod abstractproperty abstractstaticmethod get_cache_token update_abstractmethods
        """,
        "dataclasses": "Field InitVar KW_ONLY MISSING make_dataclass",
        "enum": """
        CONFORM CONTINUOUS EJECT EnumCheck EnumMeta EnumType FlagBoundary KEEP NAMED_FLAGS ReprEnum STRICT
        UNIQUE global_enum global_enum_repr global_flag_repr global_str member nonmember property verify
        """,
        "typing": """
        AnyStr AsyncContextManager BinaryIO ByteString ChainMap Concatenate ContextManager Counter DefaultDict
        Deque ForwardRef IO LiteralString MappingView Match NotRequired OrderedDict ParamSpec ParamSpecArgs
        ParamSpecKwargs Pattern Required Self SupportsAbs SupportsBytes SupportsComplex SupportsFloat
        SupportsIndex SupportsInt SupportsRound Text TextIO TypeAlias TypeGuard TypeVarTuple Unpack assert_never
        assert_type clear_overloads dataclass_transform final get_origin get_overloads get_type_hints
        is_typeddict no_type_check no_type_check_decorator overload reveal_type runtime_checkable
        """,
        "asyncio": """
        ALL_COMPLETED AbstractChildWatcher AbstractEventLoop AbstractEventLoopPolicy AbstractServer Barrier
        BaseEventLoop BaseProtocol BaseTransport BrokenBarrierError BufferedProtocol Condition DatagramProtocol
        DatagramTransport DefaultEventLoopPolicy FIRST_COMPLETED FIRST_EXCEPTION FastChildWatcher Future Handle
        IncompleteReadError LifoQueue LimitOverrunError MultiLoopChildWatcher PidfdChildWatcher PriorityQueue
        Protocol ReadTransport Runner SafeChildWatcher SelectorEventLoop SendfileNotAvailableError Server
        StreamReader StreamReaderProtocol StreamWriter SubprocessProtocol SubprocessTransport Task
        ThreadedChildWatcher Timeout TimerHandle Transport WriteTransport all_tasks as_completed
        create_subprocess_exec create_subprocess_shell get_child_watcher get_event_loop get_event_loop_policy
        get_running_loop isfuture new_event_loop open_connection open_unix_connection run_coroutine_threadsafe
        set_child_watcher set_event_loop set_event_loop_policy shield start_server start_unix_server timeout_at
        wait wrap_future
        """,
        "time": """
        CLOCK_BOOTTIME CLOCK_MONOTONIC CLOCK_MONOTONIC_RAW CLOCK_PROCESS_CPUTIME_ID CLOCK_REALTIME CLOCK_TAI
        CLOCK_THREAD_CPUTIME_ID clock_getres clock_gettime clock_gettime_ns clock_settime clock_settime_ns
        get_clock_info pthread_getcpuclockid thread_time thread_time_ns tzset
        """,
        "hashlib": "algorithms_available algorithms_guaranteed file_digest",
        "hmac": "digest_size trans_36 trans_5C",
        "urllib.parse": """
        DefragResult DefragResultBytes ParseResult ParseResultBytes SplitResult SplitResultBytes
        """,
        "statistics": "NormalDist median_grouped",
        "logging": """
        BufferingFormatter getLogRecordFactory getLoggerClass setLogRecordFactory setLoggerClass
        """,
        "traceback": """
        FrameSummary StackSummary TracebackException clear_frames extract_stack extract_tb format_list
        format_stack format_tb print_last print_stack print_tb walk_stack walk_tb
        """,
        "warnings": "formatwarning showwarning warn_explicit",
        "os": """
        DirEntry abort access altsep chmod chown chroot close closerange confstr confstr_names copy_file_range
        cpu_count ctermid defpath device_encoding devnull dup dup2 environb error eventfd eventfd_read
        eventfd_write execl execv extsep fdopen fork fspath fstat fsync get_terminal_size getcwdb getenvb getgid
        getloadavg getlogin getppid getuid initgroups isatty kill killpg lchown link listxattr lockf login_tty
        lseek lstat major makedev memfd_create minor mkfifo mknod nice open openpty pipe pread pwrite read
        readlink readv register_at_fork removedirs removexattr renames replace rmdir scandir sendfile setpgid
        setsid setuid spawnv splice stat_result statvfs statvfs_result strerror supports_bytes_environ symlink
        sync sysconf sysconf_names terminal_size times times_result truncate ttyname umask uname uname_result
        unsetenv utime wait waitpid write writev
        """,
        "os.path": """
        abspath altsep commonpath commonprefix curdir defpath devnull expanduser expandvars extsep getatime
        getctime getmtime getsize islink ismount lexists normcase pardir pathsep realpath relpath samefile
        sameopenfile samestat splitdrive supports_unicode_filenames
        """,
        "sys": """
        abiflags addaudithook api_version audit base_exec_prefix base_prefix breakpointhook builtin_module_names
        call_tracing copyright displayhook dont_write_bytecode excepthook exception exec_prefix executable flags
        float_info float_repr_style get_asyncgen_hooks get_coroutine_origin_tracking_depth
        get_int_max_str_digits getallocatedblocks getdefaultencoding getdlopenflags getfilesystemencodeerrors
        getfilesystemencoding getprofile getrefcount getswitchinterval gettrace hash_info hexversion
        implementation int_info intern is_finalizing meta_path orig_argv path_hooks path_importer_cache
        platlibdir prefix pycache_prefix set_asyncgen_hooks set_coroutine_origin_tracking_depth
        set_int_max_str_digits setdlopenflags setprofile setswitchinterval settrace stdlib_module_names
        thread_info unraisablehook warnoptions
        """,
        "PIL.Image": """
        ADAPTIVE AFFINE BICUBIC BILINEAR BOX DECODERS DEFAULT_STRATEGY Dither ENCODERS EXTENSION EXTENT Exif
        FASTOCTREE FILTERED FIXED FLIP_LEFT_RIGHT FLIP_TOP_BOTTOM FLOYDSTEINBERG HAMMING HUFFMAN_ONLY ID
        ImagePointHandler ImagePointTransform ImageTransformHandler LANCZOS LIBIMAGEQUANT MAXCOVERAGE MEDIANCUT
        MESH MIME MKS2013 MKS2021 MODES NEAREST NONE OPEN ORDERED PERSPECTIVE Palette QUAD Quantize RASTERIZE
        RLE ROTATE_180 ROTATE_270 ROTATE_90 Resampling SAVE SAVE_ALL SupportsArrayInterface
        SupportsArrowArrayInterface SupportsGetData TRANSPOSE TRANSVERSE TYPE_CHECKING Transform Transpose
        WARN_POSSIBLE_FORMATS WEB effect_mandelbrot effect_noise enum fromarrow fromqimage fromqpixmap
        getmodebandnames getmodebands getmodebase getmodetype init item linear_gradient preinit radial_gradient
        register_decoder register_encoder register_extension register_extensions register_mime register_open
        register_save register_save_all registered_extensions
        """,
        "pydantic": """
        AliasGenerator AmqpDsn Base64Bytes Base64Encoder Base64Str Base64UrlBytes Base64UrlStr BaseConfig
        ByteSize ClickHouseDsn CockroachDsn DirectoryPath Discriminator EncodedBytes EncodedStr EncoderProtocol
        Extra FailFast FieldSerializationInfo FilePath GetCoreSchemaHandler GetJsonSchemaHandler
        GetPydanticSchema IPvAnyAddress IPvAnyInterface IPvAnyNetwork ImportString InstanceOf JsonValue KafkaDsn
        MISSING MariaDBDsn ModelWrapValidatorHandler MongoDsn MySQLDsn NatsDsn NewPath OnErrorOmit
        PaymentCardNumber PlainSerializer PostgresDsn PydanticDeprecatedSince20 PydanticDeprecatedSince210
        PydanticDeprecatedSince211 PydanticDeprecatedSince212 PydanticDeprecatedSince214
        PydanticDeprecatedSince26 PydanticDeprecatedSince29 PydanticDeprecationWarning PydanticErrorCodes
        PydanticExperimentalWarning PydanticForbiddenQualifier PydanticImportError PydanticInvalidForJsonSchema
        PydanticSchemaGenerationError PydanticUndefinedAnnotation RedisDsn Secret SerializeAsAny SkipValidation
        SnowflakeDsn SocketPath Tag UrlConstraints VERSION ValidateAs WithJsonSchema WrapSerializer parse_obj_as
        schema_json_of schema_of validate_call with_config
        """,
        "fastapi": """
        background concurrency dependencies logger middleware openapi params security telemetry types utils
        websockets
        """,
        "fastapi.exceptions": """
        DependencyScopeError EndpointContext FastAPIDeprecationWarning PydanticV1NotSupportedError
        RequestErrorModel WebSocketErrorModel WebSocketException WebSocketRequestValidationError
        """,
        "uvicorn": "Config Server main",
    ]
}
