/// What an author may put into the words of an explanation.
enum FailureWords {
    /// The names between braces, random values aside.
    static let names = ["routes", "status", "body", "sent"]
}
