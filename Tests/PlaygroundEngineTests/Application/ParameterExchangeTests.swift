import Testing

struct ParameterExchangeTests {
    @Test(arguments: [("Parameters", 2000), ("Forms", 2000)])
    func requestsAreAnsweredAsRealFastAPIAnswersThem(folder: String, least: Int) {
        let (count, differences) = RecordedProgram.compare(folder)

        #expect(count >= least)
        #expect(
            differences.isEmpty, "\(differences.count) of \(count)\n\(differences.prefix(40).joined(separator: "\n"))")
    }
}
