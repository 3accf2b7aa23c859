extension FloatText {
    /// A float as Pydantic's serialiser writes it: what is no number in JSON as `null`, and small ones with fewer
    /// exponents than Python's `repr`.
    static func serialized(_ value: Double) -> String {
        guard value.isFinite else { return "null" }
        let text = repr(value)
        guard let mark = text.firstIndex(of: "e"), text[mark...].hasPrefix("e-") else { return text }
        let (digits, point) = shortest(value.magnitude)
        let sign = value.sign == .minus ? "-" : ""
        if point > -5 { return sign + "0." + String(repeating: "0", count: -point) + digits }
        return text[..<mark] + "e-" + text[mark...].dropFirst(2).drop { $0 == "0" }
    }
}
