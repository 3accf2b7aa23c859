/// What is wrong with a lesson that reads well and does not work.
enum ProofProblem: Problem {
    case starterDoesNotLoad(String)
    case solvedBefore(step: String)
    /// `failure` is what the first check that fails says.
    case unsolvedAfter(step: String, failure: String)
    case commandFails(String)
    case wrongPasses
    case wrongSaysOther(expected: String, said: String)
    case hintGivesSolutionAway(number: Int)
    case hintIsNeverShown
    case requestFails(name: String, reason: String)
    case predictionIsWrong(request: String, predicted: Int, got: String)
    case noRequestGoesWrong
    case noPrediction

    var code: String {
        switch self {
        case .starterDoesNotLoad: "starter-does-not-load"
        case .solvedBefore: "solved-before"
        case .unsolvedAfter: "unsolved-after"
        case .commandFails: "command-fails"
        case .wrongPasses: "wrong-passes"
        case .wrongSaysOther: "wrong-says-other"
        case .hintGivesSolutionAway: "hint-gives-solution-away"
        case .hintIsNeverShown: "hint-is-never-shown"
        case .requestFails: "request-fails"
        case .predictionIsWrong: "prediction-is-wrong"
        case .noRequestGoesWrong: "no-request-goes-wrong"
        case .noPrediction: "no-prediction"
        }
    }

    var message: String {
        switch self {
        case .starterDoesNotLoad(let reason): "the starter does not load: \(reason)"
        case .solvedBefore(let step):
            "the step “\(step)” is solved before anything is done; expected a check that fails"
        case .unsolvedAfter(let step, let failure): "the step “\(step)” is not solved by this solution: \(failure)"
        case .commandFails(let said): "a command of this block fails: \(said)"
        case .wrongPasses: "this wrong answer passes; expected a check that refuses it"
        case .wrongSaysOther(let expected, let said): "no failure says “\(expected)”; what is said: \(said)"
        case .hintGivesSolutionAway(let number):
            "hint \(number) contains a whole solution; expected the last step left out"
        case .hintIsNeverShown:
            "no wrong answer of this step makes the conditions of this hint hold; expected one that does"
        case .requestFails(let name, let reason): "the request “\(name)” cannot be sent: \(reason)"
        case .predictionIsWrong(let request, let predicted, let got):
            "send \(request) gets \(got) when the step begins; the block predicts \(predicted)"
        case .noRequestGoesWrong: "no request of this lesson goes wrong; expected one that gets a 4xx or 5xx"
        case .noPrediction: "no step of this lesson asks for a prediction; expected a “```predict” block"
        }
    }
}
