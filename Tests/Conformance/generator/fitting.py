"""Samples that a type mostly takes, so that requests reach the functions behind the checks."""

from dataclasses import replace

from pydantic import TypeAdapter

from kinds import Kind, Random

TRIES = 6
# How often a sample is taken as it comes.
CARELESS = 0.12


def fitting(kind: Kind, names: dict[str, object], rules: str = "") -> Kind:
    """`kind`, whose samples are drawn again where Pydantic refuses them; `names` has the program's classes."""
    source = f"Annotated[{kind.source}, Field({rules})]" if rules else kind.source
    try:
        adapter = TypeAdapter(eval(source, names))
    except Exception:
        return kind

    def sample(random: Random) -> object:
        value = kind.sample(random)
        if random.random() < CARELESS:
            return value
        for _ in range(TRIES):
            try:
                adapter.validate_python(value)
                return value
            except Exception:
                value = kind.sample(random)
        return value

    return replace(kind, sample=sample)
