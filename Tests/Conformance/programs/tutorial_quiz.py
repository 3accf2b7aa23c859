import random

from fastapi import FastAPI, HTTPException

app = FastAPI()
QUESTIONS = {
    1: {"question": "What does HTTP 404 mean?", "choices": ["Found", "Not found", "Teapot"], "answer": 1},
    2: {"question": "Which method creates?", "choices": ["GET", "POST"], "answer": 1},
}
scores: dict[str, int] = {}


@app.get("/questions")
def questions():
    return [{"id": number, **{k: v for k, v in entry.items() if k != "answer"}} for number, entry in QUESTIONS.items()]


@app.get("/random")
def pick(seed: int):
    chooser = random.Random(seed)
    number = chooser.choice(list(QUESTIONS))
    deck = list(range(10))
    chooser.shuffle(deck)
    return {"id": number, "deck": deck, "dice": [chooser.randint(1, 6) for _ in range(5)], "sample": chooser.sample("abcdef", 3)}


@app.post("/answers/{player}")
def answer(player: str, body: dict):
    match_ = QUESTIONS.get(body.get("question"))
    if match_ is None:
        raise HTTPException(404, "no such question")
    right = body.get("answer") == match_["answer"]
    scores[player] = scores.get(player, 0) + (10 if right else -5)
    return {"right": right, "score": scores[player], "leader": max(scores, key=scores.get)}


@app.get("/scores")
def table():
    return dict(sorted(scores.items(), key=lambda item: item[1], reverse=True))
