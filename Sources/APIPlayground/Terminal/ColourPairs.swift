/// The pairs of colours that ncurses was told of, each made when it is first used.
struct ColourPairs {
    private struct Pair: Hashable {
        let colour: Int
        let background: Int
    }

    /// As many as the cells of ncurses can name in the form used here.
    private static let limit = 32_000

    private var numbers: [Pair: Int] = [:]
    private let make: (_ number: Int, _ colour: Int, _ background: Int) -> Void

    init(make: @escaping (_ number: Int, _ colour: Int, _ background: Int) -> Void) {
        self.make = make
    }

    /// The number of the pair; 0, the terminal's own colours, where neither is asked for.
    mutating func number(of colour: Int?, on background: Int?) -> Int {
        guard colour != nil || background != nil else { return 0 }
        let pair = Pair(colour: colour ?? -1, background: background ?? -1)
        if let number = numbers[pair] { return number }
        // A picture that uses up all of them begins anew; what is on the screen keeps its looks until it is drawn again.
        if numbers.count >= Self.limit { numbers = [:] }
        let number = numbers.count + 1
        numbers[pair] = number
        make(number, pair.colour, pair.background)
        return number
    }
}
