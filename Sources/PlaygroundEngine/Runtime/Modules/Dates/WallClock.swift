import Foundation

/// What a program learns of the time: the clock's reading and the machine's time zone.
package struct WallClock: Sendable {
    /// Microseconds since 1970-01-01 UTC.
    package let now: @Sendable () -> Int
    /// The offset from UTC in seconds and the zone's abbreviation, at a number of seconds since 1970-01-01 UTC.
    package let zone: @Sendable (Int) -> (offset: Int, abbreviation: String)

    package init(
        now: @escaping @Sendable () -> Int, zone: @escaping @Sendable (Int) -> (offset: Int, abbreviation: String)
    ) {
        self.now = now
        self.zone = zone
    }

    /// The machine's own clock and zone.
    package static let system = WallClock(
        now: {
            var time = timespec()
            clock_gettime(CLOCK_REALTIME, &time)
            return Int(time.tv_sec) * 1_000_000 + Int(time.tv_nsec) / 1000
        },
        zone: { seconds in
            var time = time_t(seconds)
            var parts = tm()
            guard localtime_r(&time, &parts) != nil else { return (0, "UTC") }
            return (Int(parts.tm_gmtoff), parts.tm_zone.map { String(cString: $0) } ?? "UTC")
        })

    /// The seconds since 1970-01-01 UTC at which clocks of this zone show `local`, the seconds that would be if the
    /// zone were UTC; where clocks show it twice, `fold` picks.
    ///
    /// Source: CPython's `local_to_seconds`.
    func seconds(local: Int, fold: Int) -> Int {
        func shown(_ seconds: Int) -> Int { seconds + zone(seconds).offset }
        let a = shown(local) - local
        let first = local - a
        let day = 24 * 3600
        if shown(first) == local {
            // One answer is found; where clocks go back there is another within a day.
            let other = first + (fold == 0 ? -day : day)
            let b = shown(other) - other
            return a == b ? first : shown(local - b) == local ? local - b : first
        }
        let b = shown(first) - first
        let second = local - b
        if shown(second) == local { return second }
        // Clocks skip this time: the offset before the gap or the one behind it, as `fold` says.
        return fold == 0 ? max(first, second) : min(first, second)
    }
}
