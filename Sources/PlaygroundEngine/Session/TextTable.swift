/// Rows of words under a head, in columns as wide as their widest word.
enum TextTable {
    /// - Parameter rows: The head first; every row with as many words.
    static func lines(_ rows: [[String]]) -> [ResultLine] {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.compactMap { column < $0.count ? $0[column].displayWidth : nil }.max() ?? 0
        }
        return rows.enumerated().map { index, row in
            let cells = zip(row, widths).enumerated().map { column, cell in
                let (word, width) = cell
                return column == row.count - 1 ? word : word + String(repeating: " ", count: width - word.displayWidth)
            }
            return ResultLine(index == 0 ? .heading : .text, cells.joined(separator: "  "))
        }
    }
}
