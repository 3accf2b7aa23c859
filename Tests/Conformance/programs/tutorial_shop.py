from dataclasses import dataclass, field

from fastapi import APIRouter, FastAPI, HTTPException, status

app = FastAPI()
router = APIRouter(prefix="/carts")


@dataclass
class Line:
    name: str
    price: float
    quantity: int = 1

    @property
    def total(self):
        return self.price * self.quantity


@dataclass
class Cart:
    lines: list = field(default_factory=list)

    def add(self, name, price, quantity):
        for line in self.lines:
            if line.name == name:
                line.quantity += quantity
                return line
        line = Line(name, price, quantity)
        self.lines.append(line)
        return line

    def total(self):
        return round(sum(line.total for line in self.lines), 2)

    def __len__(self):
        return len(self.lines)


PRICES = {"apple": 0.4, "pear": 0.55, "melon": 3.2}
carts: dict[int, Cart] = {}


@router.post("/{cart_id}/{product}", status_code=status.HTTP_201_CREATED)
def put(cart_id: int, product: str, quantity: int = 1):
    if product not in PRICES:
        raise HTTPException(status.HTTP_404_NOT_FOUND, detail="No such product")
    cart = carts.setdefault(cart_id, Cart())
    line = cart.add(product, PRICES[product], quantity)
    return {"line": repr(line), "lines": len(cart), "total": cart.total()}


@router.get("/{cart_id}")
def show(cart_id: int):
    cart = carts.get(cart_id)
    if not cart:
        raise HTTPException(404)
    return {"lines": [f"{line.quantity} x {line.name:<6}{line.total:>8.2f}" for line in cart.lines], "total": cart.total()}


app.include_router(router)
