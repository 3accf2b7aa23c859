/// The `functools` module. Source: The Python Standard Library, "functools".
enum FunctionsModule {
    private static let wrapping = PythonLibrary(wrappingText)
    private static let cacheInfo = NamedTupleShape.type(
        "CacheInfo", fields: ["hits", "misses", "maxsize", "currsize"])
    private static let caching = PythonLibrary(
        cachingText,
        natives: [
            "update_wrapper": wrapping.member("update_wrapper"), "CacheInfo": .object(cacheInfo),
            "OrderedDict": .object(CollectionsModule.orderedDict),
        ])
    private static let library = PythonLibrary(
        text,
        natives: [
            "update_wrapper": wrapping.member("update_wrapper"), "keeping": caching.member("keeping"),
        ])

    /// `functools.wraps`, for other modules.
    static var wraps: Value { library.member("wraps") }

    static var module: PyModule {
        var members = library.members
        members["update_wrapper"] = wrapping.member("update_wrapper")
        members["partial"] = .object(PyPartial.classObject)
        return PyModule("functools", members: members)
    }

    private static let wrappingText = """
        def update_wrapper(wrapper, wrapped):
            for name in ("__module__", "__name__", "__qualname__", "__doc__"):
                if hasattr(wrapped, name):
                    setattr(wrapper, name, getattr(wrapped, name))
            for name, value in getattr(wrapped, "__dict__", {}).items():
                setattr(wrapper, name, value)
            wrapper.__wrapped__ = wrapped
            return wrapper

        """

    private static let cachingText = """
        def keeping(function, maxsize, typed):
            entries = OrderedDict()
            counts = [0, 0]
            def wrapper(*args, **kwargs):
                key = (args, tuple(kwargs.items()))
                if typed:
                    key += (tuple([type(value) for value in args]), tuple([type(value) for value in kwargs.values()]))
                if key in entries:
                    counts[0] += 1
                    entries.move_to_end(key)
                    return entries[key]
                counts[1] += 1
                result = function(*args, **kwargs)
                if maxsize is None or maxsize > 0:
                    entries[key] = result
                    if maxsize is not None and len(entries) > maxsize:
                        entries.popitem(last=False)
                return result
            def cache_info():
                return CacheInfo(counts[0], counts[1], maxsize, len(entries))
            def cache_clear():
                entries.clear()
                counts[0] = counts[1] = 0
            update_wrapper(wrapper, function)
            wrapper.cache_info = cache_info
            wrapper.cache_clear = cache_clear
            wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
            return wrapper

        """

    private static let text = """
        def reduce(function, iterable, *initial):
            if len(initial) > 1:
                raise TypeError(f"reduce expected at most 3 arguments, got {len(initial) + 2}")
            try:
                iterator = iter(iterable)
            except TypeError:
                raise TypeError("reduce() arg 2 must support iteration") from None
            if initial:
                total = initial[0]
            else:
                for total in iterator:
                    break
                else:
                    raise TypeError("reduce() of empty iterable with no initial value")
            for item in iterator:
                total = function(total, item)
            return total

        def wraps(wrapped):
            return lambda wrapper: update_wrapper(wrapper, wrapped)

        def lru_cache(maxsize=128, typed=False):
            if maxsize is None or isinstance(maxsize, int):
                return lambda function: keeping(function, None if maxsize is None else max(maxsize, 0), typed)
            if callable(maxsize):
                return keeping(maxsize, 128, typed)
            raise TypeError("Expected first argument to be an integer, a callable, or None")

        def cache(user_function):
            return keeping(user_function, None, False)

        def cached_property(func):
            name = func.__name__
            def getter(self):
                values = self.__dict__
                if name not in values:
                    values[name] = func(self)
                return values[name]
            return property(getter)

        def total_ordering(cls):
            roots = [name for name in ("__lt__", "__le__", "__gt__", "__ge__") if hasattr(cls, name)]
            if not roots:
                raise ValueError("must define at least one ordering operation: < > <= >=")
            root = max(roots)
            opposite = {"__lt__": "__ge__", "__le__": "__gt__", "__gt__": "__le__", "__ge__": "__lt__"}[root]
            def derived(name):
                def method(self, other):
                    result = getattr(type(self), root)(self, other)
                    if result is NotImplemented:
                        return result
                    if name == opposite:
                        return not result
                    if name[2] != root[2]:
                        result = not result
                    if name[3] == "e":
                        return result or self == other
                    return result and self != other
                method.__name__ = name
                return method
            for name in ("__lt__", "__le__", "__gt__", "__ge__"):
                if name not in roots:
                    setattr(cls, name, derived(name))
            return cls

        def cmp_to_key(mycmp):
            class K:
                def __init__(self, obj):
                    self.obj = obj
                def __lt__(self, other):
                    return mycmp(self.obj, other.obj) < 0
                def __gt__(self, other):
                    return mycmp(self.obj, other.obj) > 0
                def __eq__(self, other):
                    return mycmp(self.obj, other.obj) == 0
            return K

        """
}
