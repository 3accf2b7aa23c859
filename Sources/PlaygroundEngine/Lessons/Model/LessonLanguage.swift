/// In which language lessons are shown.
package enum LessonLanguage {
    /// Under what name the choice is kept.
    package static let setting = "language"
    /// The word that leaves the choice to the environment.
    package static let automatic = "auto"

    /// The languages that `environment` asks for, the best first.
    ///
    /// Source: POSIX, "Environment Variables", 8.2: `LC_ALL` before `LC_MESSAGES` before `LANG`, the first that is
    /// not empty counts, and its value is `language[_territory][.codeset][@modifier]`.
    package static func preferred(in environment: [String: String]) -> [String] {
        let values = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
        guard let value = values.first(where: { !$0.isEmpty }) else { return [] }
        let parts = value.prefix { $0 != "." && $0 != "@" }.split(separator: "_").map(String.init)
        guard let language = parts.first, isTag(language) else { return [] }
        return (parts.count > 1 ? ["\(language)-\(parts[1])"] : []) + [language]
    }

    /// The languages to try: the one chosen, or those of the environment.
    package static func preferred(setting: String?, environment: [String]) -> [String] {
        guard let setting, setting != automatic else { return environment }
        return [setting]
    }

    /// Whether `text` is a tag such as `de` or `pt-BR`.
    package static func isTag(_ text: String) -> Bool { text.wholeMatch(of: /[a-z]{2,3}(-[A-Za-z0-9]{2,8})?/) != nil }
}
