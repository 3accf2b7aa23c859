/// What is where, in under a minute.
package enum TourText {
    /// One stop of the tour: what it is about, and what to know of it.
    package struct Stop: Hashable, Sendable {
        package let title: String
        package let text: String
        /// The number of the pane that it is about.
        package var pane: Int?
    }

    package static let stops = [
        Stop(
            title: "Both ends of HTTP",
            text:
                "A server runs here already, and a client beside it. What one sends and what the other makes of it is on "
                + "one screen. Nothing can be broken: undo takes any change back."),
        Stop(
            title: "1 Lesson",
            text:
                "It explains one thing at a time and lists goals. A goal is met by what really happens, whichever way you "
                + "took. hint gives a nudge; next goes on.", pane: 1),
        Stop(
            title: "2 Code",
            text:
                "main.py is a real FastAPI program, and always live. Commands write it for you; your own editor may change "
                + "it as well.", pane: 2),
        Stop(
            title: "3 Log",
            text:
                "Every request that arrives is a row here, from this client, from curl, from a browser. Enter opens one.",
            pane: 3),
        Stop(
            title: "4 Client",
            text:
                "It sends the requests of the step and shows the answer: pretty, raw, as bytes, and why it is so. m gets "
                + "a request wrong on purpose.", pane: 4),
        Stop(
            title: "The prompt",
            text:
                "Commands and Python go here: send GET / for a start. Tab completes, the grey text says what may follow, "
                + "Ctrl-R looks in what was typed before. Esc leaves it for the panes; F1 explains where you are."),
    ]

    static var lines: [ResultLine] {
        stops.flatMap { [ResultLine(.heading, $0.title), ResultLine(.text, $0.text)] }
    }
}
