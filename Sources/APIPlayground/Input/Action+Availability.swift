extension Action {
    /// Whether a help row should offer this now: only what would do something is shown.
    func isOffered(in model: Model) -> Bool {
        switch self {
        case .nextStep: model.lesson?.isStepDone ?? false
        case .sendReady, .sendChosen: model.readyRequest != nil
        case .resend: model.client.lastSend != nil
        case .moveRequest: model.readyRequests.count > 1
        case .submit, .leavePrompt: true
        case .complete: true
        case .older: !model.prompt.editor.history.entries.isEmpty
        case .readOn: model.canReadOn
        case .open: !model.log.isEmpty
        case .follow: !model.log.isFollowing
        case .moveTab: (model.focus.pane?.tabs.count ?? 0) > 1
        case .help, .quit, .interrupt, .suspend, .redraw, .focus, .focusNext, .focusPrevious, .breakLine, .newer, .edit,
            .answer, .toPrompt, .zoom, .resize, .scroll, .copy, .closeHelp:
            true
        }
    }
}
