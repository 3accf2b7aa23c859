/// Built-ins that are written in Python, because they call functions or go through iterables of the program: so they
/// can be stopped and gone on with like any code. They use no global name; what they need is passed to them.
package final class Prelude: @unchecked Sendable {
    package enum Function: String, CaseIterable {
        /// `finish(list of the values)`
        case drain
        /// `finish(list of the values, list of their keys)`
        case keyed
        /// All values, or at most so many.
        case collect, take
        case contains, lacks
        case anyTrue = "any_true"
        case allTrue = "all_true"
        case nextOr = "next_or"
        case mapOne = "map_one"
        case mapRows = "map_rows"
        case filterTrue = "filter_true"
        case filterBy = "filter_by"
        case zipRows = "zip_rows"
        case enumeratePairs = "enumerate_pairs"
        case callUntil = "call_until"
        case callOr = "call_or"
        case awaitOr = "await_or"
        case awaitOnce = "await_once"
        case callOnce = "call_once"
        case callNamed = "call_named"
        case awaitNamed = "await_named"
        case acquire
        case leaveTimeout = "leave_timeout"
        case queueStep = "queue_step"
        case pieces
        case each
        case eachAwaited = "each_awaited"
        case nextItem = "next_item"
        case nextAwaited = "next_awaited"
        case close
        case closeAwaited = "close_awaited"
        case sleep
        case waitFor = "wait_for"
        case waitForever = "wait_forever"
    }

    /// Shared by all programs: code never changes, so that any thread may run it.
    static let shared = Prelude()

    private let codes: [Function: Code]

    private init() {
        let source = SourceText(name: "built-in", text: Self.text)
        var codes: [Function: Code] = [:]
        // The text is a constant: it either lowers, or every test of a built-in fails.
        if let module = try? Parser.parse(source),
            let program = try? ProgramLowering.lower(module, registry: ModuleRegistry([]), builtins: [:])
        {
            for code in program.code.inner {
                code.isHidden = true
                if let function = Function(rawValue: code.name) { codes[function] = code }
            }
        }
        self.codes = codes
    }

    /// The function as a value of the program that `current` runs.
    func function(_ function: Function, in current: CurrentMachine) throws(PyError) -> PyFunction {
        guard let code = codes[function] else {
            throw .make(.notImplementedError, "\(function.rawValue) is not part of the playground's Python")
        }
        return PyFunction(code: code, defaults: [], captured: [], program: current)
    }

    private static let text = """
        def drain(finish, iterable):
            return finish([item for item in iterable])

        def keyed(finish, iterable, key):
            items = [item for item in iterable]
            return finish(items, [key(item) for item in items])

        def collect(iterable):
            return [item for item in iterable]

        def take(iterable, limit):
            items = []
            for item in iterable:
                items.append(item)
                limit -= 1
                if limit == 0:
                    return items
            return items

        def contains(wanted, iterable):
            for item in iterable:
                if item is wanted or item == wanted:
                    return True
            return False

        def lacks(wanted, iterable):
            for item in iterable:
                if item is wanted or item == wanted:
                    return False
            return True

        def any_true(iterable):
            for item in iterable:
                if item:
                    return True
            return False

        def all_true(iterable):
            for item in iterable:
                if not item:
                    return False
            return True

        def next_or(iterator, default):
            for item in iterator:
                return item
            return default

        def call_named(function, arguments):
            return function(**arguments)

        async def await_named(function, arguments):
            return await function(**arguments)

        def map_one(function, iterator):
            for item in iterator:
                yield function(item)

        def map_rows(function, rows):
            for row in rows:
                yield function(*row)

        def filter_true(iterator):
            for item in iterator:
                if item:
                    yield item

        def filter_by(function, iterator):
            for item in iterator:
                if function(item):
                    yield item

        def zip_rows(iterators):
            while True:
                row = []
                for iterator in iterators:
                    for item in iterator:
                        row.append(item)
                        break
                    else:
                        return
                yield (*row,)

        def enumerate_pairs(iterator, number):
            for item in iterator:
                yield (number, item)
                number += 1

        def call_until(function, sentinel):
            while True:
                value = function()
                if value is sentinel or value == sentinel:
                    return
                yield value

        def call_or(function, default, stop):
            try:
                return function()
            except stop:
                return default

        async def await_or(function, default, stop):
            try:
                return await function()
            except stop:
                return default

        async def await_once(awaitable):
            return await awaitable

        async def call_once(function, arguments, keywords):
            return function(*arguments, **keywords)

        async def acquire(start, leave, lost, taken, cancelled, result):
            future = start()
            if future is None:
                return result or None
            try:
                try:
                    await future
                finally:
                    leave(future)
            except cancelled:
                lost(future)
                raise
            taken()
            return result or None

        async def leave_timeout(is_over, error, timeout):
            if is_over():
                raise timeout() from error

        async def queue_step(attempt, start, lost):
            while True:
                result = attempt()
                if result is not None:
                    return result[0]
                future = start()
                try:
                    await future
                except:
                    lost(future)
                    raise

        def each(iterable):
            for item in iterable:
                yield item

        async def each_awaited(iterable):
            async for item in iterable:
                yield item

        async def pieces(start):
            for piece in start():
                yield piece

        def next_item(iterator):
            for item in iterator:
                return (item,)
            return ()

        async def next_awaited(iterator):
            async for item in iterator:
                return (item,)
            return ()

        def close(generator):
            generator.close()

        async def close_awaited(generator):
            await generator.aclose()

        async def sleep(start, result):
            await start()
            return result

        async def wait_forever(start):
            return await start()

        async def wait_for(start, either, settled, cancelled, timeout):
            future = start()
            try:
                await either(future)
            except cancelled:
                if future.done():
                    return future.result()
                await settled(future)
                raise
            if future.done():
                return future.result()
            await settled(future)
            try:
                return future.result()
            except cancelled as error:
                raise timeout() from error

        """
}
