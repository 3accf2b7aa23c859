/// The whole screen as a value.
enum ScreenView {
    static func canvas(of model: Model) -> Canvas {
        var canvas = Canvas(model.size)
        canvas.theme = model.theme
        let layout = ScreenLayout(of: model)
        guard layout.kind != .tooSmall else {
            TooSmallView.draw(model, on: &canvas)
            return canvas
        }
        StatusRow.draw(model, in: layout.status, on: &canvas)
        if model.help != nil {
            HelpPage.draw(model, in: layout.panes, on: &canvas)
        } else if let overlay = model.overlay {
            OverlayView.draw(overlay, model, in: layout.panes, on: &canvas)
        } else {
            PaneFrames.drawBorders(layout.slots, model: model, on: &canvas)
            for slot in layout.slots {
                let inside = slot.area.inside
                let content = PaneContent(of: slot.front, in: inside.size, model: model)
                PaneFrames.drawTitle(slot, information: content.information, model: model, on: &canvas)
                canvas.write(content.visible, in: inside)
            }
        }
        ReportView.draw(model, layout, on: &canvas)
        PromptView.draw(model, layout, on: &canvas)
        HelpRows.draw(model, in: layout.help, on: &canvas)
        return canvas
    }
}
