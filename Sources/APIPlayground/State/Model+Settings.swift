import PlaygroundEngine

extension Model {
    /// Under what name it is kept that the tour was seen.
    static let tourSetting = "tour"

    /// Takes over how the screen was liked before; somebody who was never here gets the tour.
    mutating func restore(_ settings: [String: String]) {
        if let theme = settings["theme"].flatMap(ThemeName.init(rawValue:)) { self.theme = theme }
        if settings[Self.tourSetting] == nil { goToStop(0) }
        if let layout = settings[Arrangement.settingName] { arrangement.restore(layout) }
    }
}
