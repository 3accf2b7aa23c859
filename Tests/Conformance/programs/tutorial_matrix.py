from fastapi import FastAPI, HTTPException

app = FastAPI()


class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]
        if len({len(row) for row in self.rows}) > 1:
            raise ValueError("rows differ in length")

    @classmethod
    def identity(cls, size):
        return cls([[int(i == j) for j in range(size)] for i in range(size)])

    @staticmethod
    def parse(text):
        return Matrix([[float(x) for x in row.split(",")] for row in text.split(";")])

    def __matmul__(self, other):
        columns = list(zip(*other.rows))
        if len(self.rows[0]) != len(other.rows):
            raise ValueError(f"cannot multiply {self.shape} by {other.shape}")
        return Matrix([[sum(a * b for a, b in zip(row, column)) for column in columns] for row in self.rows])

    def __add__(self, other):
        return Matrix([[a + b for a, b in zip(*rows)] for rows in zip(self.rows, other.rows)])

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __getitem__(self, place):
        row, column = place
        return self.rows[row][column]

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    def transpose(self):
        return Matrix(zip(*self.rows))


@app.get("/multiply")
def multiply(a: str, b: str):
    try:
        product = Matrix.parse(a) @ Matrix.parse(b)
    except ValueError as error:
        raise HTTPException(422, detail={"problem": str(error), "kind": type(error).__name__})
    return {"rows": product.rows, "shape": product.shape, "corner": product[-1, -1]}


@app.get("/facts/{size}")
def facts(size: int):
    one = Matrix.identity(size)
    return {"same": one @ one == one, "sum": (one + one).rows, "transposed": one.transpose() == one, "not": one == 1}
