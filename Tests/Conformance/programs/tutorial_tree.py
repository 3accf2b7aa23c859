from fastapi import FastAPI

app = FastAPI()


class Node:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def insert(self, value):
        side = "left" if value < self.value else "right"
        child = getattr(self, side)
        if child is None:
            setattr(self, side, Node(value))
        else:
            child.insert(value)

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right

    def __contains__(self, value):
        node = self
        while node is not None and node.value != value:
            node = node.left if value < node.value else node.right
        return node is not None

    def depth(self):
        return 1 + max((child.depth() for child in (self.left, self.right) if child), default=0)


def build(numbers):
    first, *rest = numbers
    root = Node(first)
    for number in rest:
        root.insert(number)
    return root


@app.post("/tree")
def tree(numbers: list[int], wanted: int = 0):
    root = build(numbers)
    return {"sorted": list(root), "depth": root.depth(), "has": wanted in root, "pairs": list(zip(root, root))[:2]}


@app.get("/hanoi/{discs}")
def hanoi(discs: int):
    moves = []

    def move(n, source, target, spare):
        if n:
            move(n - 1, source, spare, target)
            moves.append(source + target)
            move(n - 1, spare, target, source)

    move(discs, "A", "C", "B")
    return {"moves": len(moves), "first": moves[:5]}


@app.get("/flatten")
def flatten():
    def flat(value):
        if isinstance(value, (list, tuple)):
            for item in value:
                yield from flat(item)
        else:
            yield value
    return list(flat([1, [2, (3, [4, []])], "ab", [[["c"]]]]))
