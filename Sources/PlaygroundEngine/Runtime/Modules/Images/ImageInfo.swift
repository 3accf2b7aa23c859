/// What Pillow's `info` holds: facts beside size and mode, in the order in which the file gives them.
package struct ImageInfo: Hashable, Sendable {
    package indirect enum Item: Hashable, Sendable {
        case none
        case bool(Bool)
        case integer(Int)
        case real(Double)
        case text(String)
        case bytes([UInt8])
        case tuple([Item])
    }

    package private(set) var entries: [(key: String, item: Item)] = []

    subscript(key: String) -> Item? {
        get { entries.first { $0.key == key }?.item }
        set {
            let index = entries.firstIndex { $0.key == key }
            switch (index, newValue) {
            case (let index?, let item?): entries[index].item = item
            case (let index?, nil): entries.remove(at: index)
            case (nil, let item?): entries.append((key, item))
            case (nil, nil): break
            }
        }
    }

    package static func == (left: ImageInfo, right: ImageInfo) -> Bool {
        left.entries.elementsEqual(right.entries) { $0.key == $1.key && $0.item == $1.item }
    }

    package func hash(into hasher: inout Hasher) {
        for entry in entries { hasher.combine(entry.key) }
    }
}
