extension KeyBindings {
    static let overlays: [Binding] =
        typed + palette + malformed + composer + inspector + messages + lessons + card + tour
        + shared

    /// What is typed in the place of the prompt.
    private static let typed: [Binding] = [
        Binding(.entry, [.enter], .accept, "go", "Look for the text, or filter by it; an empty line ends either."),
        Binding(.entry, [.escape, .control("c")], .closeOverlay, "leave", "Leave everything as it was."),
        Binding(.entry, [Key(.backspace)], .edit(.deleteLeft), "", "Delete the character to the left."),
        Binding(.entry, [Key(.delete)], .edit(.deleteRight), "", "Delete the character under the cursor."),
        Binding(.entry, [Key(.left)], .edit(.left), "", "One character to the left."),
        Binding(.entry, [Key(.right)], .edit(.right), "", "One character to the right."),
        Binding(.entry, [Key(.home), .control("a")], .edit(.lineStart), "", "To the start."),
        Binding(.entry, [Key(.end), .control("e")], .edit(.lineEnd), "", "To the end."),
        Binding(.entry, [.control("u")], .edit(.killToStart), "", "Cut to the start."),
        Binding(.entry, [.control("w")], .edit(.killWordLeft), "", "Cut the word to the left."),
    ]

    private static let palette: [Binding] = [
        Binding(.palette, [.enter], .accept, "do it", "Do what is chosen, or put it into the prompt."),
        Binding(.palette, [Key(.down), .control("n")], .choose(1), "down", "The next."),
        Binding(.palette, [Key(.up), .control("p")], .choose(-1), "up", "The one before."),
        Binding(.palette, [Key(.pageDown)], .choose(10), "", "Ten down."),
        Binding(.palette, [Key(.pageUp)], .choose(-10), "", "Ten up."),
        Binding(.palette, [Key(.backspace)], .edit(.deleteLeft), "", "Delete the last character."),
        Binding(.palette, [.control("u")], .edit(.killToStart), "", "Start anew."),
    ]

    private static let malformed: [Binding] = [
        Binding(.malformed, [.enter], .accept, "send", "Send the request as it is shown."),
        Binding(.malformed, [Key(.down), .character("j")], .choose(1), "down", "The next kind."),
        Binding(.malformed, [Key(.up), .character("k")], .choose(-1), "up", "The kind before."),
        Binding(
            .malformed, [Key(.right), .tab], .moveSideways(1), "other target", "Get another request wrong."),
        Binding(.malformed, [Key(.left), .backTab], .moveSideways(-1), "", "The request before."),
        Binding(.malformed, [.character("e")], .compose, "edit", "Change the wrong request before it is sent."),
    ]

    private static let composer: [Binding] = [
        Binding(.composer, [.function(3), Key(.enter, .alt)], .sendComposed, "send", "Send what is written."),
        Binding(.composer, [.enter], .accept, "next line", "The next field, or the next line of a long one."),
        Binding(.composer, [.tab], .moveField(1), "next field", "The next field."),
        Binding(.composer, [.backTab], .moveField(-1), "", "The field before."),
        Binding(.composer, [Key(.up)], .older, "", "One line up."),
        Binding(.composer, [Key(.down)], .newer, "", "One line down."),
        Binding(.composer, [Key(.left), .control("b")], .edit(.left), "", "One character to the left."),
        Binding(.composer, [Key(.right), .control("f")], .edit(.right), "", "One character to the right."),
        Binding(.composer, [.control("a"), Key(.home)], .edit(.lineStart), "", "To the start of the line."),
        Binding(.composer, [.control("e"), Key(.end)], .edit(.lineEnd), "", "To the end of the line."),
        Binding(.composer, [Key(.backspace)], .edit(.deleteLeft), "", "Delete the character to the left."),
        Binding(.composer, [Key(.delete)], .edit(.deleteRight), "", "Delete the character under the cursor."),
        Binding(.composer, [.control("w")], .edit(.killWordLeft), "", "Cut the word to the left."),
        Binding(.composer, [.control("u")], .edit(.killToStart), "", "Cut to the start of the line."),
        Binding(.composer, [.control("k")], .edit(.killToEnd), "", "Cut to the end of the line."),
        Binding(.composer, [.control("y")], .edit(.yank), "", "Insert what was cut last."),
    ]

    private static let inspector: [Binding] = [
        Binding(.inspector, [Key(.down), .character("j")], .choose(1), "next stage", "The next stage."),
        Binding(.inspector, [Key(.up), .character("k")], .choose(-1), "", "The stage before."),
        Binding(
            .inspector, [Key(.right), .character("l")], .moveSideways(1), "newer", "The exchange after this one."),
        Binding(.inspector, [Key(.left), .character("h")], .moveSideways(-1), "older", "The exchange before."),
        Binding(
            .inspector, [Key(.pageDown), .character(" ")], .scroll(.pages(1)), "scroll", "One page of bytes down."),
        Binding(.inspector, [Key(.pageUp)], .scroll(.pages(-1)), "", "One page of bytes up."),
        Binding(.inspector, [.character("e")], .compose, "edit", "Change the request, then send it."),
        Binding(.inspector, [.character("q")], .closeOverlay, "", "Close the inspector."),
    ]

    private static let messages: [Binding] = [
        Binding(.messages, [Key(.down), .character("j")], .scroll(.lines(1)), "down", "One line down."),
        Binding(.messages, [Key(.up), .character("k")], .scroll(.lines(-1)), "up", "One line up."),
        Binding(.messages, [Key(.pageDown), .character(" ")], .scroll(.pages(1)), "page down", "One page down."),
        Binding(.messages, [Key(.pageUp)], .scroll(.pages(-1)), "", "One page up."),
        Binding(.messages, [Key(.home), .character("g")], .scroll(.start), "", "To the start."),
        Binding(.messages, [Key(.end), .character("G")], .scroll(.end), "", "To the end."),
        Binding(.messages, [.character("q"), .function(8)], .closeOverlay, "", "Close the messages."),
    ]

    private static let lessons: [Binding] = [
        Binding(.lessons, [.enter], .accept, "open", "Open the chosen lesson where it was left."),
        Binding(.lessons, [Key(.down), .character("j")], .choose(1), "down", "The next lesson."),
        Binding(.lessons, [Key(.up), .character("k")], .choose(-1), "up", "The lesson before."),
        Binding(.lessons, [Key(.home), .character("g")], .choose(-1_000), "", "The first lesson."),
        Binding(.lessons, [Key(.end), .character("G")], .choose(1_000), "", "The last lesson."),
        Binding(.lessons, [.character("q"), .function(9)], .closeOverlay, "", "Close the map."),
    ]

    private static let card: [Binding] = [
        Binding(.card, [Key(.down), .character("j")], .scroll(.lines(1)), "down", "One line down."),
        Binding(.card, [Key(.up), .character("k")], .scroll(.lines(-1)), "up", "One line up."),
        Binding(.card, [Key(.pageDown), .character(" ")], .scroll(.pages(1)), "", "One page down."),
        Binding(.card, [Key(.pageUp)], .scroll(.pages(-1)), "", "One page up."),
        Binding(.card, [.enter, .character("q")], .closeOverlay, "", "Close the card."),
    ]

    private static let tour: [Binding] = [
        Binding(.tour, [.enter, Key(.right)], .accept, "on", "The next stop; at the last one, begin."),
        Binding(.tour, [Key(.left)], .moveSideways(-1), "back", "The stop before."),
        Binding(.tour, [.escape], .closeOverlay, "skip the tour", "Skip the rest; tour gives it again."),
    ]

    private static let shared: [Binding] = [
        Binding(.overlays, [.escape, .control("c")], .closeOverlay, "close", "Back to where it was opened."),
        Binding(.overlays, [.function(1)], .help, "help", "Explain what is shown, and list its keys."),
        Binding(.overlays, [.control("d")], .quit, "quit", "Leave; everything is saved."),
        Binding(.overlays, [.control("l")], .redraw, "", "Draw the screen anew."),
        Binding(.overlays, [.control("z")], .suspend, "", "Stop the playground; the shell's fg brings it back."),
        Binding(.overlays, [.alt("s")], .screenshot, "", "Write the screen to apiplayground.svg."),
    ]
}
