"""Writes dates.in: expressions of `datetime`, picked and generated. `--seed N` draws others than the recorded ones."""

import argparse
import datetime
import pathlib
import random

PICKED = r"""
date()
date(1)
date(1, 2)
date(1, 2, 3, 4)
date(1, 2, 3, foo=1)
date(2020, 1, day=2)
date(2020, year=2, day=3)
date(1, 2, foo=3)
date('a', 1, 1)
date(1.0, 1, 1)
date(10**30, 1, 1)
date(2**31, 1, 1)
date(-2**40, 1, 1)
date(None, 1, 1)
date(True, True, True)
datetime()
datetime(2020, 1)
datetime(2020, 1, 1, 1, 1, 1, 1, 5)
datetime(2020, 1, 1, fold=2)
datetime(2020, 1, 1, fold=True)
datetime(2020, 1, 1, 0, 0, 0, 0, None, 1)
datetime(2020, 1, 1, bar=2)
datetime(2020, 1, 1, tzinfo='x')
time(1, 2, 3, 4, None, 5)
time('1')
time(hour=1, foo=2)
time(0, 0, 0, 0, 0)
time(fold=3)
time()
timedelta()
timedelta(1, 2, 3, 4, 5, 6, 7, 8)
timedelta(foo=1)
timedelta('a')
timedelta(None)
timedelta(hours='a')
timedelta(days=10**9)
timedelta(days=-10**9)
timedelta(days=10**20)
timedelta(days=2**31)
timedelta(days=1e20)
timedelta(days=1e300)
timedelta(days=float('nan'))
timedelta(days=float('inf'))
timedelta(days=10**9 - 1, hours=24)
timedelta.min
timedelta.max
-timedelta.max
-timedelta.min
abs(timedelta.min)
timedelta.resolution
timedelta(1).foo
timedelta(1).total_seconds(1)
timedelta.max.total_seconds()
timezone()
timezone(1)
timezone(None)
timezone(timedelta(hours=24))
timezone(timedelta(hours=-24))
timezone(timedelta(hours=1), 5)
timezone(timedelta(hours=1), 'x', 3)
timezone(timedelta(hours=1), name='x')
timezone(offset=timedelta(hours=1), foo='x')
timezone(timedelta(hours=1), 'X')
timezone(timedelta(0))
timezone(timedelta(0)) is timezone.utc
timezone(timedelta(0), 'UTC')
timezone(timedelta(0), 'UTC') == timezone.utc
timezone.utc
timezone.min
timezone.max
str(timezone.utc)
str(timezone(timedelta(hours=1, seconds=3)))
str(timezone(timedelta(microseconds=-3)))
timezone.utc.utcoffset(1)
timezone.utc.utcoffset(None)
timezone.utc.tzname(None)
timezone.utc.dst(None)
timezone.utc.fromutc(datetime(2020, 1, 1))
timezone.utc.fromutc(datetime(2020, 1, 1, tzinfo=timezone.utc))
timezone.utc.utcoffset(datetime(2020, 1, 1))
tzinfo().utcoffset(None)
tzinfo().tzname(None)
datetime(2020, 1, 1, tzinfo=tzinfo()).utcoffset()
UTC
MINYEAR
MAXYEAR
date.min
date.max
date.resolution
time.min
time.max
time.resolution
datetime.min
datetime.max
datetime.resolution
date.fromisoformat(3)
date.fromordinal(0)
date.fromordinal(10**9)
date.fromordinal('a')
date.fromordinal(730120)
datetime.fromordinal(730120)
date.fromisocalendar(2020, 54, 1)
date.fromisocalendar(2020, 53, 8)
date.fromisocalendar(0, 53, 8)
date.fromisocalendar(9999, 52, 6)
date.fromisocalendar(year=2020, week=1, day=1)
date.fromisocalendar(2020, 1)
datetime.fromisocalendar(2021, 53, 1)
datetime.fromisocalendar(2021, 52, 1)
date.fromtimestamp('a')
date.fromtimestamp(1e20)
date.fromtimestamp(10**30)
date.fromtimestamp(float('nan'))
date.fromtimestamp(float('inf'))
date.fromtimestamp()
datetime.fromtimestamp(0, 5)
datetime.fromtimestamp(0, timezone.utc)
datetime.fromtimestamp(1e11, timezone.utc)
datetime.fromtimestamp(1e12, timezone.utc)
datetime.fromtimestamp(-1e12, timezone.utc)
datetime.fromtimestamp(1.0000005, timezone.utc)
datetime.fromtimestamp(1.0000015, timezone.utc)
datetime.fromtimestamp(-1.9999999, timezone.utc)
datetime.utcfromtimestamp(-1.5)
datetime.utcfromtimestamp(1e300)
datetime.utcfromtimestamp(2**70)
datetime.fromtimestamp(timestamp=0, tz=timezone.utc)
datetime.fromtimestamp(0, foo=timezone.utc)
datetime.fromtimestamp(0, timezone(timedelta(hours=-5)))
datetime.now(5)
datetime.now(1, 2)
datetime.now(foo=1)
datetime.utcnow(1)
date.today(1)
datetime.combine(date(2020, 1, 1), time(1))
datetime.combine(datetime(2020, 1, 1, 5), time(1, tzinfo=UTC, fold=1))
datetime.combine(date(2020, 1, 1), time(1, tzinfo=UTC), tzinfo=None)
datetime.combine(1, time(1))
datetime.combine(date(2020, 1, 1), 1)
datetime.combine(None, 1)
datetime.combine(date(2020, 1, 1), time(1), 1)
datetime.combine(date(2020, 1, 1))
datetime.strptime('2020', 1)
datetime.strptime(1, '%Y')
datetime.strptime('1')
date(2020, 1, 1).replace(year=0)
date(2020, 1, 1).replace(foo=0)
date(2020, 1, 1).replace(2021)
date(2020, 1, 1).replace('a')
date(2020, 1, 31).replace(month=2)
time(1).replace(minute=5)
time(1).replace(minute=60)
time(1).replace(tzinfo=UTC)
time(1, tzinfo=UTC).replace(tzinfo=None, fold=1)
datetime(2020, 1, 1).replace(tzinfo=3)
datetime(2020, 1, 1).replace(hour=3, microsecond=9, fold=1)
datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=timezone(timedelta(hours=1)))
datetime(2020, 1, 1).isoformat('T', 'foo')
datetime(2020, 1, 1).isoformat('TT')
datetime(2020, 1, 1).isoformat(5)
datetime(2020, 1, 1).isoformat(timespec=5)
datetime(2020, 1, 1).isoformat(sep='é', timespec='milliseconds')
time(1).isoformat('foo')
date(2020, 1, 1).isoformat(1)
date(2020, 1, 1) + timedelta(days=10**7)
date(1, 1, 1) - timedelta(days=1)
date(2020, 1, 1) + timedelta(hours=30)
date(2020, 1, 1) - timedelta(hours=30)
datetime(1, 1, 1) - timedelta(days=1)
timedelta(1) * float('nan')
timedelta(1) * float('inf')
timedelta(1) * 1e300
timedelta(1) / 0
timedelta(1) / 0.0
timedelta(1) // 0
timedelta(1) * 10**400
date(2020, 1, 1).isocalendar()
date(2020, 1, 1).isocalendar().week
date(2020, 1, 1).isocalendar()[0]
date(2020, 1, 1).isocalendar() == (2020, 1, 3)
len(date(2020, 1, 1).isocalendar())
[*date(2020, 1, 1).isocalendar()]
date(2020, 1, 1).timetuple()
datetime(2020, 5, 1, 3, 4, 5, tzinfo=UTC).timetuple()
datetime(2020, 5, 1, 3, 4, 5, tzinfo=timezone(timedelta(hours=5))).utctimetuple()
time(1).strftime('%Y-%H')
datetime(2020, 1, 1).astimezone(5)
datetime(2020, 1, 1).foo
date(2020, 1, 1).foo
time(1).foo
date.foo
datetime.foo
f'{date(2020, 1, 1):%d/%m}'
f'{datetime(2020, 1, 2, 3, 4):%Y-%m-%d %H:%M}'
f'{time(1, 2):%H}'
f'{date(2020, 1, 1)}'
f'{timedelta(1)}'
f'{timedelta(1):>20}'
f'{date(2020, 1, 1)!r:>30}'
date(2020, 1, 1).strftime()
date(2020, 1, 1).strftime(5)
date(2020, 1, 1).strftime(format='%y')
date(2020, 1, 1).year.foo
date(2020, 1, 1).weekday(1)
datetime(2020, 1, 1).date(1)
datetime(2020, 1, 1).timestamp(1)
datetime(2020, 1, 1, 5, fold=1, tzinfo=UTC).timetz()
datetime(2020, 1, 1, 5, fold=1, tzinfo=UTC).time()
datetime(2020, 1, 1, 5).date()
datetime(9999, 12, 31, tzinfo=timezone.max).astimezone(timezone.min)
datetime(9999, 12, 31, 23, tzinfo=timezone.min).astimezone(timezone.max)
datetime(2020, 1, 1, tzinfo=UTC).timestamp()
datetime(1, 1, 1, tzinfo=UTC).timestamp()
datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=UTC).timestamp()
datetime(5, 1, 2).strftime('%')
datetime(5, 1, 2).strftime('%%%')
datetime(5, 1, 2).strftime('%Q %5Q %+Y %:z a%')
datetime(5, 1, 2).strftime('é%dé')
{date(2020, 1, 1): 1}[date(2020, 1, 1)]
{datetime(2020, 1, 1, 1, tzinfo=timezone(timedelta(hours=1))): 1}[datetime(2020, 1, 1, tzinfo=UTC)]
{timedelta(hours=24): 1}[timedelta(1)]
{time(1, tzinfo=timezone(timedelta(hours=1))): 1}[time(0, tzinfo=UTC)]
{timezone(timedelta(0), 'x'): 1}[UTC]
sorted([date(2020, 2, 1), date(2020, 1, 1)])
max(datetime(2020, 1, 1), datetime(2021, 1, 1))
sum([timedelta(1), timedelta(2)], timedelta(0))
[] == date(2020, 1, 1)
date(2020, 1, 1) in [datetime(2020, 1, 1)]
not timedelta(0)
not time(0)
datetime(2020, 1, 1) == date(2020, 1, 1)
""".strip().splitlines()

DATES = ["date(1, 1, 1)", "date(2020, 2, 29)", "date(9999, 12, 31)", "date(2019, 12, 31)"]
MOMENTS = [
    "datetime(1, 1, 1)", "datetime(2020, 2, 29, 23, 59, 59, 999999)", "datetime(9999, 12, 31, 23, 59)",
    "datetime(2020, 1, 1, 12, tzinfo=UTC)", "datetime(2020, 1, 1, 13, tzinfo=timezone(timedelta(hours=1)))",
    "datetime(2020, 1, 1, 6, 30, fold=1, tzinfo=timezone(-timedelta(hours=5, minutes=30)))",
]
TIMES = ["time(0)", "time(23, 59, 59, 999999)", "time(1, tzinfo=UTC)", "time(2, tzinfo=timezone(timedelta(hours=1)))"]
DELTAS = [
    "timedelta(0)", "timedelta(1)", "timedelta(-1, 1, 1)", "timedelta(hours=36, microseconds=7)", "timedelta.max",
    "timedelta(microseconds=1)",
]
OTHERS = ["0", "1", "-3", "2.5", "-0.1", "True", "None", "'a'", "10**20"]
OPERATORS = ["+", "-", "*", "/", "//", "%", "==", "!=", "<", "<=", ">", ">="]
ISO = [
    "T12.5", "T12:30.5", "T1230.5", "T12:30:", "T12:", "T12:30:15.", "T12:30:15,1234567", "T12:30:15.1234567x",
    "T12:3015", "T1230:15", "T12+", "T12+1", "T12+01:", "T12Z", "TZ", "T12ZZ", "T12Z1", "T", "é12", "T24", "T12+24:00",
    "T12+23:60", "T12-00:00", "T12+00:00:00.000001", "T12:30:15-05:30:10.5", "T12:30:15+05-30", "T12:30:15.5+0530",
    "T12:30Z+05", "TT12", "T12z", "T25", "T1", "T123", "T12:61", "T12:30:15+24", "T12:30:15+99:99", " é", "", "T235959",
]
ISO_DATES = [
    "2020-01-01", "20200101", "2020-W01-1", "2020W011", "2020-W01", "2020W01", "2020-W53-5", "2021-W53-1", "2020-W01-0",
    "2020-W1-1", "20200230", "2020-02-30", "0000-01-01", "2020-1-01", "9999-W52-6", "9999-W53-1", "0001-W01-1",
    "2020-13-01", "2020W0", "2020-0101", "202001-01", "2020-W011", "2020W01-1", "٢020-01-01", "2020-W01-12", "2020",
]
READ = [
    ("%Y-%m-%d", "2020-02-29"), ("%Y-%m-%d", "2021-02-29"), ("%d/%m/%y %H:%M", "01/02/69 03:04"),
    ("%d%m%Y", "112020"), ("%d%m", "111"), ("%j %Y", "366 2021"), ("%Y-%j", "2020-366"), ("%b %d, %Y", "jan 5, 2020"),
    ("%B %d", "February 29"), ("%A %d %B %Y", "monday 06 January 2020"), ("%a %b %d %H:%M:%S %Y", "Mon Jan  6 01:02:03 2020"),
    ("%I:%M %p", "12:30 am"), ("%I:%M %p", "12:30 PM"), ("%I %p", "1 pm"), ("%I", "12"), ("%H:%M:%S.%f", "01:02:03.5"),
    ("%H:%M:%S.%f", "01:02:03.1234567"), ("%S", "61"), ("%S", "59"), ("%z", "+0530"), ("%z", "-05:30:10.25"),
    ("%z", "+05:3010"), ("%z", "Z"), ("%z", "z"), ("%z", "+2400"), ("%Z", "UTC"), ("%Z %z", "gmt +0100"), ("%Z", "EST"),
    ("%U %w %Y", "01 1 2020"), ("%W %u %Y", "00 1 2020"), ("%U %Y", "05 2020"), ("%G-W%V-%u", "2020-W53-7"),
    ("%G-W%V", "2020-W53"), ("%V %u", "1 1"), ("%G %j", "2020 1"), ("%Y %V %u", "2020 1 1"), ("%G-%V-%A", "2021-01-Sunday"),
    ("%c", "Mon Jan  6 01:02:03 2020"), ("%x", "01/02/20"), ("%X", "01:02:03"), ("%x %X", "01/02/20 01:02:03"),
    ("%Q", "1"), ("%", "1"), ("a%", "a"), ("% d", "1"), ("%%", "%"), ("%Y  %m", "2020 1"), ("%Y %m", "2020\t \n12"),
    ("%Y", "2020 "), ("%m", "2020"), ("x%Yx", "X2020X"), ("%Y.%m", "2020x1"), ("%Y", "20"), ("", ""), ("", "a"),
    ("%y", "00"), ("%y", "68"), ("%Y", "0000"), ("%Y", "0001"), ("%d", "31"), ("%d", "32"), ("%d", "0"), ("%m", "13"),
    ("%H", "24"), ("%M", "60"), ("%Y %U %a", "2020 53 Sat"), ("%Y%m%d%H%M%S%f", "20200102030405000006"),
]


def generated(rng):
    units = ["days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"]
    numbers = ["0", "1", "-1", "1.5", "-0.5", "0.1", "1e-7", "2.5e-6", "0.0000015", "123456789", "1e15", "-3.7", "10**12"]
    for _ in range(250):
        picked = rng.sample(units, rng.choice([1, 1, 2, 3, 7]))
        yield "timedelta(" + ", ".join(f"{unit}={rng.choice(numbers)}" for unit in picked) + ")"
    for _ in range(60):
        delta = f"timedelta({rng.randint(-3, 3)}, {rng.randint(0, 90000)}, {rng.randint(0, 10**7)})"
        yield rng.choice([f"str({delta})", delta, f"{delta}.total_seconds()", f"abs({delta})", f"{delta}.days"])
        yield f"{delta} {rng.choice(['*', '/', '//'])} {rng.choice(['3', '-7', '0.5', '1.1', '-2.7', '1e-3', '3.3333'])}"
        other = f"timedelta({rng.randint(-3, 3)}, {rng.randint(1, 90000)}, {rng.randint(0, 10**7)})"
        yield f"{delta} {rng.choice(['/', '//', '%', '<', '+', '-'])} {other}"
    for _ in range(150):
        yield f"date({rng.randint(-1, 10000)}, {rng.randint(0, 13)}, {rng.randint(0, 32)})"
    for _ in range(150):
        year, month, day = rng.randint(1, 9999), rng.randint(1, 12), rng.randint(1, 28)
        date = f"date({year}, {month}, {day})"
        method = rng.choice(["isocalendar", "weekday", "isoweekday", "toordinal", "isoformat", "ctime", "timetuple"])
        yield f"{date}.{method}()"
        yield f"date.fromordinal({rng.randint(1, 3652059)})"
        yield f"date.fromisocalendar({year}, {rng.randint(0, 54)}, {rng.randint(0, 8)})"
    for _ in range(150):
        clock = [rng.randint(-1, 24), rng.randint(-1, 60), rng.randint(-1, 60), rng.choice([0, 5, 999999, 10**6])]
        clock = [n if rng.random() < 0.2 else max(0, n - 2) for n in clock]
        yield "time(" + ", ".join(map(str, clock[: rng.randint(1, 4)])) + ")"
        yield f"datetime({rng.randint(1, 9999)}, {rng.randint(1, 12)}, {rng.randint(1, 28)}, {', '.join(map(str, clock))})"
    kinds = DATES + MOMENTS + TIMES + DELTAS
    for left in kinds:
        for right in kinds + OTHERS:
            for operator in OPERATORS:
                if rng.random() < 0.15:
                    yield f"{left} {operator} {right}"
                if rng.random() < 0.05:
                    yield f"{right} {operator} {left}"
    for _ in range(150):
        sign, hours, minutes = rng.choice(["", "-"]), rng.randint(0, 23), rng.choice([0, 0, 30, 59])
        zone = rng.choice(["None", "UTC", f"timezone({sign}timedelta(hours={hours}, minutes={minutes}))"])
        moment = (
            f"datetime({rng.randint(1, 9999)}, {rng.randint(1, 12)}, {rng.randint(1, 28)}, {rng.randint(0, 23)}, "
            f"{rng.randint(0, 59)}, {rng.choice([0, 7, 59])}, {rng.choice([0, 120000, 999999])}, tzinfo={zone})"
        )
        spec = rng.choice(["auto", "hours", "minutes", "seconds", "milliseconds", "microseconds"])
        yield f"{moment}.isoformat(timespec='{spec}')"
        yield f"str({moment})"
        yield f"datetime.fromisoformat({moment}.isoformat(' ')) == {moment}"
        if zone != "None":
            yield f"{moment}.astimezone(timezone(timedelta(hours={rng.randint(-23, 23)})))"
            yield f"{moment}.timestamp()"
            yield f"{moment}.utcoffset(), {moment}.tzname(), {moment}.dst()"
            yield f"{moment}.strftime('%z %Z')"
    for _ in range(100):
        yield f"datetime.fromtimestamp({rng.uniform(-1e10, 1e11)!r}, UTC)"
        yield f"datetime.utcfromtimestamp({rng.randint(-10**10, 10**11)})"
    for day in ISO_DATES:
        yield f"date.fromisoformat({day!r})"
        yield f"datetime.fromisoformat({day!r})"
        for clock in rng.sample(ISO, 8):
            yield f"datetime.fromisoformat({day + clock!r})"
    for clock in ISO:
        yield f"datetime.fromisoformat({'2020-01-01' + clock!r})"
        yield f"time.fromisoformat({clock!r})"
        yield f"time.fromisoformat({clock[1:]!r})"
    flags = ["", "-", "_", "0", "^", "#", "12", "-12", "_12", "012", "E", "O", "^#", "_5"]
    for letter in "aAbBcCdDeFgGhHIjklmMnpPrRStTuUVwWxXyYf%":
        pattern = "|".join("%" + flag + letter for flag in flags)
        if letter == "f":
            pattern = "%f"
        for year in rng.sample([1, 5, 99, 905, 1582, 1900, 1969, 1999, 2000, 2020, 2024, 9999], 4):
            moment = f"datetime({year}, {rng.randint(1, 12)}, {rng.randint(1, 28)}, {rng.randint(0, 23)}, 4, 5, 6)"
            yield f"{moment}.strftime({pattern!r})"
    for _ in range(150):
        year, letters = rng.randint(1, 9999), "%a %A %w %u %U %W %V %G %g %j %y %C"
        yield f"date({year}, {rng.choice([1, 12, rng.randint(1, 12)])}, {rng.randint(1, 28)}).strftime('{letters}')"
    for pattern, text in READ:
        yield f"datetime.strptime({text!r}, {pattern!r})"
    for _ in range(150):
        moment = datetime.datetime(rng.randint(1000, 9999), rng.randint(1, 12), rng.randint(1, 28), rng.randint(0, 23), 4, 5, 6)
        pattern = " ".join(rng.sample(["%Y", "%m", "%d", "%H", "%M", "%S", "%f", "%j", "%a", "%b", "%U", "%W", "%p", "%I"], 6))
        yield f"datetime.strptime({moment.strftime(pattern)!r}, {pattern!r})"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=20261123)
    rng = random.Random(parser.parse_args().seed)
    lines = ["from datetime import date, time, datetime, timedelta, timezone, tzinfo, UTC, MINYEAR, MAXYEAR"]
    lines += dict.fromkeys([*PICKED, *generated(rng)])
    (pathlib.Path(__file__).parent / "dates.in").write_text("\n".join(lines) + "\n")


main()
