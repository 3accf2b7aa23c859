"""Figures beside what they are compared with and what they should be."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured figure.

    `ratio` is what it is to the other server's figure that `against` names; without `against`, the figure itself is
    held to the target. `target` is a bound such as `>= 6` or `<= 25`; without one, the figure is for orientation.
    """

    what: str
    value: float
    unit: str
    against: str = ""
    ratio: float | None = None
    target: str = ""

    @property
    def is_missed(self) -> bool:
        if not self.target:
            return False
        relation, bound = self.target.split()
        held = self.value if self.ratio is None else self.ratio
        return held < float(bound) if relation == ">=" else held > float(bound)


def print_table(title: str, figures: list[Figure]) -> int:
    """Prints the figures; returns how many miss their target."""
    print(f"\n{title}")
    for one in figures:
        ratio = "" if one.ratio is None else f"{one.ratio:.2f} × {one.against}"
        target = f"target {one.target}" if one.target else ""
        mark = "✗ missed" if one.is_missed else "✓" if one.target else ""
        print(f"  {one.what:<46}{one.value:>12,.1f} {one.unit:<5} {ratio:<30}{target:<16}{mark}".rstrip(), flush=True)
    return sum(one.is_missed for one in figures)
