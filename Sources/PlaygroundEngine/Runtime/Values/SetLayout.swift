/// Where CPython's hash table would put the members of a set, which is the order in which a set is gone through.
///
/// It holds members whose hash is the same in every process, and only their order: what a set contains is ``PySet``'s
/// to know. Source: CPython's `setobject.c`.
struct SetLayout {
    private struct Slot {
        var hash: Int
        /// `undefined` where the slot was never used, or where its member was taken out.
        var key: Value
        var isUsed: Bool
    }

    private var slots: [Slot] = Array(repeating: Slot(hash: 0, key: .undefined, isUsed: false), count: 8)
    private var mask = 7
    /// Slots that hold or held a member.
    private(set) var fill = 0
    private(set) var used = 0
    /// Where `pop` looks first.
    private var finger = 0

    private static let linearProbes = 9
    /// Past so many steps for one member, the hashes were chosen to collide, and the order is given up.
    private static let longestWalk = 2000

    /// The members in their order.
    var keys: [Value] { slots.compactMap { $0.key.isUndefined ? nil : $0.key } }

    var hashes: [(key: Value, hash: Int)] { slots.compactMap { $0.key.isUndefined ? nil : ($0.key, $0.hash) } }

    /// Adds a member that is not there yet; false where its place is too far to look for.
    mutating func insert(_ key: Value, hash: Int) -> Bool {
        // The last slot on the way that was given up takes the member, where there is one.
        var abandoned: Int?
        let free = place(hash) { place in
            if slots[place].isUsed, slots[place].key.isUndefined { abandoned = place }
            return !slots[place].isUsed
        }
        guard let free else { return false }
        slots[abandoned ?? free] = Slot(hash: hash, key: key, isUsed: true)
        used += 1
        guard abandoned == nil else { return true }
        fill += 1
        guard fill * 5 >= mask * 3 else { return true }
        return resize(over: used > 50_000 ? used * 2 : used * 4)
    }

    /// Takes the member `key` out; false where its place is too far to look for.
    mutating func remove(_ key: Value, hash: Int) -> Bool {
        let place = place(hash) { place in
            !slots[place].isUsed || slots[place].hash == hash && slots[place].key.isIdentical(to: key)
        }
        guard let place, slots[place].isUsed else { return false }
        slots[place].key = .undefined
        slots[place].hash = -1
        used -= 1
        return true
    }

    /// The member that `pop` takes, and where the next one starts to look.
    mutating func nextToPop() -> Value? {
        guard used > 0 else { return nil }
        var place = finger & mask
        while slots[place].key.isUndefined { place = place == mask ? 0 : place + 1 }
        finger = place + 1
        return slots[place].key
    }

    /// Makes room for `count` more members, as taking over another collection of that size does.
    mutating func reserve(_ count: Int) -> Bool {
        (fill + count) * 5 >= mask * 3 ? resize(over: (used + count) * 2) : true
    }

    /// Takes over the members of `other`; `isEmpty` sets copy them as they lie.
    mutating func copy(_ other: SetLayout) -> Bool {
        guard other.used > 0 else { return true }
        guard reserve(other.used) else { return false }
        if mask == other.mask, other.fill == other.used {
            slots = other.slots
        } else {
            for slot in other.slots where !slot.key.isUndefined {
                guard insertClean(slot) else { return false }
            }
        }
        (fill, used) = (other.used, other.used)
        return true
    }

    /// Drops the traces of removed members once they fill over a quarter of the table.
    mutating func tidy() -> Bool {
        fill - used <= mask / 4 ? true : resize(over: used > 50_000 ? used * 2 : used * 4)
    }

    private mutating func resize(over least: Int) -> Bool {
        var size = 8
        while size <= least { size <<= 1 }
        let old = slots
        slots = Array(repeating: Slot(hash: 0, key: .undefined, isUsed: false), count: size)
        mask = size - 1
        fill = used
        for slot in old where !slot.key.isUndefined {
            guard insertClean(slot) else { return false }
        }
        return true
    }

    private mutating func insertClean(_ slot: Slot) -> Bool {
        guard let place = place(slot.hash, until: { !slots[$0].isUsed }) else { return false }
        slots[place] = slot
        return true
    }

    /// The first place on the way of `hash` for which `test` holds.
    private func place(_ hash: Int, until test: (Int) -> Bool) -> Int? {
        var perturb = UInt(bitPattern: hash)
        var index = Int(bitPattern: perturb & UInt(mask))
        var steps = 0
        while steps < Self.longestWalk {
            let probes = index + Self.linearProbes <= mask ? Self.linearProbes : 0
            for place in index...index + probes where test(place) { return place }
            steps += probes + 1
            perturb >>= 5
            index = Int(bitPattern: (UInt(bitPattern: index) &* 5 &+ 1 &+ perturb) & UInt(mask))
        }
        return nil
    }
}
