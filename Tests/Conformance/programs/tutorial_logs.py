from fastapi import FastAPI

app = FastAPI()
LINES = """\
2024-05-01 12:00:01 INFO  server started on port 8000
2024-05-01 12:00:07 WARN  slow request: /items took 1.52s
2024-05-01 12:01:13 ERROR failed: timeout after 30s
2024-05-02 08:15:00 INFO  server stopped
""".splitlines()


def parse(line):
    day, clock, level, *words = line.split()
    hours, minutes, seconds = (int(part) for part in clock.split(":"))
    return {"day": day, "at": hours * 3600 + minutes * 60 + seconds, "level": level, "text": " ".join(words)}


@app.get("/logs")
def logs(level: str | None = None, last: int | None = None):
    entries = [parse(line) for line in LINES]
    if level:
        entries = [e for e in entries if e["level"] == level.upper()]
    return entries[-last:] if last else entries


@app.get("/levels")
def levels():
    counts = {}
    for line in LINES:
        counts[line[20:25].strip()] = counts.get(line[20:25].strip(), 0) + 1
    return counts


@app.get("/table")
def table():
    rows = [f"{i:>2}. {line[:10]:^14}|{line[26:]:.<40.20}|" for i, line in enumerate(LINES, 1)]
    return {"rows": rows, "width": len(rows[0]), "%": "%-6s|%5.1f%%|%03d" % ("ab", 12.345, 7), "format": "{0!r:>8} {name:*^9}".format("x", name="mid")}
