import Testing

@testable import APIPlayground

struct ThemeTests {
    @Test(arguments: [
        (256, nil, ColourDepth.many), (65_536, nil, .many), (16, nil, .eight), (8, nil, .eight), (-1, nil, .none),
        (256, "1", .none), (256, "", .many),
    ])
    func theDepthFollowsTheTerminalAndNoColor(colours: Int, noColor: String?, depth: ColourDepth) {
        #expect(ColourDepth(colours: colours, noColor: noColor) == depth)
    }

    @Test(arguments: Style.Role.allCases)
    func withoutColourNoRoleHasOne(role: Style.Role) {
        #expect(Theme.look(of: Style(role), depth: .none).colour == nil)
    }

    @Test(arguments: Style.Role.allCases)
    func eightColoursAreEnoughForEveryRole(role: Style.Role) {
        #expect((0..<8).contains(Theme.look(of: Style(role), depth: .eight).colour ?? 0))
    }

    @Test(arguments: [ColourDepth.none, .eight, .many])
    func aSelectionShowsAtEveryDepth(depth: ColourDepth) {
        #expect(Theme.look(of: Style(.plain, .reversed), depth: depth).reverse)
    }
}
