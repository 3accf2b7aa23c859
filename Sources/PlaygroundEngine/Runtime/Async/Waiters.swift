import DequeModule

/// Who waits for the same thing, in the order of asking. They may belong to different requests.
///
/// No step goes through all of them, so that many may wait.
struct Waiters {
    private var queue: Deque<PyFuture> = []
    /// Those that were let go on and have not done so yet.
    private var woken: Deque<PyFuture> = []
    /// How many of the queue were cancelled; they are taken out together.
    private var cancelledCount = 0

    mutating func add(_ loop: AsyncLoop) -> PyFuture {
        prune()
        let future = PyFuture(loop: loop)
        queue.append(future)
        return future
    }

    /// One of them waits no more.
    mutating func remove(_ value: Value) {
        guard let future = value.object as? PyFuture else { return }
        if future.isCancelled {
            cancelledCount += 1
            guard cancelledCount * 2 > queue.count else { return }
            queue.removeAll(where: \.isCancelled)
            cancelledCount = 0
        } else if woken.first === future {
            woken.removeFirst()
        } else {
            woken.removeAll { $0 === future }
        }
    }

    /// Takes the first one out that waits still.
    mutating func popFirst() -> PyFuture? {
        prune()
        return queue.popFirst()
    }

    /// Whether anyone waits, or is about to go on.
    mutating func hasAny() -> Bool {
        prune()
        return !queue.isEmpty || !woken.isEmpty
    }

    /// Whether someone was let go on and has not done so yet.
    mutating func hasWoken() -> Bool {
        prune()
        return !woken.isEmpty
    }

    /// Lets the first go on that waits still; false where there is none.
    mutating func wakeFirst() -> Bool {
        guard let future = popFirst() else { return false }
        woken.append(future)
        future.complete(.result(.bool(true)))
        return true
    }

    /// Those of a request that was given up do not take themselves out.
    private mutating func prune() {
        while queue.first?.isDone == true { queue.removeFirst() }
        while woken.first?.isForgotten == true { woken.removeFirst() }
    }
}
