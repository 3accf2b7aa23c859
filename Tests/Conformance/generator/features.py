"""What generated programs are made of, as switches: a program uses the features that are on, and nothing else."""

FEATURES = {
    "parameters": "path, query, header, cookie and body parameters of Python's own types",
    "rules": "ge, lt, multiple_of, min_length, pattern, strict and their siblings",
    "sequences": "Sequence beside list and its siblings",
    "any_in_unions": "Any as one of the types of a union",
    "float_multiples": "multiple_of for numbers that are no integers",
    "dict_lengths": "min_length and max_length of dicts",
    "unhashable_items": "sets whose items cannot be in one",
    "routers": "routers with prefixes, inside one another",
    "values": "functions that return every kind of value",
    "responses": "response classes, status_code, HTTPException",
    "streams": "StreamingResponse, JSON lines, server-sent events",
    "enums": "classes of members as types",
    "dates": "date, datetime, time and timedelta as types",
    "uuids": "UUID as a type",
    "decimals": "Decimal as a type",
    "models": "classes of fields as types, inside one another",
    "model_config": "extra, strict, frozen, populate_by_name and their siblings",
    "validators": "field_validator and model_validator",
    "members": "computed fields, serializers and more options of fields",
    "tagged_unions": "unions of models that a field tells apart",
    "response_models": "models as return annotations",
    "stream_items": "generators whose annotation names the type of their values",
    "response_model_options": "response_model with its include and exclude options",
    "response_parameter": "a parameter of the type Response",
    "forms": "form fields and files",
    "inclusions": "routers included under prefixes, and with classes of responses for all below them",
    "parameter_models": "models whose fields the query, headers, cookies or a form have by themselves",
    "plain_objects": "objects of classes that are no models, as answers",
    "urls": "HttpUrl and AnyUrl as types",
    "dataclasses": "dataclasses as types, Python's and Pydantic's",
    "alias_choices": "fields with several aliases, and with paths to them",
    "filters": "include and exclude of every form, for answers and for model_dump",
}
# What this server does not have yet: generated on request only.
LATER: frozenset[str] = frozenset()
EVERYTHING = frozenset(FEATURES)
NOW = EVERYTHING - LATER


def parse(text: str) -> frozenset[str]:
    """The features that `all`, `now`, `now+models+dates` or `parameters+rules` names."""
    chosen: set[str] = set()
    for word in text.split("+"):
        if word not in ("all", "now", *FEATURES):
            raise ValueError(f"there is no feature {word!r}; there are all, now, {', '.join(FEATURES)}")
        chosen |= {"all": EVERYTHING, "now": NOW}.get(word, {word})
    return frozenset(chosen)
