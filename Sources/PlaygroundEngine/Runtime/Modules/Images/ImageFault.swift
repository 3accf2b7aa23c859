/// Why bytes are no image, or are a damaged one, in Pillow's words.
package struct ImageFault: Error, Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// What Pillow takes as a sign that the bytes are in another format: `SyntaxError` and its kin.
        case otherFormat
        case operatingSystem
        case value
        case bomb
        case syntax
        case index
        case endOfFile
        case memory
    }

    package let kind: Kind
    package let message: String

    init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    static let otherFormat = ImageFault(.otherFormat, "")
    static let cutShort = ImageFault(.operatingSystem, "Truncated File Read")
}
