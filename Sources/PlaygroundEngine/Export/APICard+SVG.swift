extension APICard {
    /// The card as an SVG picture, 640 wide.
    package var svg: String {
        let (shown, more) = shownRoutes
        var drawing = Drawing()
        drawing.head(title: Self.visible(title, 34), version: Self.visible(version, 16), date: date)
        for (index, route) in shown.enumerated() {
            drawing.route(
                Self.visible(route.method, 8), Self.visible(route.path, 52), isEven: index.isMultiple(of: 2))
        }
        if shown.isEmpty { drawing.note("no routes yet") }
        if more > 0 { drawing.note("… and \(more) more") }
        drawing.rule()
        for fact in facts {
            let lines = Self.wrapped(Self.visible(fact.words, 300), to: 56).map { Self.truncated($0, to: 58) }
            drawing.fact(fact.name, lines)
        }
        if answers.total > 0 { drawing.bar(classes, total: answers.total) }
        return drawing.end()
    }

    /// Shapes from the top down.
    private struct Drawing {
        private static let width = 640
        private static let margin = 36
        private static let dark = "#16213a"
        private static let light = "#f7f8fc"
        private static let quiet = "#5b6478"

        private var shapes: [String] = []
        private var y = 0

        mutating func head(title: String, version: String, date: String) {
            let right = Self.width - Self.margin
            shapes.append("<rect width=\"\(Self.width)\" height=\"108\" fill=\"\(Self.dark)\"/>")
            text(title, x: Self.margin, y: 56, size: 28, fill: "#ffffff", "font-weight=\"bold\"")
            text("version \(version)", x: Self.margin, y: 86, size: 15, fill: "#b8c4e6")
            text(date, x: right, y: 86, size: 15, fill: "#b8c4e6", "text-anchor=\"end\"")
            y = 126
        }

        mutating func route(_ method: String, _ path: String, isEven: Bool) {
            let colour = Self.colours[method] ?? Self.quiet
            shapes.append(
                "<rect x=\"\(Self.margin)\" y=\"\(y)\" width=\"74\" height=\"22\" rx=\"4\" fill=\"\(colour)\"/>")
            text(
                method, x: Self.margin + 37, y: y + 16, size: 12, fill: "#ffffff",
                "text-anchor=\"middle\" font-weight=\"bold\"")
            text(path, x: Self.margin + 88, y: y + 16, size: 15, fill: Self.dark)
            y += 28
        }

        mutating func note(_ words: String) {
            text(words, x: Self.margin + 88, y: y + 16, size: 15, fill: Self.quiet)
            y += 28
        }

        mutating func rule() {
            y += 8
            shapes.append(
                "<path d=\"M\(Self.margin) \(y)H\(Self.width - Self.margin)\" stroke=\"#d5d9e6\" stroke-width=\"1\"/>")
            y += 10
        }

        mutating func fact(_ name: String, _ lines: [String]) {
            text(name, x: Self.margin, y: y + 17, size: 14, fill: Self.quiet)
            for line in lines {
                text(line, x: Self.margin + 88, y: y + 17, size: 15, fill: Self.dark)
                y += 24
            }
        }

        /// The classes of statuses side by side, each as long as its share.
        mutating func bar(_ classes: [(name: String, count: Int)], total: Int) {
            let start = Self.margin + 88
            let room = Self.width - Self.margin - start
            var x = start
            var label = start
            y += 6
            for (index, part) in classes.enumerated() where part.count > 0 {
                let colour = ["#2e8b57", "#3b6fd4", "#c77700", "#c0392b"][index % 4]
                let length = max(2, room * part.count / total)
                let fitting = min(length, start + room - x)
                shapes.append(
                    "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(max(0, fitting))\" height=\"10\" fill=\"\(colour)\"/>")
                x += fitting
                text("\(part.name) \(part.count)", x: label, y: y + 30, size: 14, fill: colour, "font-weight=\"bold\"")
                label += 110
            }
            y += 42
        }

        mutating func end() -> String {
            y += 14
            shapes.append("<rect y=\"\(y)\" width=\"\(Self.width)\" height=\"34\" fill=\"#e8ebf5\"/>")
            text("made with APIPlayground", x: Self.margin, y: y + 22, size: 13, fill: Self.quiet)
            let height = y + 34
            let head =
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(Self.width)\" height=\"\(height)\" "
                + "viewBox=\"0 0 \(Self.width) \(height)\" font-family=\"'DejaVu Sans Mono', Menlo, Consolas, monospace\">"
            let ground = "<rect width=\"100%\" height=\"100%\" fill=\"\(Self.light)\"/>"
            return ([head, ground] + shapes + ["</svg>"]).joined(separator: "\n") + "\n"
        }

        private mutating func text(
            _ text: String, x: Int, y: Int, size: Int, fill: String, _ attributes: String = ""
        ) {
            let more = attributes.isEmpty ? "" : " " + attributes
            shapes.append(
                "<text x=\"\(x)\" y=\"\(y)\" font-size=\"\(size)\" fill=\"\(fill)\"\(more) xml:space=\"preserve\">"
                    + "\(XMLText.escaped(text))</text>")
        }

        private static let colours = [
            "GET": "#3b6fd4", "POST": "#2e8b57", "PUT": "#c77700", "PATCH": "#8e5bc0", "DELETE": "#c0392b",
        ]
    }
}
