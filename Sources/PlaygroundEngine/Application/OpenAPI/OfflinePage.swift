/// What the playground adds to FastAPI's pages: a page of its own that shows itself where the script from the content
/// delivery network does not load.
struct OfflinePage {
    private let application: Application

    init(_ application: Application) {
        self.application = application
    }

    /// What is put in front of the script's element; whole lines.
    var html: String { "" }
}
