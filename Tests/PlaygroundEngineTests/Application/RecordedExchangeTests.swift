import Testing

struct RecordedExchangeTests {
    @Test(arguments: [
        ("Parameters/exchanges.txt", 2000), ("Parameters/types.txt", 3000), ("Models/exchanges.txt", 2000),
        ("Forms/exchanges.txt", 2000), ("Shapes/exchanges.txt", 2200), ("Descriptions/documents.txt", 220),
    ])
    func requestsAreAnsweredAsRealFastAPIAnswersThem(recording: String, atLeast: Int) {
        let (count, differences) = RecordedProgram.differences(in: recording)

        #expect(count >= atLeast)
        #expect(
            differences.isEmpty, "\(differences.count) of \(count)\n\(differences.prefix(40).joined(separator: "\n"))")
    }
}
