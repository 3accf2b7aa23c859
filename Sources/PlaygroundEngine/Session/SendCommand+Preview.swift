extension SendCommand {
    /// The request without what only a running server knows; for the composer.
    ///
    /// - Throws: Where a file of a form cannot be read.
    package func preview() throws -> ClientRequest {
        try request(host: "127.0.0.1")
    }
}
