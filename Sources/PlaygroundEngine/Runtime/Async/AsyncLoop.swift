import DequeModule
import HeapModule

/// The tasks of one request, which go on in turn at each `await`, in asyncio's order.
///
/// Source: CPython's `asyncio.base_events`: what is ready runs in the order in which it became so; timers that are due
/// join behind it between two rounds.
package final class AsyncLoop {
    private enum Job {
        case step(PyTask)
        case callback(() -> Void)
    }

    private struct Timer: Comparable {
        let due: Duration
        let number: Int

        static func < (a: Timer, b: Timer) -> Bool { (a.due, a.number) < (b.due, b.number) }
    }

    private var ready: Deque<Job> = []
    /// Jobs left in the present round.
    private var left = 0
    /// The timers by their time; those that were cancelled have no action any more.
    private var timers = Heap<Timer>()
    private var actions: [Int: () -> Void] = [:]
    private var timersMade = 0
    private var tasksMade = 0
    private var unfinished: [ObjectIdentifier: PyTask] = [:]
    /// The time now, by the clock that wakes the loop.
    var clock: () -> Duration = { .zero }
    /// Called where a job arrives from outside while the loop stands still.
    var wake: (() -> Void)?
    /// The task that runs or is paused.
    private(set) var current: PyTask?

    init() {}

    func soon(_ action: @escaping () -> Void) { add(.callback(action)) }

    func enqueue(_ task: PyTask) { add(.step(task)) }

    private func add(_ job: Job) {
        ready.append(job)
        if current == nil { wake?() }
    }

    /// Calls `action` after `delay`, unless ``cancelTimer(_:)`` comes first.
    func after(_ delay: Duration, _ action: @escaping () -> Void) -> Int {
        timersMade += 1
        timers.insert(Timer(due: clock() + delay, number: timersMade))
        actions[timersMade] = action
        return timersMade
    }

    func cancelTimer(_ number: Int) {
        actions[number] = nil
        // Timers that are cancelled long before their time must not pile up.
        guard timers.count > 2 * actions.count + 64 else { return }
        timers = Heap(timers.unordered.filter { actions[$0.number] != nil })
    }

    func nextTaskName() -> String {
        tasksMade += 1
        return "Task-\(tasksMade)"
    }

    /// What to do next: a task to go on with, or how long there is nothing to do.
    enum Next {
        case step(PyTask)
        /// Until a timer is due; nil where only others can go on with this.
        case idle(Duration?)
    }

    /// Runs callbacks until a task is to go on or nothing is left to do.
    func next() -> Next {
        while true {
            if left == 0 {
                moveDueTimers()
                left = ready.count
            }
            guard left > 0, let job = ready.popFirst() else {
                left = 0
                return .idle(timers.min.map { max(.zero, $0.due - clock()) })
            }
            left -= 1
            switch job {
            case .callback(let action): action()
            case .step(let task):
                guard !task.isDone else { continue }
                current = task
                return .step(task)
            }
        }
    }

    /// The task that was running waits or is done.
    func leaveCurrent() { current = nil }

    var hasWork: Bool { !ready.isEmpty || !actions.isEmpty || current != nil }

    func keep(_ task: PyTask) { unfinished[ObjectIdentifier(task)] = task }

    func release(_ task: PyTask) { unfinished[ObjectIdentifier(task)] = nil }

    /// Forgets all tasks. Those that wait for one another would keep themselves alive.
    func discard() {
        let tasks = unfinished.values
        unfinished = [:]
        for task in tasks { task.discard() }
        ready = []
        timers = Heap()
        actions = [:]
        left = 0
        current = nil
        wake = nil
        clock = { .zero }
    }

    private func moveDueTimers() {
        let now = clock()
        while let timer = timers.min, timer.due <= now || actions[timer.number] == nil {
            timers.removeMin()
            if let action = actions.removeValue(forKey: timer.number) { ready.append(.callback(action)) }
        }
    }
}
