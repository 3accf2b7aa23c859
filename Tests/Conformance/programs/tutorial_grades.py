from fastapi import FastAPI, HTTPException

app = FastAPI()
grades: dict[str, dict[str, list[float]]] = {}


def mean(values):
    assert values, "no grades yet"
    return sum(values) / len(values)


def letter(score):
    if score >= 90:
        return "A"
    elif score >= 80:
        return "B"
    elif score >= 70:
        return "C"
    return "F"


@app.post("/students/{name}/{subject}")
def grade(name: str, subject: str, score: float):
    if not 0 <= score <= 100:
        raise HTTPException(status_code=400, detail=f"{score} is not between 0 and 100")
    grades.setdefault(name, {}).setdefault(subject, []).append(score)
    return {subject: grades[name][subject]}


@app.get("/students/{name}")
def report(name: str):
    subjects = grades.get(name)
    if subjects is None:
        raise HTTPException(status_code=404, detail="unknown student")
    lines = {subject: f"{mean(scores):.1f} {letter(mean(scores))}" for subject, scores in subjects.items()}
    everything = [score for scores in subjects.values() for score in scores]
    return {"report": lines, "overall": round(mean(everything), 2), "best": max(subjects, key=lambda s: mean(subjects[s]))}


@app.get("/mean")
def mean_of_none():
    return mean([])


@app.delete("/students/{name}")
def expel(name: str):
    del grades[name]
    return sorted(grades)
