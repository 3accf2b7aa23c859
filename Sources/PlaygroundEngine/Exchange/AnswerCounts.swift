/// How many requests a server answered, by the class of their status.
package struct AnswerCounts: Hashable, Sendable {
    /// Two hundreds, three hundreds, four hundreds, five hundreds.
    package var success = 0
    package var redirection = 0
    package var clientError = 0
    package var serverError = 0
    /// Answers that came in pieces; each counts in its class, too.
    package var streams = 0

    package init(success: Int = 0, redirection: Int = 0, clientError: Int = 0, serverError: Int = 0, streams: Int = 0) {
        self.success = success
        self.redirection = redirection
        self.clientError = clientError
        self.serverError = serverError
        self.streams = streams
    }

    /// Counts an exchange; one whose client left before anything was sent is none.
    package mutating func add(_ exchange: Exchange) {
        switch exchange.response.status {
        case 200..<300: success += 1
        case 300..<400: redirection += 1
        case 400..<500: clientError += 1
        case 500..<600: serverError += 1
        default: return
        }
        if exchange.stream != nil { streams += 1 }
    }

    package var total: Int { success + redirection + clientError + serverError }

    package static func - (left: AnswerCounts, right: AnswerCounts) -> AnswerCounts {
        AnswerCounts(
            success: left.success - right.success, redirection: left.redirection - right.redirection,
            clientError: left.clientError - right.clientError, serverError: left.serverError - right.serverError,
            streams: left.streams - right.streams)
    }

    package static func + (left: AnswerCounts, right: AnswerCounts) -> AnswerCounts {
        AnswerCounts(
            success: left.success + right.success, redirection: left.redirection + right.redirection,
            clientError: left.clientError + right.clientError, serverError: left.serverError + right.serverError,
            streams: left.streams + right.streams)
    }
}
