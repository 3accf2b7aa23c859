"""Rooms that are booked by the day: dates, times and durations as parameters and as answers."""

from datetime import date, datetime, time, timedelta, timezone
from typing import Annotated
from uuid import UUID

from fastapi import Body, FastAPI, HTTPException, Path, Query

app = FastAPI()

OPENING = date(2024, 1, 1)
bookings: dict[UUID, dict] = {}


@app.put("/bookings/{booking_id}", status_code=201)
def book(
    booking_id: UUID,
    room: Annotated[int, Body(ge=1, le=20)],
    first: Annotated[date, Body(ge=OPENING)],
    nights: Annotated[timedelta, Body(gt=timedelta(0), le=timedelta(days=14))],
    arrival: Annotated[time | None, Body()] = None,
):
    if booking_id in bookings:
        raise HTTPException(409, f"{booking_id} is booked already")
    bookings[booking_id] = {"room": room, "first": first, "last": first + nights, "arrival": arrival, "nights": nights}
    return bookings[booking_id]


@app.get("/bookings/{booking_id}")
def show(booking_id: UUID):
    if booking_id not in bookings:
        raise HTTPException(404, "no such booking")
    return {"id": booking_id, **bookings[booking_id]}


@app.get("/free")
def free(room: int, day: date = date(2024, 5, 1)) -> bool:
    return all(not b["first"] <= day < b["last"] for b in bookings.values() if b["room"] == room)


@app.get("/calendar/{day}")
def calendar(day: Annotated[date, Path(ge=OPENING, lt=date(2030, 1, 1))]):
    return {"day": day, "weekday": day.strftime("%A"), "iso": day.isocalendar()[1], "next": day + timedelta(days=1)}


@app.get("/moment")
def moment(at: Annotated[datetime, Query()], shift: timedelta = timedelta(hours=1)) -> datetime:
    return at + shift


@app.get("/zone")
def zone(at: datetime):
    return {
        "text": str(at), "zone": str(at.tzinfo), "repr": repr(at), "offset": str(at.utcoffset()), "name": at.tzname(),
        "utc": at.astimezone(timezone.utc) if at.tzinfo else None, "equal": at.tzinfo == timezone.utc,
    }


@app.get("/durations")
def durations(values: Annotated[list[timedelta], Query()]) -> list[timedelta]:
    return sorted(values)


@app.get("/between")
def between(start: time, end: time = time(23, 59)) -> dict[str, time]:
    return {"start": min(start, end), "end": max(start, end)}
