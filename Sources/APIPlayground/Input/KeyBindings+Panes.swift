extension KeyBindings {
    static let perPane: [Binding] = [
        Binding(.pane(.log), [.enter], .open, "show", "Show the chosen exchange in the Client pane."),
        Binding(.pane(.log), [.character("F")], .follow, "follow", "Keep the newest row in view."),
        Binding(
            .pane(.log), [.character("&")], .filter, "filter",
            "Show only rows that fit, such as status:4xx method:post path:/v1 slow:>10ms."),
        Binding(.pane(.log), [.character("R")], .replay, "replay", "Send the request of the row again."),
        Binding(.pane(.log), [.character("e")], .compose, "edit", "Change the request of the row, then send it."),
        Binding(.pane(.log), [.character("i")], .inspect, "inspect", "Look at the exchange stage by stage."),
        Binding(.pane(.log), [.character("m")], .mark, "mark", "Mark the row, to compare it with another."),
        Binding(
            .pane(.log), [.character("d")], .diffWithMarked, "compare", "Compare the row with the one that is marked."),
        Binding(.pane(.log), [.character("c")], .copyCode(.curl), "curl", "Copy the request as a curl command."),
        Binding(.pane(.log), [.character("C")], .copyCode(.python), "", "Copy the request as Python."),
        Binding(.pane(.client), [.enter], .sendChosen, "send", "Send the chosen request."),
        Binding(
            .pane(.client), [.character("r")], .moveRequest(1), "next request", "Choose the step's next request."),
        Binding(.pane(.client), [.character("R")], .moveRequest(-1), "", "Choose the step's request before."),
        Binding(.pane(.client), [.character("m")], .malformed, "malformed", "Send a request with one thing wrong."),
        Binding(.pane(.client), [.character("e")], .compose, "edit", "Change the request that is shown, then send it."),
        Binding(.pane(.client), [.character("i")], .inspect, "inspect", "Look at the exchange stage by stage."),
        Binding(
            .pane(.client), [.character("p")], .predict, "predict", "Say which status comes next, before it is sent."),
        Binding(.pane(.client), [.character("x")], .stopSending, "stop", "Stop the response that is coming in."),
        Binding(
            .pane(.client), [.character(">")], .movePart(1), "next part", "Show the next part of a long body."),
        Binding(.pane(.client), [.character("<")], .movePart(-1), "", "Show the part before."),
        Binding(.pane(.client), [.character("c")], .copyCode(.curl), "curl", "Copy the request as a curl command."),
        Binding(.pane(.client), [.character("C")], .copyCode(.python), "", "Copy the request as Python."),
    ]

    static let pane: [Binding] = [
        Binding(.panes, [.escape, .character(":")], .toPrompt, "prompt", "Back to the prompt."),
        Binding(.panes, [.tab], .focusNext, "next pane", "Focus the next pane."),
        Binding(.panes, [.backTab], .focusPrevious, "", "Focus the pane before."),
        Binding(.panes, [.character("1")], .focus(.lesson), "", "Focus the Lesson pane."),
        Binding(.panes, [.character("2")], .focus(.code), "", "Focus the Code pane."),
        Binding(.panes, [.character("3")], .focus(.log), "", "Focus the Log pane."),
        Binding(.panes, [.character("4")], .focus(.client), "", "Focus the Client pane."),
        Binding(.panes, [Key(.right), .character("l")], .moveTab(1), "tab", "The next tab of the pane."),
        Binding(.panes, [Key(.left), .character("h")], .moveTab(-1), "", "The tab before."),
        Binding(.panes, [Key(.down), .character("j")], .scroll(.lines(1)), "down", "One line down."),
        Binding(.panes, [Key(.up), .character("k")], .scroll(.lines(-1)), "up", "One line up."),
        Binding(.panes, [Key(.pageDown), .character(" ")], .scroll(.pages(1)), "", "One page down."),
        Binding(.panes, [Key(.pageUp)], .scroll(.pages(-1)), "", "One page up."),
        Binding(.panes, [Key(.home), .character("g")], .scroll(.start), "", "To the start."),
        Binding(.panes, [Key(.end), .character("G")], .scroll(.end), "", "To the end."),
        Binding(.panes, [.character("/")], .find, "find", "Look for a text in the pane."),
        Binding(.panes, [.character("n")], .findNext(1), "next", "The next place that has the text."),
        Binding(.panes, [.character("N")], .findNext(-1), "", "The place before."),
        Binding(.panes, [.character("f")], .zoom, "zoom", "Give this pane the whole screen, or give it back."),
        Binding(.panes, [.character("y")], .copy, "copy", "Copy what the pane shows to the terminal's clipboard."),
        Binding(.panes, [.character("[")], .resize(columns: -5, rows: 0), "", "Make the left panes narrower."),
        Binding(.panes, [.character("]")], .resize(columns: 5, rows: 0), "", "Make the left panes wider."),
        Binding(.panes, [.character("-")], .resize(columns: 0, rows: -5), "", "Make the upper panes lower."),
        Binding(
            .panes, [.character("+"), .character("=")], .resize(columns: 0, rows: 5), "", "Make the upper panes taller."
        ),
    ]
}
