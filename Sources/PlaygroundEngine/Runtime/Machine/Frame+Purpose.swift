extension Frame {
    /// What becomes of the value that a frame yields or returns.
    enum Purpose: UInt8 {
        /// The caller gets it.
        case value
        /// It is None, and the caller keeps the new instance that it has.
        case initializer
        /// `for` takes what is yielded; the end takes the jump behind.
        case iteration
        /// The same for a class's `__next__`, which returns values and raises `StopIteration`.
        case nextMethod
        /// The same for a class's `__getitem__`, which ends by `IndexError`.
        case itemMethod
        /// A class's `__iter__`: what it returns has to be an iterator.
        case iterator
        /// A class's `__await__`: what it returns has to be an iterator.
        case awaitable
        /// A class's `__aiter__`: what it returns has to have `__anext__`.
        case asyncIterator
        /// A class's `__anext__`: what it returns has to be awaitable.
        case asyncNextMethod
        /// `next(g)` and `g.send(x)`: the end is a `StopIteration`.
        case send
        /// `yield from` and `await`: what is yielded goes on up, what is returned is the value.
        case delegate
        /// The same for a class's `__next__`.
        case delegateMethod
        /// `async for` awaits a class's `__anext__`, which ends by `StopAsyncIteration`.
        case asyncDelegate
        /// `await` of an asynchronous generator's next step.
        case asyncStep
        /// `async for` awaits an asynchronous generator's next step.
        case asyncStepOfLoop
        /// `await` of an asynchronous generator's end.
        case asyncClose
        case close
        /// Native code takes it; the end is an undefined value.
        case native
        /// The owner of the machine takes it: see ``Machine/Outcome``.
        case outermost
        /// It is the list that the caller's present instruction goes through.
        case complete

        /// What a wait is for, with so many jumps behind its `delegate`.
        static func delegating(_ detail: UInt8) -> Purpose { detail > 2 ? .asyncDelegate : .delegate }
    }
}
