/// The `heapq` and `bisect` modules. Source: The Python Standard Library, "heapq" and "bisect".
///
/// The comparisons come in CPython's order, so that the list of a heap looks the same.
enum HeapsModule {
    static let heaps = ScriptedModule("heapq", heapText)
    static let bisection = ScriptedModule("bisect", bisectionText)

    private static let heapText = """
        def _check(heap, function, place=""):
            if not isinstance(heap, list):
                raise TypeError(f"{function}() argument {place}must be list, not {type(heap).__name__}")

        def _rise(heap, top, place):
            item = heap[place]
            while place > top:
                above = (place - 1) // 2
                if not item < heap[above]:
                    break
                heap[place] = heap[above]
                place = above
            heap[place] = item

        def _sink(heap, top):
            # Down to a leaf along the smaller children, then up to where the item belongs.
            item = heap[top]
            place = top
            child = 2 * place + 1
            while child < len(heap):
                if child + 1 < len(heap) and not heap[child] < heap[child + 1]:
                    child += 1
                heap[place] = heap[child]
                place = child
                child = 2 * place + 1
            heap[place] = item
            _rise(heap, top, place)

        def heappush(heap, item, /):
            _check(heap, "heappush", "1 ")
            heap.append(item)
            _rise(heap, 0, len(heap) - 1)

        def heappop(heap, /):
            _check(heap, "heappop")
            if not heap:
                raise IndexError("index out of range")
            last = heap.pop()
            if not heap:
                return last
            first = heap[0]
            heap[0] = last
            _sink(heap, 0)
            return first

        def heapreplace(heap, item, /):
            _check(heap, "heapreplace", "1 ")
            if not heap:
                raise IndexError("index out of range")
            first = heap[0]
            heap[0] = item
            _sink(heap, 0)
            return first

        def heappushpop(heap, item, /):
            _check(heap, "heappushpop", "1 ")
            if not heap or not heap[0] < item:
                return item
            return heapreplace(heap, item)

        def heapify(heap, /):
            _check(heap, "heapify")
            for place in reversed(range(len(heap) // 2)):
                _sink(heap, place)

        def nlargest(n, iterable, key=None):
            return sorted(iterable, key=key, reverse=True)[:n] if n > 0 else []

        def nsmallest(n, iterable, key=None):
            return sorted(iterable, key=key)[:n] if n > 0 else []

        def merge(*iterables, key=None, reverse=False):
            fronts = []
            for iterable in iterables:
                iterator = iter(iterable)
                for value in iterator:
                    fronts.append([value if key is None else key(value), value, iterator])
                    break
            while fronts:
                best = 0
                for index in range(1, len(fronts)):
                    left, right = (fronts[best][0], fronts[index][0])
                    if (left < right) if reverse else (right < left):
                        best = index
                front = fronts[best]
                yield front[1]
                for value in front[2]:
                    front[0] = value if key is None else key(value)
                    front[1] = value
                    break
                else:
                    del fronts[best]

        """

    private static let bisectionText = """
        def _place(a, x, lo, hi, key, after):
            if lo < 0:
                raise ValueError("lo must be non-negative")
            if hi is None:
                hi = len(a)
            while lo < hi:
                middle = (lo + hi) // 2
                item = a[middle] if key is None else key(a[middle])
                if not x < item if after else item < x:
                    lo = middle + 1
                else:
                    hi = middle
            return lo

        def bisect_left(a, x, lo=0, hi=None, *, key=None):
            return _place(a, x, lo, hi, key, False)

        def bisect_right(a, x, lo=0, hi=None, *, key=None):
            return _place(a, x, lo, hi, key, True)

        def insort_left(a, x, lo=0, hi=None, *, key=None):
            a.insert(_place(a, x if key is None else key(x), lo, hi, key, False), x)

        def insort_right(a, x, lo=0, hi=None, *, key=None):
            a.insert(_place(a, x if key is None else key(x), lo, hi, key, True), x)

        bisect = bisect_right
        insort = insort_right

        """
}
