from enum import Enum
from typing import Literal

from fastapi import FastAPI, HTTPException

app = FastAPI()


class Mark(Enum):
    EMPTY = " "
    X = "X"
    O = "O"

    def __str__(self):
        return self.value


class Game:
    LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]

    def __init__(self):
        self.board = [Mark.EMPTY] * 9
        self.turn = Mark.X

    def play(self, place):
        if self.board[place] is not Mark.EMPTY:
            raise ValueError("taken")
        self.board[place] = self.turn
        self.turn = Mark.O if self.turn is Mark.X else Mark.X

    @property
    def winner(self):
        for a, b, c in self.LINES:
            if self.board[a] == self.board[b] == self.board[c] != Mark.EMPTY:
                return self.board[a]
        return None

    def __str__(self):
        rows = ["|".join(str(m) for m in self.board[i:i + 3]) for i in range(0, 9, 3)]
        return "\n-----\n".join(rows)


game = Game()


@app.get("/board")
def board():
    return {"board": str(game), "turn": game.turn, "winner": game.winner and game.winner.name}


@app.post("/play/{place}")
def play(place: int):
    if game.winner:
        raise HTTPException(409, f"{game.winner} has won")
    try:
        game.play(place)
    except (ValueError, IndexError) as error:
        raise HTTPException(400, f"{type(error).__name__}: {error}")
    return board()


@app.post("/reset/{who}")
def reset(who: Literal["X", "O"]):
    global game
    game = Game()
    game.turn = Mark(who)
    return repr(game.turn)
