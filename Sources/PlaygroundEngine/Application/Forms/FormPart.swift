/// One field of a form as it was sent.
struct FormPart: Hashable, Sendable {
    /// What a file's part says beside its bytes.
    struct File: Hashable, Sendable {
        let name: String
        /// Lower-case names and Latin-1 texts, as Starlette keeps them.
        let headers: [HeaderField]
        let data: [UInt8]
    }

    enum Content: Hashable, Sendable {
        case text(String)
        case file(File)
    }

    let name: String
    let content: Content
}
