/// Edits of a Python file that keep every byte which they are not about.
///
/// Each edit is made on the text and the result is parsed again, so that an editor never holds a file that is no
/// Python: an edit that would make one throws, and the editor is to be thrown away.
package struct SourceEditor {
    package private(set) var source: SourceText
    private(set) var module: Module
    var facts: [WorkspaceChange.Fact] = []

    package init(_ source: SourceText) throws(EditFailure) {
        self.source = source
        do {
            module = try Parser.parse(source)
        } catch {
            throw .brokenSource(error)
        }
    }

    var outline: ModuleOutline { ModuleOutline(module) }

    /// Makes `edit`, its newlines turned into those of the file.
    mutating func apply(_ edit: SourceEdit) throws(EditFailure) {
        let newline = source.newline
        let text =
            newline == "\n"
            ? edit.replacement
            : edit.replacement.split(separator: "\n", omittingEmptySubsequences: false)
                .joined(separator: newline)
        try replaceAll(with: source.applying(SourceEdit(range: edit.range, replacement: text)))
    }

    /// Takes `changed` for the file.
    mutating func replaceAll(with changed: SourceText) throws(EditFailure) {
        do {
            module = try Parser.parse(changed)
        } catch {
            throw .brokenResult(error)
        }
        source = changed
    }
}

extension SourceText {
    /// The line ending that most lines have.
    var newline: String {
        let ends = lineStarts.dropFirst()
        let windows = ends.count { $0 >= 2 && utf8[$0 - 2] == UInt8(ascii: "\r") }
        return windows * 2 > ends.count ? "\r\n" : "\n"
    }

    /// What one level of indentation is: a tab where lines start with tabs, else four spaces.
    var indentation: String {
        let starts = lineStarts.compactMap { $0 < utf8.count ? utf8[$0] : nil }
        let tabs = starts.count { $0 == UInt8(ascii: "\t") }
        return tabs > starts.count { $0 == UInt8(ascii: " ") } ? "\t" : "    "
    }

    /// Whether line `number` holds nothing but blanks.
    func isBlank(line number: Int) -> Bool { utf8[range(ofLine: number)].allSatisfy(\.isPythonBlank) }

    /// Whether line `number` holds nothing but a comment.
    func isComment(line number: Int) -> Bool {
        utf8[range(ofLine: number)].first { !$0.isPythonBlank } == UInt8(ascii: "#")
    }

    /// The blanks at the start of line `number`.
    func margin(ofLine number: Int) -> String {
        String(decoding: utf8[range(ofLine: number)].prefix(while: \.isPythonBlank), as: UTF8.self)
    }

    /// Where line `number` starts; the end of the text for the line after the last.
    func start(ofLine number: Int) -> Int { number <= lineStarts.count ? lineStarts[number - 1] : utf8.count }
}

extension UInt8 {
    /// A blank within a line as Python's lexer knows it.
    fileprivate var isPythonBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0C || self == 0x0D }
}
