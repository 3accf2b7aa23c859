/// The `contextlib` module. Source: The Python Standard Library, "contextlib".
enum ContextsModule {
    static let script = ScriptedModule(
        "contextlib", natives: ["wraps": FunctionsModule.wraps],
        refused: [
            "redirect_stdout": "what the program prints is shown in the log; return the text in place of printing it",
            "redirect_stderr": "what the program prints is shown in the log; return the text in place of printing it",
            "chdir": "files are not part of it",
        ], managers + stacks)

    private static let managers = """
        class AbstractContextManager:
            def __enter__(self):
                return self

            def __exit__(self, exc_type, exc_value, traceback):
                return None

        class AbstractAsyncContextManager:
            async def __aenter__(self):
                return self

            async def __aexit__(self, exc_type, exc_value, traceback):
                return None

        class ContextDecorator:
            def _recreate_cm(self):
                return self

            def __call__(self, func):
                @wraps(func)
                def inner(*args, **kwds):
                    with self._recreate_cm():
                        return func(*args, **kwds)
                return inner

        class AsyncContextDecorator:
            def _recreate_cm(self):
                return self

            def __call__(self, func):
                @wraps(func)
                async def inner(*args, **kwds):
                    async with self._recreate_cm():
                        return await func(*args, **kwds)
                return inner

        def _is_settled(error, value, end):
            # Whether what came out of the generator is what went in, which goes on from the with block itself.
            if error is value:
                return True
            return isinstance(error, RuntimeError) and isinstance(value, end) and error.__cause__ is value

        class _GeneratorContextManager(ContextDecorator, AbstractContextManager):
            def __init__(self, func, args, kwds):
                self.gen = func(*args, **kwds)
                self.func = func
                self.args = args
                self.kwds = kwds
                self.__doc__ = getattr(func, "__doc__", None)

            def _recreate_cm(self):
                return _GeneratorContextManager(self.func, self.args, self.kwds)

            def __enter__(self):
                try:
                    return next(self.gen)
                except StopIteration:
                    raise RuntimeError("generator didn't yield") from None

            def __exit__(self, typ, value, traceback):
                if typ is None:
                    try:
                        next(self.gen)
                    except StopIteration:
                        return False
                    raise RuntimeError("generator didn't stop")
                if value is None:
                    value = typ()
                try:
                    self.gen.throw(value)
                except StopIteration as stop:
                    return stop is not value
                except BaseException as error:
                    if not _is_settled(error, value, StopIteration):
                        raise
                    value.__traceback__ = traceback
                    return False
                raise RuntimeError("generator didn't stop after throw()")

        class _AsyncGeneratorContextManager(AsyncContextDecorator, AbstractAsyncContextManager):
            def __init__(self, func, args, kwds):
                self.gen = func(*args, **kwds)
                self.func = func
                self.args = args
                self.kwds = kwds
                self.__doc__ = getattr(func, "__doc__", None)

            def _recreate_cm(self):
                return _AsyncGeneratorContextManager(self.func, self.args, self.kwds)

            async def __aenter__(self):
                try:
                    return await anext(self.gen)
                except StopAsyncIteration:
                    raise RuntimeError("generator didn't yield") from None

            async def __aexit__(self, typ, value, traceback):
                if typ is None:
                    try:
                        await anext(self.gen)
                    except StopAsyncIteration:
                        return False
                    raise RuntimeError("generator didn't stop")
                if value is None:
                    value = typ()
                try:
                    await self.gen.athrow(value)
                except StopAsyncIteration as stop:
                    return stop is not value
                except BaseException as error:
                    if not _is_settled(error, value, (StopIteration, StopAsyncIteration)):
                        raise
                    value.__traceback__ = traceback
                    return False
                raise RuntimeError("generator didn't stop after athrow()")

        def contextmanager(func):
            @wraps(func)
            def helper(*args, **kwds):
                return _GeneratorContextManager(func, args, kwds)
            return helper

        def asynccontextmanager(func):
            @wraps(func)
            def helper(*args, **kwds):
                return _AsyncGeneratorContextManager(func, args, kwds)
            return helper

        class closing(AbstractContextManager):
            def __init__(self, thing):
                self.thing = thing

            def __enter__(self):
                return self.thing

            def __exit__(self, *exc_info):
                self.thing.close()

        class aclosing(AbstractAsyncContextManager):
            def __init__(self, thing):
                self.thing = thing

            async def __aenter__(self):
                return self.thing

            async def __aexit__(self, *exc_info):
                await self.thing.aclose()

        class suppress(AbstractContextManager):
            def __init__(self, *exceptions):
                self._exceptions = exceptions

            def __enter__(self):
                pass

            def __exit__(self, exctype, excinst, exctb):
                return exctype is not None and issubclass(exctype, self._exceptions)

        class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
            def __init__(self, enter_result=None):
                self.enter_result = enter_result

            def __enter__(self):
                return self.enter_result

            def __exit__(self, *excinfo):
                pass

            async def __aenter__(self):
                return self.enter_result

            async def __aexit__(self, *excinfo):
                pass

        """

    private static let stacks = """
        class _Stack:
            def __init__(self):
                self._exits = []

            def pop_all(self):
                stack = type(self)()
                stack._exits = self._exits
                self._exits = []
                return stack

            def callback(self, callback, /, *args, **kwds):
                def leave(typ, value, traceback):
                    callback(*args, **kwds)
                self._exits.append((False, leave))
                return callback

            def push(self, exit):
                leave = getattr(type(exit), "__exit__", None)
                if leave is None:
                    self._exits.append((False, exit))
                else:
                    self._exits.append((False, lambda *details: leave(exit, *details)))
                return exit

            def enter_context(self, cm):
                enter = getattr(type(cm), "__enter__", None)
                leave = getattr(type(cm), "__exit__", None)
                if enter is None or leave is None:
                    kind = type(cm)
                    raise TypeError(f"'{_name(kind)}' object does not support the context manager protocol")
                result = enter(cm)
                self._exits.append((False, lambda *details: leave(cm, *details)))
                return result

        def _name(kind):
            return f"{getattr(kind, '__module__', 'builtins')}.{kind.__qualname__}"

        def _details(error):
            return (None, None, None) if error is None else (type(error), error, error.__traceback__)

        class ExitStack(_Stack, AbstractContextManager):
            def __enter__(self):
                return self

            def close(self):
                self.__exit__(None, None, None)

            def __exit__(self, *details):
                error = details[1]
                is_new = False
                while self._exits:
                    _, leave = self._exits.pop()
                    try:
                        if leave(*_details(error)):
                            error = None
                            is_new = False
                    except BaseException as raised:
                        if raised.__context__ is None:
                            raised.__context__ = error
                        error = raised
                        is_new = True
                if is_new:
                    raise error
                return details[1] is not None and error is None

        class AsyncExitStack(_Stack, AbstractAsyncContextManager):
            async def __aenter__(self):
                return self

            async def aclose(self):
                await self.__aexit__(None, None, None)

            async def enter_async_context(self, cm):
                enter = getattr(type(cm), "__aenter__", None)
                leave = getattr(type(cm), "__aexit__", None)
                if enter is None or leave is None:
                    kind = type(cm)
                    raise TypeError(
                        f"'{_name(kind)}' object does not support the asynchronous context manager protocol")
                result = await enter(cm)
                self._exits.append((True, lambda *details: leave(cm, *details)))
                return result

            def push_async_exit(self, exit):
                leave = getattr(type(exit), "__aexit__", None)
                if leave is None:
                    self._exits.append((True, exit))
                else:
                    self._exits.append((True, lambda *details: leave(exit, *details)))
                return exit

            def push_async_callback(self, callback, /, *args, **kwds):
                async def leave(typ, value, traceback):
                    await callback(*args, **kwds)
                self._exits.append((True, leave))
                return callback

            async def __aexit__(self, *details):
                error = details[1]
                is_new = False
                while self._exits:
                    waits, leave = self._exits.pop()
                    try:
                        answer = leave(*_details(error))
                        if await answer if waits else answer:
                            error = None
                            is_new = False
                    except BaseException as raised:
                        if raised.__context__ is None:
                            raised.__context__ = error
                        error = raised
                        is_new = True
                if is_new:
                    raise error
                return details[1] is not None and error is None

        """
}
