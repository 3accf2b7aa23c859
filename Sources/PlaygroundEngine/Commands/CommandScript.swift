/// A text of commands as a learner would type them: a script, or a lesson's solution.
package enum CommandScript {
    /// One input of a script and where it stands.
    package struct Input: Hashable, Sendable {
        /// A command, or a whole block of Python.
        package let text: String
        /// The number of its first line, from 1.
        package let line: Int
    }

    /// Cuts `script` into inputs.
    ///
    /// A block of Python ends at an empty line, unless an indented line comes after it: a script, other than somebody
    /// who types, can be read ahead. Lines that start with `#` between inputs are comments.
    package static func inputs(of script: String) -> [Input] {
        let lines = PromptInput.lines(of: script)
        var inputs: [Input] = []
        var index = 0
        while index < lines.count {
            guard !PromptInput.isEmpty(lines[index]), !PromptInput.isComment(lines[index]) else {
                index += 1
                continue
            }
            let end = PromptInput.startsPython(lines[index]) ? endOfBlock(lines, from: index) : index + 1
            inputs.append(Input(text: lines[index..<end].joined(separator: "\n"), line: index + 1))
            index = end
        }
        return inputs
    }

    /// Cuts what was entered at once into commands and Python, each of which runs on its own.
    ///
    /// A listing may have empty lines in it and is one piece, so that it is taken or refused as a whole.
    package static func parts(of entered: String) -> [String] {
        let inputs = inputs(of: entered)
        guard inputs.contains(where: { !PromptInput.isPython($0.text) }), inputs.count > 1 else { return [entered] }
        var parts: [(text: String, isPython: Bool)] = []
        for input in inputs {
            let isPython = PromptInput.isPython(input.text)
            if isPython, parts.last?.isPython == true {
                parts[parts.count - 1].text += "\n\n" + input.text
            } else {
                parts.append((input.text, isPython))
            }
        }
        return parts.map(\.text)
    }

    /// Whether `line` belongs to a block that an empty line seemed to end.
    package static func continuesBlock(_ line: Substring) -> Bool {
        if line.first?.isWhitespace == true { return !PromptInput.isEmpty(line) }
        return ["else", "elif", "except", "finally"].contains(String(line.prefix(while: \.isLetter)))
    }

    private static func endOfBlock(_ lines: [Substring], from start: Int) -> Int {
        var constructs = OpenConstructs()
        for index in start..<lines.count {
            let line = lines[index]
            constructs.read(line)
            guard PromptInput.isEmpty(line) else { continue }
            let isSecond = PromptInput.isEmpty(lines[index - 1])
            if constructs.isOpen, !isSecond { continue }
            let next = lines[index...].first { !PromptInput.isEmpty($0) }
            if !(next.map(continuesBlock) ?? false) { return index }
        }
        return lines.count
    }
}
