from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum

from fastapi import FastAPI
from pydantic import BaseModel, Field, computed_field, field_serializer

app = FastAPI()


class Kind(str, Enum):
    talk = "talk"
    workshop = "workshop"


class Level(Enum):
    easy = 1
    hard = 2


class Event(BaseModel):
    title: str
    kind: Kind = Kind.talk
    level: Level | None = None
    starts: datetime
    day: date | None = None
    length: timedelta = timedelta(minutes=45)
    fee: Decimal = Field(default=Decimal("0.00"), max_digits=6, decimal_places=2)
    seats: set[int] = set()
    where: tuple[float, float] | None = None

    @computed_field
    @property
    def ends(self) -> datetime:
        return self.starts + self.length

    @field_serializer("fee")
    def fee_with_currency(self, value: Decimal) -> str:
        return f"{value} EUR"


@app.post("/events")
def add(event: Event) -> Event:
    return event


@app.post("/plain")
def plain(event: Event):
    return {"event": event, "kind": event.kind, "level": event.level, "day": event.day, "fee": event.fee}


@app.get("/kinds/{kind}")
def of_kind(kind: Kind, since: date = date(2024, 1, 1), level: Level = Level.easy):
    return {"kind": kind, "is_talk": kind is Kind.talk, "since": since, "level": level}


@app.get("/now")
def fixed() -> dict[str, datetime]:
    return {"utc": datetime(2024, 2, 29, 12, 0, tzinfo=timezone.utc), "plain": datetime(2024, 2, 29, 12, 0, 0, 5)}
