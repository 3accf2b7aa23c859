import Foundation

/// The control sequence that offers a text to the terminal's clipboard.
///
/// Source: xterm's control sequences, OSC 52.
enum ClipboardSequence {
    /// The longest text that is offered, in bytes: terminals drop longer ones, some of them without a word.
    static let limit = 1 << 20

    /// The text goes as Base64, so that nothing in it can end the sequence or begin another.
    static func text(_ text: String) -> String {
        "\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{07}"
    }
}
