extension StageReport {
    /// The stages as lines of a result.
    static func lines(of exchange: Exchange, in source: SourceText) -> [ResultLine] {
        let heading = ExchangeExplanation(of: exchange, in: source).heading
        return [ResultLine(.heading, "row \(exchange.id): \(VisibleText.escape(heading))")]
            + all(of: exchange, in: source).flatMap { report -> [ResultLine] in
                let time = report.duration.map { ", \(Quantity.duration($0))" } ?? ""
                let line =
                    switch report.outcome {
                    case .passed: ResultLine(.success, "\(report.stage.rawValue)\(time)")
                    case .refused: ResultLine(.failure, "\(report.stage.rawValue)\(time): refused here")
                    case .notReached: ResultLine(.note, "\(report.stage.rawValue): not reached")
                    }
                return [line] + report.details.map { ResultLine(.text, "    \($0)") }
            }
    }
}
