extension SendCommand {
    /// The methods that Tab offers; any other token in capitals is sent as it stands.
    static let methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"]

    /// The options that start with dashes.
    static let options = ["--form", "--multipart", "--image", "--raw", "--body", "--events", "--malformed"]
}

extension SendCommand {
    /// Whether `word` is a method that ``send`` offers.
    package static func isMethod(_ word: String) -> Bool { methods.contains(word.uppercased()) }
}
