"""Writes decimals.in: expressions of `decimal`, picked and generated. `--seed N` draws others than the recorded ones."""

import argparse
import pathlib
import random

PICKED = r"""
Decimal()
Decimal('x')
Decimal('')
Decimal(' 1_0.5 ')
Decimal('1__0')
Decimal('_1')
Decimal('1 0')
Decimal('１.٢')
Decimal('1e5')
Decimal('1E+5')
Decimal('.5')
Decimal('5.')
Decimal('.')
Decimal('-0')
Decimal('+0.00')
Decimal('nan')
Decimal('-NaN123')
Decimal('sNaN')
Decimal('snan007')
Decimal('inf')
Decimal('-Infinity')
Decimal('Infinit')
Decimal(1.1)
Decimal(float('nan'))
Decimal(float('-inf'))
Decimal(-0.0)
Decimal(1e300) == 1e300
Decimal((0,(1,2,3),-2))
Decimal((1,(),0))
Decimal((0,(1,2),'F'))
Decimal((0,(1,2),'n'))
Decimal((0,(1,2),'N'))
Decimal((2,(1,2),0))
Decimal((0,(1,22),0))
Decimal((0,(1,'a'),0))
Decimal((0,(1,2),'x'))
Decimal((0,(1,2),1.5))
Decimal((0,(1,2)))
Decimal([0,[1,2],3])
Decimal((0,5,3))
Decimal(None)
Decimal({})
Decimal(1,2)
Decimal('1', context=None)
Decimal(value='1')
Decimal(1,2,3)
Decimal(True)
Decimal(Decimal('1.5'))
Decimal('1e-1999999999999999997')
Decimal('1e-1999999999999999998')
Decimal('0e9999999999999999999')
Decimal('1e1000000')+0
Decimal('1e-1000000')+0
Decimal('9.99e999999')*10
Decimal('1e-999999')/10
Decimal('1e-999999')/Decimal('1e27')
Decimal('1e-1000026')+0
Decimal('1e-1000027')+0
Decimal(1)/0
Decimal(-1)/Decimal('-0')
Decimal(0)/0
Decimal(1)//0
Decimal(1)%0
0/Decimal(0)
Decimal('inf')-Decimal('inf')
Decimal('inf')*0
Decimal('inf')/Decimal('inf')
1/Decimal('inf')
Decimal('inf')%2
2%Decimal('inf')
Decimal('inf')//2
Decimal('snan')+1
Decimal('nan')+1
Decimal('nan123')+Decimal('nan456')
Decimal('nan')<1
Decimal('nan')==1
Decimal('snan')==1
Decimal('snan')<1
Decimal(1)+1.5
1.5*Decimal(1)
Decimal(1)+'a'
Decimal(1)<'a'
Decimal(1)==1.0
Decimal('0.1')==0.1
Decimal('0.5')==0.5
Decimal('0.1')<0.1
Decimal('1')<float('nan')
Decimal('1')<float('inf')
Decimal(7)//2
Decimal(-7)//2
Decimal(-7)%2
Decimal('-7.5')%2
Decimal(10)**28//1
Decimal(10)**29//1
Decimal(10)**29%3
Decimal(2)**10
Decimal(2)**-3
Decimal(2)**Decimal('0.5')
Decimal(4)**Decimal('0.5')
Decimal(10)**10**9
Decimal(2)**10**9
Decimal(2)**-10**9
Decimal(0)**0
Decimal(0)**-1
Decimal(-8)**Decimal('0.5')
Decimal(-2)**3
Decimal('inf')**0
Decimal(1)**Decimal('1e10')
2**Decimal(3)
-Decimal('1.5')
+Decimal('1.23456789012345678901234567890123456789')
-Decimal(0)
abs(Decimal('-0'))
abs(Decimal('-1.5'))
round(Decimal('2.5'))
round(Decimal('2.567'),2)
round(Decimal('25'),-1)
round(Decimal('nan'))
round(Decimal('inf'))
round(Decimal('1.5'),'a')
int(Decimal('-3.9'))
int(Decimal('nan'))
int(Decimal('inf'))
float(Decimal('0.1'))
float(Decimal('nan'))
float(Decimal('snan'))
str(Decimal('1E+3'))
str(Decimal('0.000001'))
str(Decimal('0.0000001'))
str(Decimal('123E-10'))
Decimal('1.23E+5').to_eng_string()
Decimal('0E-8').to_eng_string()
Decimal('12E+7').to_eng_string()
Decimal('1.5').as_tuple()
Decimal('nan12').as_tuple()
Decimal('-inf').as_tuple()
Decimal('1.5').as_integer_ratio()
Decimal('inf').as_integer_ratio()
Decimal('nan').as_integer_ratio()
Decimal('1.567').quantize(Decimal('0.01'))
Decimal('1.567').quantize(Decimal('0.01'),ROUND_DOWN)
Decimal('1.567').quantize(2)
Decimal('1.567').quantize('0.01')
Decimal('1.567').quantize(0.1)
Decimal('1e30').quantize(Decimal('0.01'))
Decimal('inf').quantize(Decimal('inf'))
Decimal('inf').quantize(Decimal('1'))
Decimal('1').quantize(Decimal('1e-999999999'))
Decimal('1.50').normalize()
Decimal('100').normalize()
Decimal('0.00').normalize()
Decimal(2).sqrt()
Decimal(-2).sqrt()
Decimal('-0').sqrt()
Decimal('0.25').sqrt()
Decimal(2).ln()
Decimal(0).ln()
Decimal(-1).ln()
Decimal(1000).log10()
Decimal(2).log10()
Decimal(1).exp()
Decimal('1e10').exp()
Decimal('-1e10').exp()
Decimal('1').compare(Decimal('2'))
Decimal('1').compare('2')
Decimal('nan').compare(1)
Decimal('1').compare_total(Decimal('1.0'))
Decimal('123').adjusted()
Decimal('inf').adjusted()
Decimal('0e5').adjusted()
Decimal('1.5').scaleb(3)
Decimal('1.5').scaleb('a')
Decimal('1.5').scaleb(Decimal('0.5'))
Decimal('1.5').scaleb(10**10)
Decimal('1').max(2)
Decimal('nan').max(2)
Decimal('1').max('a')
Decimal('7').remainder_near(4)
Decimal('10').remainder_near(4)
Decimal('1.5').to_integral_value()
Decimal('2.5').to_integral_value(rounding=ROUND_HALF_UP)
Decimal('2.5').to_integral_exact()
Decimal('1e3').to_integral_value()
Decimal('1').is_nan(),Decimal('1').is_signed()
Decimal('1').number_class()
Decimal('1').next_plus()
Decimal('1').next_minus()
Decimal('1').same_quantum(2)
Decimal('1').copy_sign(-2)
Decimal('1').copy_negate()
Decimal('-1').copy_abs()
Decimal('2').fma(3,4)
Decimal('2').fma(3.0,4)
Decimal.from_float(0.1)
Decimal.from_float(1)
Decimal('1').real, Decimal(1).imag
Decimal('1').conjugate()
Decimal('1').radix()
Decimal(1).is_normal()
Context()
Context(prec=5)
Context(prec=0)
Context(prec='a')
Context(prec=5).divide(1,3)
Context(prec=5).create_decimal('1.23456789')
Context(prec=5).sqrt(2)
ROUND_UP
f"{Decimal('1234567.891'):,.2f}"
f"{Decimal('1.5'):10}|"
f"{Decimal('1.5'):<10}|"
f"{Decimal('1.5'):^+10}|"
f"{Decimal('1.5'):010}|"
f"{Decimal('-1.5'):=10}|"
f"{Decimal('0.0000001')}"
f"{Decimal('1e10')}"
f"{Decimal('1e10'):f}"
f"{Decimal('12345'):e}"
f"{Decimal('12345'):.2e}"
f"{Decimal('12345'):.3g}"
f"{Decimal('0.125'):%}"
f"{Decimal('0.125'):.1%}"
f"{Decimal('1.5'):x}"
f"{Decimal('1.5'):d}"
f"{Decimal('1.5'):s}"
f"{Decimal('nan'):10}|"
f"{Decimal('inf'):010}|"
f"{Decimal('-0.001'):.2f}"
f"{Decimal('-0.001'):z.2f}"
f"{Decimal('1.5'):#.0f}"
f"{Decimal('1234.5'):_}"
f"{Decimal('1234.5'):n}"
f"{Decimal('1e-10'):.3}"
f"{Decimal('0e5'):f}"
f"{Decimal('0e5'):e}"
f"{Decimal('0.00'):.3e}"
f"{Decimal('5'):.0}"
f"{Decimal('15'):.0g}"
f"{Decimal('1.5'):é>8}"
f"{Decimal('1.5'):012,}"
f"{Decimal('12345.678'):012,.1f}"
getcontext().prec
getcontext().foo
Decimal('1').foo
sum([Decimal('0.1')] * 10)
sorted([Decimal('2'), Decimal('1.5'), 1])
max(Decimal(1), 2.5)
not Decimal(0)
[Decimal('1.10')]
str(Decimal('1.10'))
Decimal('1.1') + True
-Decimal('-0')
~Decimal(1)
Decimal(1) & 1
Decimal('1e400') == 1e400
""".strip().splitlines()

OPERANDS = [
    "0", "-0", "0.00", "1", "-1", "1.0", "1.50", "-2.5", "3", "7", "10", "0.1", "0.3333333333333333333333333333", "2",
    "123456789.123456789", "1E+3", "1E-3", "9.999999999999999999999999999", "1E+27", "1E+28", "1E+29", "5E-28", "-5E-29",
    "99999999999999999999999999995", "1E+999999", "9.99E+999999", "1E-999999", "1E-1000026", "-1E-1000020", "Infinity",
    "-Infinity", "NaN", "sNaN", "-NaN12", "1234567890123456789012345678901234567890",
]
ROUNDINGS = [
    "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP", "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN",
    "ROUND_05UP",
]
UNARY = [
    "sqrt()", "ln()", "log10()", "exp()", "normalize()", "adjusted()", "as_tuple()", "copy_abs()", "copy_negate()",
    "is_nan()", "is_finite()", "is_signed()", "is_normal()", "is_subnormal()", "number_class()", "logb()", "next_plus()",
    "next_minus()", "to_eng_string()", "to_integral_value()", "to_integral_exact()", "as_integer_ratio()",
]
BINARY = ["compare", "compare_total", "copy_sign", "max", "min", "max_mag", "min_mag", "remainder_near", "quantize", "same_quantum", "scaleb"]


def number(rng):
    if rng.random() < 0.3:
        return rng.choice(OPERANDS)
    digits = str(rng.randint(0, 10 ** rng.randint(1, 32)))
    return f"{rng.choice(['', '-'])}{digits}E{rng.choice([0, 0, -2, -5, -10, -28, 3, 20, rng.randint(-60, 60)])}"


def generated(rng):
    for _ in range(1500):
        left, right = f"Decimal('{number(rng)}')", f"Decimal('{number(rng)}')"
        if rng.random() < 0.15:
            right = rng.choice(["0", "1", "-3", "10**30", "7"])
        yield f"{left} {rng.choice(['+', '-', '*', '/', '//', '%'])} {right}"
    for _ in range(400):
        left = f"Decimal('{number(rng)}')"
        right = rng.choice([f"Decimal('{number(rng)}')", "0.5", "1e300", "0", "-7", "float('inf')"])
        yield f"{left} {rng.choice(['<', '<=', '>', '>=', '==', '!='])} {right}"
    for _ in range(500):
        yield f"Decimal('{number(rng)}').{rng.choice(UNARY)}"
    for _ in range(300):
        other = rng.choice([f"Decimal('{number(rng)}')", "2", "-1"])
        yield f"Decimal('{number(rng)}').{rng.choice(BINARY)}({other})"
    for _ in range(400):
        value = f"{rng.choice(['', '-'])}{rng.randint(0, 10**8)}E{rng.randint(-8, 2)}"
        scale = rng.choice(["1", "0.1", "0.01", "1E+1", "1E-5"])
        yield f"Decimal('{value}').quantize(Decimal('{scale}'), rounding={rng.choice(ROUNDINGS)})"
    for value in ["0.5", "1.5", "-0.5", "-1.5", "2.25", "2.35", "-2.45", "0.05", "5.5", "10.5", "0.51", "-0.49"]:
        for rounding in ROUNDINGS:
            yield f"Decimal('{value}').to_integral_value({rounding}), Decimal('{value}').quantize(Decimal('0.1'), {rounding})"
    for _ in range(200):
        base = rng.choice([str(rng.randint(-20, 20)), f"{rng.randint(1, 10**6)}E-4", number(rng)])
        power = rng.choice([str(rng.randint(-30, 30)), "0.5", "-0.5", "1.5", "2.75", "0.001", f"{rng.randint(1, 999)}E-2"])
        yield f"Decimal('{base}') ** Decimal('{power}')"
    for _ in range(150):
        precision, left, right = rng.choice([1, 2, 5, 9, 28, 40, 60]), number(rng), number(rng)
        method = rng.choice(["add", "subtract", "multiply", "divide", "remainder", "divide_int"])
        yield f"Context(prec={precision}, rounding={rng.choice(ROUNDINGS)}).{method}(Decimal('{left}'), Decimal('{right}'))"
        yield f"Context(prec={precision}).{rng.choice(['sqrt', 'ln', 'exp', 'log10'])}(Decimal('{rng.randint(1, 10**6)}E-3'))"
        small = f"{rng.randint(1, 10**30)}E-{rng.randint(15, 45)}"
        yield f"Context(prec={precision}, Emin=-10, Emax=10).plus(Decimal('{small}'))"
    specs = ["", ".2f", ",.2f", "10", "<12", "^+14", "010", "=12", "e", ".3e", ".3g", ".0f", "%", ".1%", "E", "g", "012,.1f", "z.1f", "+", " .3", "é>12", ".10", "G", "n"]
    for _ in range(300):
        value = rng.choice([f"{rng.choice(['', '-'])}{rng.randint(0, 10**10)}E{rng.randint(-12, 6)}", "0", "-0.00", "0E+5", "NaN", "-Infinity"])
        yield f"format(Decimal('{value}'), {rng.choice(specs)!r})".replace("format(", "(lambda v, s: f'{v:{s}}')(")
    for _ in range(150):
        yield f"Decimal({rng.choice([rng.uniform(-10, 10), rng.uniform(0, 1e-10), rng.uniform(0, 1e20)])!r})"
        yield f"float(Decimal('{rng.randint(0, 10**25)}E{rng.randint(-40, 20)}'))"
        yield f"int(Decimal('{rng.randint(0, 10**25)}E{rng.randint(-30, 5)}'))"
        yield f"round(Decimal('{rng.randint(0, 10**9)}E-5'), {rng.randint(-3, 6)})"
        value = f"{rng.randint(0, 1000)}E{rng.choice([0, 0, 1, 2, -1, -2])}"
        yield f"{{Decimal('{value}'): 1}}.get({rng.randint(0, 1000)}), {{float('{value}'): 1}}.get(Decimal(float('{value}')))"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=20261123)
    rng = random.Random(parser.parse_args().seed)
    names = ["Context", "Decimal", "InvalidOperation", "MAX_PREC", "getcontext", *ROUNDINGS]
    lines = [f"from decimal import {', '.join(names)}", *dict.fromkeys([*PICKED, *generated(rng)])]
    # Ratios of a million digits are past what is compared.
    lines = [line for line in lines if not ("ratio" in line and ("99999" in line or "1000" in line))]
    (pathlib.Path(__file__).parent / "decimals.in").write_text("\n".join(lines) + "\n")


main()
