from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse

app = FastAPI()


class BankError(Exception):
    """Something the bank refuses."""

    status = 400


class InsufficientFunds(BankError):
    def __init__(self, needed, available):
        super().__init__(f"needed {needed}, have {available}")
        self.needed = needed
        self.available = available


class NoSuchAccount(BankError):
    status = 404


class Account:
    interest = 0.02

    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance
        self.history = []

    @property
    def balance(self):
        return self._balance

    def deposit(self, amount):
        if amount <= 0:
            raise BankError("amount must be positive")
        self._balance += amount
        self.history.append(("deposit", amount))

    def withdraw(self, amount):
        if amount > self._balance:
            raise InsufficientFunds(amount, self._balance)
        self._balance -= amount
        self.history.append(("withdraw", amount))

    def __repr__(self):
        return f"Account({self.owner!r}, {self._balance})"


class Savings(Account):
    interest = 0.05

    def withdraw(self, amount):
        if amount > 100:
            raise BankError("at most 100 at once")
        super().withdraw(amount)


accounts = {"ann": Account("ann", 50), "bob": Savings("bob", 500)}


def account(name):
    try:
        return accounts[name]
    except KeyError as error:
        raise NoSuchAccount(name) from error


@app.exception_handler(BankError)
def bank_error(request: Request, error: BankError):
    return JSONResponse({"error": type(error).__name__, "message": str(error)}, status_code=error.status)


@app.get("/accounts")
def list_accounts():
    return {name: repr(one) for name, one in accounts.items()}


@app.get("/accounts/{name}")
def show(name: str):
    one = account(name)
    return {"owner": one.owner, "balance": one.balance, "yield": one.balance * one.interest, "history": one.history}


@app.post("/accounts/{name}/{action}")
def act(name: str, action: str, amount: int):
    one = account(name)
    if not hasattr(one, action) or action.startswith("_"):
        raise HTTPException(405, f"no action {action}")
    getattr(one, action)(amount)
    return {"balance": one.balance}
