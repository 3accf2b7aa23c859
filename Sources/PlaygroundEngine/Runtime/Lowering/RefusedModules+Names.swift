extension RefusedModules {
    /// What to write in place of `name` of `module`; nil where `module` of Python has no such name either, or it is here.
    static func note(for name: String, of module: String) -> String? {
        if let instead = names[module]?[name] ?? advice["\(module).\(name)"] { return instead }
        // The modules of Pillow are names of the package as well.
        if module == "PIL", name.hasPrefix("Image") || name == "ExifTags" { return advice[module] }
        guard LackingNames.holds(name, of: module) else { return nil }
        return general(whose: owner(of: module))
    }

    static let names: [String: [String: String]] = {
        let sockets = ["WebSocket": events, "WebSocketDisconnect": events, "WebSocketException": events]
        let plain = "leave it out: the annotation does without it"
        return [
            "fastapi": [
                "Depends": call, "Security": security, "BackgroundTasks": background,
            ].merging(sockets) { $1 },
            "fastapi.param_functions": ["Depends": call, "Security": security],
            "fastapi.exceptions": sockets, "starlette.exceptions": sockets,
            "fastapi.requests": ["HTTPConnection": "use ‘Request’"],
            "starlette.requests": ["HTTPConnection": "use ‘Request’"],
            "fastapi.routing": ["APIRoute": "use ‘APIRouter’ without a class of its own for routes"],
            "typing": [
                "Self": "write the class's own name in quotes, such as -> 'Item'", "TypeAlias": plain,
                "Required": plain,
                "NotRequired": "write a class below BaseModel, with a default", "AnyStr": "write ‘str’",
                "Text": "write ‘str’", "LiteralString": "write ‘str’", "ParamSpec": "write Callable[..., Any]",
                "Concatenate": "write Callable[..., Any]", "DefaultDict": "write collections.defaultdict[…]",
                "Deque": "write collections.deque[…]", "Counter": "write collections.Counter[…]",
                "OrderedDict": "write dict[…]", "Pattern": "write re.Pattern", "Match": "write re.Match",
                "overload": plain, "final": plain, "runtime_checkable": "name the class itself",
            ],
            "pydantic": [
                "PlainSerializer": "write the field with @field_serializer",
                "WrapSerializer": "write the field with @field_serializer(…, mode='wrap')",
                "IPvAnyAddress": "declare the field as ‘str’ and look at it in a field_validator",
                "Discriminator": "name the field: Field(discriminator='kind')",
                "Tag": "name the field: Field(discriminator='kind')", "parse_obj_as": "use ‘TypeAdapter’",
                "FilePath": files, "DirectoryPath": files, "NewPath": files,
                "JsonValue": "declare the field as ‘Any’", "validate_call": "check the arguments in the function",
                "AliasGenerator": "give ‘alias_generator’ a function of ‘pydantic.alias_generators’",
                "BaseConfig": "write model_config = ConfigDict(…)", "Extra": "write ConfigDict(extra='forbid')",
            ],
            "asyncio": [
                "Condition": "‘asyncio.Event’ and ‘asyncio.Lock’ do for most",
                "get_event_loop": "‘await’ and ‘asyncio.create_task’ need no loop in hand",
                "get_running_loop": "‘await’ and ‘asyncio.create_task’ need no loop in hand",
                "new_event_loop": "‘await’ and ‘asyncio.create_task’ need no loop in hand",
                "open_connection": network, "start_server": network,
            ],
            "collections": ["ChainMap": "join the dicts: {**defaults, **given}"],
            "string": ["Template": "use an f-string"],
            "json": ["JSONEncoder": "give ‘json.dumps’ a function: default=…", "JSONDecoder": "call ‘json.loads’"],
        ]
    }()
}
