import re
import string
from collections import Counter

from fastapi import FastAPI

app = FastAPI()
VOWELS = set("aeiou")


@app.post("/analyse")
def analyse(body: dict):
    text = str(body.get("text", ""))
    words = re.findall(r"[A-Za-z']+", text.lower())
    return {
        "characters": len(text),
        "words": len(words),
        "unique": sorted(set(words)),
        "most_common": Counter(words).most_common(3),
        "vowels": sum(1 for letter in text.lower() if letter in VOWELS),
        "title": text.title(),
        "slug": re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-"),
        "reversed": text[::-1],
        "palindrome": (plain := "".join(c for c in text.lower() if c.isalnum())) == plain[::-1],
    }


@app.get("/caesar/{shift}")
def caesar(shift: int, text: str):
    lower = string.ascii_lowercase
    moved = lower[shift % 26:] + lower[:shift % 26]
    table = str.maketrans(lower + lower.upper(), moved + moved.upper())
    return {"text": text.translate(table)}


@app.get("/emails")
def emails(text: str):
    pattern = re.compile(r"(?P<user>[\w.]+)@(?P<host>[\w.]+)")
    return [match.groupdict() | {"span": match.span()} for match in pattern.finditer(text)]
