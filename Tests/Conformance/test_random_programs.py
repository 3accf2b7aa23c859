"""Random programs, asked random requests, are answered as real FastAPI answers them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "generator"))
import features  # noqa: E402
from campaign import Campaign  # noqa: E402

SEED = 20_261_128
COUNT = 2000


def test_random_programs_are_answered_the_same(request):
    binary = request.config.getoption("--binary").resolve()

    report = Campaign(binary, SEED, COUNT, features.NOW).run()

    assert not report.differences, "\n\n".join(["", *report.shown, report.summary()])
    # Right requests and wrong ones must both be among them, or the generator has lost its aim.
    assert report.cases >= COUNT
    assert all(report.statuses[status] > COUNT // 50 for status in ("200", "422")), report.summary()
