import Testing

@testable import APIPlayground

struct KeyBindingsTests {
    /// A terminal sends these for other keys, or keeps them for itself.
    @Test(arguments: ["h", "i", "j", "m", "s", "q"] as [Character])
    func noBindingUsesAKeyThatTerminalsTake(letter: Character) {
        #expect(KeyBindings.all.allSatisfy { !$0.keys.contains(.control(letter)) })
    }

    @Test func everyKeyDoesOneThingInAPlace() {
        let uses = KeyBindings.all.flatMap { binding in binding.keys.map { Use(place: binding.place, key: $0) } }

        let twice = Dictionary(grouping: uses) { $0 }.filter { $0.value.count > 1 }.map(\.key)

        #expect(twice == [])
    }

    private struct Use: Hashable {
        let place: Place
        let key: Key
    }

    /// A printable key at the prompt is text, whatever it does elsewhere.
    @Test func noPrintableKeyIsBoundWhereTextIsTyped() {
        let typed = KeyBindings.all.filter { $0.place == .prompt || $0.place == .everywhere }.flatMap(\.keys)

        #expect(typed.compactMap(\.typed) == [])
    }

    @Test func everyBindingIsExplained() {
        #expect(KeyBindings.all.allSatisfy { !$0.keys.isEmpty && $0.explanation.hasSuffix(".") })
    }

    @Test(arguments: KeyBindings.all.indices)
    func theHelpPageListsEveryKeyOfTheTable(index: Int) throws {
        let binding = KeyBindings.all[index]
        guard binding.place != .question, binding.place != .help else { return }
        var scene = try Scene(160, 50)
        if case .pane(let pane) = binding.place { scene.press(.escape, .character(Character("\(pane.rawValue)"))) }
        scene.press(.function(1))

        let page = HelpPage.content(of: scene.model, in: Size(columns: 158, rows: 1_000)).visible.map(\.text)

        let keys = binding.keys.map(\.name).joined(separator: "  ")
        #expect(page.contains { $0.contains(keys) && $0.contains(binding.explanation) })
    }
}
