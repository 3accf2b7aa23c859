/// The `itertools` module. Source: The Python Standard Library, "itertools".
enum IteratorsModule {
    private static let library = PythonLibrary(endless + finite + combining + grouping)

    private static let chain = PyType(
        "chain", module: "itertools", members: ["from_iterable": library.member("from_iterable")]
    ) { (call) throws(PyError) in try library.generator("chain", call) }

    static var module: PyModule {
        var members = library.members
        members["from_iterable"] = nil
        members["chain"] = .object(chain)
        return PyModule("itertools", members: members)
    }

    private static let endless = """
        def count(start=0, step=1):
            def counting(number):
                while True:
                    yield number
                    number += step
            try:
                start + step + 0
            except TypeError:
                raise TypeError("a number is required") from None
            return counting(start)

        def cycle(iterable):
            def cycling(iterator):
                seen = []
                for item in iterator:
                    yield item
                    seen.append(item)
                while seen:
                    for item in seen:
                        yield item
            return cycling(iter(iterable))

        def repeat(object, times=None):
            if times is None:
                while True:
                    yield object
            for turn in range(times):
                yield object

        def chain(*iterables):
            for iterable in iterables:
                for item in iterable:
                    yield item

        def from_iterable(iterables):
            for iterable in iterables:
                for item in iterable:
                    yield item

        """

    private static let finite = """
        def islice(iterable, *limits):
            def slicing(iterator, wanted, stop, step):
                if stop == 0:
                    return
                position = 0
                for item in iterator:
                    if position == wanted:
                        yield item
                        wanted += step
                    position += 1
                    if stop is not None and position >= stop:
                        return
            if not 1 <= len(limits) <= 3:
                bound = "at least 2" if not limits else "at most 4"
                raise TypeError(f"islice expected {bound} arguments, got {len(limits) + 1}")
            for limit in limits[:2]:
                if limit is not None and (not isinstance(limit, int) or limit < 0):
                    noun = "Stop argument" if len(limits) == 1 else "Indices"
                    raise ValueError(f"{noun} for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
            start, stop, step = (0, *limits, 1) if len(limits) == 1 else (*limits, 1)[:3]
            if step is not None and (not isinstance(step, int) or step < 1):
                raise ValueError("Step for islice() must be a positive integer or None.")
            return slicing(iter(iterable), start or 0, stop, step or 1)

        def takewhile(predicate, iterable):
            def taking(iterator):
                for item in iterator:
                    if not predicate(item):
                        return
                    yield item
            return taking(iter(iterable))

        def dropwhile(predicate, iterable):
            def dropping(iterator):
                for item in iterator:
                    if not predicate(item):
                        yield item
                        break
                for item in iterator:
                    yield item
            return dropping(iter(iterable))

        def filterfalse(predicate, iterable):
            def filtering(iterator):
                for item in iterator:
                    if not (item if predicate is None else predicate(item)):
                        yield item
            return filtering(iter(iterable))

        def starmap(function, iterable):
            def mapping(iterator):
                for arguments in iterator:
                    yield function(*arguments)
            return mapping(iter(iterable))

        def compress(data, selectors):
            def choosing(items, flags):
                for item, flag in zip(items, flags):
                    if flag:
                        yield item
            return choosing(iter(data), iter(selectors))

        def pairwise(iterable):
            def pairing(iterator):
                for before in iterator:
                    break
                else:
                    return
                for item in iterator:
                    yield (before, item)
                    before = item
            return pairing(iter(iterable))

        def accumulate(iterable, func=None, *, initial=None):
            def accumulating(iterator, total):
                if total is None:
                    for total in iterator:
                        break
                    else:
                        return
                yield total
                for item in iterator:
                    total = total + item if func is None else func(total, item)
                    yield total
            return accumulating(iter(iterable), initial)

        def zip_longest(*iterables, fillvalue=None):
            def zipping(iterators):
                done = [False] * len(iterators)
                active = len(iterators)
                while True:
                    row = []
                    for index, iterator in enumerate(iterators):
                        found = fillvalue
                        if not done[index]:
                            for found in iterator:
                                break
                            else:
                                done[index] = True
                                active -= 1
                        row.append(found)
                    if not active:
                        return
                    yield tuple(row)
            return zipping([iter(iterable) for iterable in iterables])

        """

    private static let combining = """
        def product(*iterables, repeat=1):
            def crossing(pools):
                indices = [0] * len(pools)
                for pool in pools:
                    if not pool:
                        return
                while True:
                    yield tuple([pool[index] for pool, index in zip(pools, indices)])
                    place = len(pools) - 1
                    while place >= 0:
                        indices[place] += 1
                        if indices[place] < len(pools[place]):
                            break
                        indices[place] = 0
                        place -= 1
                    else:
                        return
            if repeat < 0:
                raise ValueError("repeat argument cannot be negative")
            return crossing([tuple(iterable) for iterable in iterables] * repeat)

        def permutations(iterable, r=None):
            def permuting(pool, length):
                if length == 0:
                    yield ()
                    return
                used = [False] * len(pool)
                picks = [-1]
                while picks:
                    index = picks[-1]
                    if index >= 0:
                        used[index] = False
                    index += 1
                    while index < len(pool) and used[index]:
                        index += 1
                    if index == len(pool):
                        picks.pop()
                        continue
                    picks[-1] = index
                    used[index] = True
                    if len(picks) == length:
                        yield tuple([pool[pick] for pick in picks])
                    else:
                        picks.append(-1)
            pool = tuple(iterable)
            length = len(pool) if r is None else r
            if length < 0:
                raise ValueError("r must be non-negative")
            return permuting(pool, length) if length <= len(pool) else iter(())

        def combinations(iterable, r):
            def combining(pool):
                if r == 0:
                    yield ()
                    return
                picks = [-1]
                while picks:
                    picks[-1] += 1
                    if picks[-1] > len(pool) - r + len(picks) - 1:
                        picks.pop()
                    elif len(picks) == r:
                        yield tuple([pool[pick] for pick in picks])
                    else:
                        picks.append(picks[-1])
            if r < 0:
                raise ValueError("r must be non-negative")
            return combining(tuple(iterable))

        def combinations_with_replacement(iterable, r):
            def combining(pool):
                if r == 0:
                    yield ()
                    return
                picks = [-1]
                while picks:
                    picks[-1] += 1
                    if picks[-1] >= len(pool):
                        picks.pop()
                    elif len(picks) == r:
                        yield tuple([pool[pick] for pick in picks])
                    else:
                        picks.append(picks[-1] - 1)
            if r < 0:
                raise ValueError("r must be non-negative")
            return combining(tuple(iterable))

        """

    private static let grouping = """
        def groupby(iterable, key=None):
            iterator = iter(iterable)
            current = []
            turns = [0]
            def advance():
                current.clear()
                for item in iterator:
                    current.append(item)
                    current.append(item if key is None else key(item))
                    return
            def group(wanted, turn):
                while turn == turns[0] and current and current[1] == wanted:
                    yield current[0]
                    if turn == turns[0]:
                        advance()
            def groups():
                advance()
                while current:
                    turns[0] += 1
                    wanted = current[1]
                    yield (wanted, group(wanted, turns[0]))
                    turns[0] += 1
                    while current and current[1] == wanted:
                        advance()
            return groups()

        def tee(iterable, n=2):
            if n < 0:
                raise ValueError("n must be >= 0")
            iterator = iter(iterable)
            items = []
            def taking():
                index = 0
                while True:
                    if index == len(items):
                        for item in iterator:
                            items.append(item)
                            break
                        else:
                            return
                    yield items[index]
                    index += 1
            return tuple([taking() for turn in range(n)])

        """
}
