import Testing

@testable import PlaygroundEngine

@Test(arguments: [
    ("rote", "route"), ("sned", "send"), ("LESSON", "lesson"), ("chekc", "check"), ("hlep", "help"),
])
func aSlipOfTheHandFindsTheNameThatWasMeant(typed: String, meant: String) {
    let commands = ["route", "send", "lesson", "lessons", "check", "help"]

    #expect(Suggestion.nearest(to: typed, among: commands) == meant)
}

@Test(arguments: ["", "x", "banana", "zzzzz"])
func aNameFarFromAllFindsNone(typed: String) {
    #expect(Suggestion.nearest(to: typed, among: ["route", "send", "lesson"]) == nil)
}

@Test(arguments: [
    ("fastapy", "fastapi"), ("datatime", "datetime"), ("jsn", nil), ("yaml", nil), ("jose", nil), ("main", nil),
])
func anImportIsTakenForASlipOfTheHandOnlyWhereItIsNearAndLong(typed: String, meant: String?) {
    let modules = ["fastapi", "datetime", "json", "html", "math"]

    #expect(Suggestion.nearestImport(to: typed, among: modules) == meant)
}
