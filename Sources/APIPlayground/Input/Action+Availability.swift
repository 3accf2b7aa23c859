extension Action {
    /// What a help row calls it now, where that is something else than its label.
    func name(in model: Model) -> String? {
        switch self {
        case .toPrompt where model.arrangement.isZoomed: "unzoom"
        default: nil
        }
    }

    /// Whether a help row should offer this now: only what would do something is shown.
    func isOffered(in model: Model) -> Bool {
        switch self {
        case .nextStep: model.lesson.map { $0.isStepDone && !$0.isModuleFinished } ?? false
        case .sendReady, .sendChosen: model.readyRequest != nil
        case .resend: model.client.lastSend != nil
        case .moveRequest: model.readyRequests.count > 1
        case .submit, .leavePrompt: true
        case .complete: true
        case .older: !model.prompt.editor.history.entries.isEmpty
        case .readOn: model.canReadOn
        case .open, .replay, .mark, .filter: !model.log.isEmpty
        case .inspect:
            model.overlay == nil && (model.focus == .pane(.log) ? !model.log.isEmpty : !model.client.stages.isEmpty)
        case .diffWithMarked: model.log.marked != nil && model.log.marked != model.log.chosen?.id
        case .compose:
            if case .malformed(let menu) = model.overlay {
                menu.chosen != nil
            } else {
                model.focus == .pane(.log) ? model.log.chosen?.request != nil : true
            }
        case .copyCode: model.focus == .pane(.log) ? !model.log.isEmpty : model.client.shown?.id != nil
        case .stopSending, .interrupt: model.isSending
        case .movePart: (model.client.text?.parts ?? 1) > 1
        case .findNext: model.find != nil && model.find?.pane == model.focus.pane
        case .malformed: (model.workspace?.shapes ?? []).contains(where: \.canBeWrong)
        case .predict: model.client.shown != nil || model.readyRequest != nil
        case .searchHistory: !model.prompt.editor.history.entries.isEmpty
        case .moveSideways:
            switch model.overlay {
            case .malformed(let menu): menu.targets.count > 1
            case .inspector: model.log.count > 1
            case .palette, .composer, .messages, .lessons, .card: true
            case nil: (model.tour ?? 0) > 0
            }
        case .accept, .choose:
            switch model.overlay {
            case .palette(let palette): !PaletteItems.matching(palette.query.text, in: model).isEmpty
            case .malformed(let menu): menu.chosen != nil
            case .composer, .inspector, .messages, .lessons, .card, nil: true
            }
        case .follow: !model.log.isFollowing
        case .moveTab: (model.focus.pane?.tabs.count ?? 0) > 1
        case .help, .quit, .suspend, .redraw, .focus, .focusNext, .focusPrevious, .breakLine, .newer, .edit,
            .answer, .toPrompt, .zoom, .resize, .scroll, .copy, .closeHelp, .palette, .messages, .lessons, .tour,
            .screenshot,
            .find, .closeOverlay, .moveField, .sendComposed:
            true
        }
    }
}
