/// What `help` says, made from the catalogue.
package enum HelpText {
    package static func lines(_ topic: HelpTopic?) -> [ResultLine] {
        switch topic {
        case nil: overview
        case .command(let name): lines(for: CommandCatalogue.entry(name))
        case .python: python
        }
    }

    private static var overview: [ResultLine] {
        CommandCatalogue.entries.flatMap { entry in
            [ResultLine(.code, entry.usage), ResultLine(.text, "    \(entry.summary)")]
        } + [
            ResultLine(.note, "help and a command's name shows examples; help python tells about Python lines"),
            ResultLine(.note, "an input that begins with @, def, async, class, from, import or NAME = is Python"),
        ]
    }

    private static func lines(for entry: CommandCatalogue.Entry) -> [ResultLine] {
        [ResultLine(.heading, entry.usage), ResultLine(.text, entry.summary)]
            + entry.examples.map { ResultLine(.code, $0) }
    }

    private static var python: [ResultLine] {
        [
            ResultLine(.heading, "Python at the prompt"),
            ResultLine(.text, "A line that begins with @, def, async, class, from, import or NAME = opens a block."),
            ResultLine(.text, "The block goes on until an empty line; then it is put into main.py."),
            ResultLine(.text, "A path operation replaces the one with the same method and path, every other"),
            ResultLine(.text, "definition the one with the same name. A whole listing can be pasted."),
            ResultLine(.code, "@app.get(\"/secret\")"), ResultLine(.code, "def secret():"),
            ResultLine(.code, "    return {\"message\": \"You found it\"}"),
        ]
    }
}
