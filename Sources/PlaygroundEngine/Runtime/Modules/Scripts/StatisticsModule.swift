/// The `statistics` module. Source: The Python Standard Library, "statistics".
///
/// Sums are exact, as CPython's are: every number is taken as a fraction.
enum StatisticsModule {
    static let script = ScriptedModule(
        "statistics",
        natives: [
            "Decimal": .object(DecimalsModule.type), "_isqrt": MathModule.module.members["isqrt"] ?? .none,
            "_log": MathModule.module.members["log"] ?? .none, "_exp": MathModule.module.members["exp"] ?? .none,
            "_fsum": MathModule.module.members["fsum"] ?? .none, "_sqrt": MathModule.module.members["sqrt"] ?? .none,
            "_isfinite": MathModule.module.members["isfinite"] ?? .none,
            "_gcd": MathModule.module.members["gcd"] ?? .none,
            "LinearRegression": .object(NamedTupleShape.type("LinearRegression", fields: ["slope", "intercept"])),
        ], sums + averages + spreads)

    private static let sums = """
        class StatisticsError(ValueError):
            pass

        def _kind(found, value):
            # The type of the result of numbers of these two.
            kind = type(value)
            if kind is bool or not isinstance(value, (int, float, Decimal)):
                kind = int if kind is bool else kind
            if found is None or found is kind or kind is int:
                return kind if found is None else found
            if found is int:
                return kind
            raise TypeError(f"don't know how to coerce {found.__name__} and {kind.__name__}")

        def _ratio(value):
            try:
                return value.as_integer_ratio()
            except AttributeError:
                raise TypeError(f"can't convert type '{type(value).__name__}' to numerator/denominator") from None
            except (OverflowError, ValueError):
                return (value, None)

        def _added(left, right):
            if left[1] is None or right[1] is None:
                if left[1] is not None:
                    return right
                return left if right[1] is not None else (left[0] + right[0], None)
            if left[1] == right[1]:
                return (left[0] + right[0], left[1])
            return (left[0] * right[1] + right[0] * left[1], left[1] * right[1])

        def _sum(data):
            # The type, the exact sum as a fraction, and the count.
            kind = None
            total = {}
            special = None
            count = 0
            for value in data:
                count += 1
                kind = _kind(kind, value)
                number, under = _ratio(value)
                if under is None:
                    special = number if special is None else special + number
                else:
                    total[under] = total.get(under, 0) + number
            result = (0, 1)
            for under in sorted(total):
                result = _added(result, (total[under], under))
            return (int if kind is None else kind, result if special is None else (special, None), count)

        def _over(fraction, number):
            return fraction if fraction[1] is None else (fraction[0], fraction[1] * number)

        def _value(fraction, kind):
            number, under = fraction
            if under is None:
                return number
            if kind is Decimal:
                return Decimal(number) / Decimal(under)
            common = _gcd(number, under)
            number, under = (number // common, under // common)
            return number if kind is int and under == 1 else number / under

        def _root(fraction, kind):
            # The square root, rounded once.
            number, under = fraction
            if under is None:
                # CPython takes the root of fractions alone.
                raise AttributeError(f"'{type(number).__name__}' object has no attribute 'numerator'")
            if kind is Decimal:
                return (Decimal(number) / Decimal(under)).sqrt()
            if number == 0:
                return 0.0
            shift = (number.bit_length() - under.bit_length() - 109) // 2
            if shift >= 0:
                square, rest = divmod(number, under << 2 * shift)
            else:
                square, rest = divmod(number << -2 * shift, under)
            root = _isqrt(square)
            if rest or root * root != square:
                root |= 1
            return float(root << shift) if shift >= 0 else root / (1 << -shift)

        """

    private static let averages = """
        def mean(data):
            kind, total, count = _sum(data)
            if count < 1:
                raise StatisticsError("mean requires at least one data point")
            return _value(_over(total, count), kind)

        def fmean(data, weights=None):
            data = list(data)
            if not data:
                raise StatisticsError("fmean requires at least one data point")
            if weights is None:
                return _fsum(data) / len(data)
            weights = list(weights)
            if len(weights) != len(data):
                raise StatisticsError("data and weights must be the same length")
            whole = _fsum(weights)
            if not whole:
                raise StatisticsError("sum of weights must be non-zero")
            return _fsum([value * weight for value, weight in zip(data, weights)]) / whole

        def geometric_mean(data):
            try:
                logarithms = [_log(value) for value in data]
                return _exp(_fsum(logarithms) / len(logarithms))
            except (ValueError, ZeroDivisionError):
                raise StatisticsError(
                    "geometric mean requires a non-empty dataset containing positive numbers") from None

        def harmonic_mean(data, weights=None):
            data = list(data)
            if not data:
                raise StatisticsError("harmonic_mean requires at least one data point")
            if len(data) == 1 and weights is None:
                if not isinstance(data[0], (int, float, Decimal)):
                    raise TypeError("unsupported type")
                if data[0] < 0:
                    raise StatisticsError("harmonic mean does not support negative values")
                return data[0]
            whole = len(data)
            if weights is None:
                weights = [1] * whole
            else:
                weights = list(weights)
                if len(weights) != whole:
                    raise StatisticsError("Number of weights does not match data size")
                _, total, _ = _sum(weights)
                whole = _value(total, int)
            try:
                parts = []
                for value, weight in zip(data, weights):
                    if value < 0 or weight < 0:
                        raise StatisticsError("harmonic mean does not support negative values")
                    parts.append(weight / value if weight else 0)
            except ZeroDivisionError:
                return 0
            kind, total, _ = _sum(parts)
            if total[0] <= 0:
                raise StatisticsError("Weighted sum must be positive")
            if total[1] is None:
                return whole / total[0]
            whole = _ratio(whole)
            return _value((total[1] * whole[0], total[0] * whole[1]), kind)

        def median(data):
            data = sorted(data)
            if not data:
                raise StatisticsError("no median for empty data")
            middle = len(data) // 2
            return data[middle] if len(data) % 2 else (data[middle - 1] + data[middle]) / 2

        def median_low(data):
            data = sorted(data)
            if not data:
                raise StatisticsError("no median for empty data")
            return data[(len(data) - 1) // 2]

        def median_high(data):
            data = sorted(data)
            if not data:
                raise StatisticsError("no median for empty data")
            return data[len(data) // 2]

        def multimode(data):
            counts = {}
            for value in data:
                counts[value] = counts.get(value, 0) + 1
            most = max(counts.values(), default=0)
            return [value for value, count in counts.items() if count == most]

        def mode(data):
            modes = multimode(data)
            if not modes:
                raise StatisticsError("no mode for empty data")
            return modes[0]

        def quantiles(data, *, n=4, method="exclusive"):
            if n < 1:
                raise StatisticsError("n must be at least 1")
            data = sorted(data)
            count = len(data)
            if count < 2:
                raise StatisticsError("must have at least two data points")
            result = []
            if method == "inclusive":
                for number in range(1, n):
                    place, part = divmod(number * (count - 1), n)
                    result.append((data[place] * (n - part) + data[place + 1] * part) / n)
                return result
            if method == "exclusive":
                for number in range(1, n):
                    place = min(max(number * (count + 1) // n, 1), count - 1)
                    part = number * (count + 1) - place * n
                    result.append((data[place - 1] * (n - part) + data[place] * part) / n)
                return result
            raise ValueError(f"Unknown method: {method!r}")

        """

    private static let spreads = """
        def _squares(data, center):
            # The type, the exact sum of the squared distances from the mean or from `center`, and the count.
            data = list(data)
            kind, total, count = _sum(data)
            if count == 0:
                return (kind, (0, 1), 0)
            if center is None:
                middle = _over(total, count)
            else:
                kind = _kind(kind, center)
                middle = _ratio(center)
            if middle[1] is None:
                return (kind, (abs(middle[0]), None), count)
            squares = (0, 1)
            for value in data:
                top, under = _ratio(value)
                if under is None:
                    return (kind, (top - top, None), count)
                distance = (top * middle[1] - middle[0] * under, under * middle[1])
                common = _gcd(distance[0], distance[1])
                distance = (distance[0] // common, distance[1] // common)
                squares = _added(squares, (distance[0] ** 2, distance[1] ** 2))
            return (kind, squares, count)

        def variance(data, xbar=None):
            kind, squares, count = _squares(data, xbar)
            if count < 2:
                raise StatisticsError("variance requires at least two data points")
            return _value(_over(squares, count - 1), kind)

        def pvariance(data, mu=None):
            kind, squares, count = _squares(data, mu)
            if count < 1:
                raise StatisticsError("pvariance requires at least one data point")
            return _value(_over(squares, count), kind)

        def stdev(data, xbar=None):
            kind, squares, count = _squares(data, xbar)
            if count < 2:
                raise StatisticsError("stdev requires at least two data points")
            return _root(_over(squares, count - 1), kind)

        def pstdev(data, mu=None):
            kind, squares, count = _squares(data, mu)
            if count < 1:
                raise StatisticsError("pstdev requires at least one data point")
            return _root(_over(squares, count), kind)

        def _paired(x, y, what):
            if len(y) != len(x):
                raise StatisticsError(f"{what} requires that both inputs have same number of data points")
            if len(x) < 2:
                raise StatisticsError(f"{what} requires at least two data points")

        def _moments(x, y):
            middle_x = _fsum(x) / len(x)
            middle_y = _fsum(y) / len(y)
            mixed = _fsum([(a - middle_x) * (b - middle_y) for a, b in zip(x, y)])
            return (middle_x, middle_y, mixed)

        def covariance(x, y, /):
            _paired(x, y, "covariance")
            return _moments(x, y)[2] / (len(x) - 1)

        def correlation(x, y, /):
            _paired(x, y, "correlation")
            middle_x, middle_y, mixed = _moments(x, y)
            own_x = _fsum([(a - middle_x) * (a - middle_x) for a in x])
            own_y = _fsum([(b - middle_y) * (b - middle_y) for b in y])
            try:
                return mixed / _sqrt(own_x * own_y)
            except ZeroDivisionError:
                raise StatisticsError("at least one of the inputs is constant") from None

        def linear_regression(x, y, /, *, proportional=False):
            _paired(x, y, "linear regression")
            if proportional:
                mixed = _fsum([a * b for a, b in zip(x, y)])
                own = _fsum([a * a for a in x])
                middle_x = middle_y = 0.0
            else:
                middle_x, middle_y, mixed = _moments(x, y)
                own = _fsum([(a - middle_x) * (a - middle_x) for a in x])
            try:
                slope = mixed / own
            except ZeroDivisionError:
                raise StatisticsError("x is constant") from None
            return LinearRegression(slope=slope, intercept=0.0 if proportional else middle_y - slope * middle_x)

        """
}
