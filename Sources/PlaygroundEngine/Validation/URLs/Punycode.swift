/// Text of any characters as ASCII letters, digits and hyphens.
///
/// Source: RFC 3492.
enum Punycode {
    private static let (base, least, most, skew, damp) = (36, 1, 26, 38, 700)

    static func encoded(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var output = String(String.UnicodeScalarView(scalars.filter(\.isASCII)))
        let basic = output.unicodeScalars.count
        if basic > 0 { output += "-" }
        var (next, delta, bias, handled) = (128, 0, 72, basic)
        while handled < scalars.count {
            let smallest = scalars.map { Int($0.value) }.filter { $0 >= next }.min() ?? next
            delta += (smallest - next) * (handled + 1)
            next = smallest
            for scalar in scalars {
                if Int(scalar.value) < next { delta += 1 }
                guard Int(scalar.value) == next else { continue }
                var rest = delta
                var place = base
                while true {
                    let threshold = min(max(place - bias, least), most)
                    if rest < threshold { break }
                    output += digit(threshold + (rest - threshold) % (base - threshold))
                    rest = (rest - threshold) / (base - threshold)
                    place += base
                }
                output += digit(rest)
                bias = adapted(delta, handled + 1, isFirst: handled == basic)
                delta = 0
                handled += 1
            }
            delta += 1
            next += 1
        }
        return output
    }

    /// The text; nil for what encodes none.
    static func decoded(_ text: String) -> String? {
        var output: [Unicode.Scalar] = []
        var input = Array(text.unicodeScalars)[...]
        if let hyphen = input.lastIndex(of: "-") {
            output = Array(input[..<hyphen])
            input = input[(hyphen + 1)...]
        }
        guard output.allSatisfy(\.isASCII) else { return nil }
        var (next, index, bias) = (128, 0, 72)
        while !input.isEmpty {
            let start = index
            var (weight, place) = (1, base)
            while true {
                guard let value = input.popFirst().flatMap(value) else { return nil }
                index += value * weight
                guard index < 1 << 32 else { return nil }
                let threshold = min(max(place - bias, least), most)
                if value < threshold { break }
                weight *= base - threshold
                guard weight < 1 << 32 else { return nil }
                place += base
            }
            bias = adapted(index - start, output.count + 1, isFirst: start == 0)
            next += index / (output.count + 1)
            index %= output.count + 1
            guard next < 0x11_0000, let scalar = Unicode.Scalar(UInt32(next)) else { return nil }
            output.insert(scalar, at: index)
            index += 1
        }
        return String(String.UnicodeScalarView(output))
    }

    private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / damp : delta / 2
        delta += delta / count
        var steps = 0
        while delta > (base - least) * most / 2 {
            delta /= base - least
            steps += base
        }
        return steps + (base - least + 1) * delta / (delta + skew)
    }

    private static func digit(_ value: Int) -> String {
        String(Unicode.Scalar(UInt8(value < 26 ? 97 + value : 22 + value)))
    }

    private static func value(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar.value {
        case 97...122: Int(scalar.value) - 97
        case 65...90: Int(scalar.value) - 65
        case 48...57: Int(scalar.value) - 22
        default: nil
        }
    }
}
