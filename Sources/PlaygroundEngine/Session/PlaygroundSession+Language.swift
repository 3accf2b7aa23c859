/// The language in which lessons are shown.
extension PlaygroundSession {
    /// The lessons, each in the best language in which it is there.
    var lessonsInLanguage: [Lesson] {
        let languages = LessonLanguage.preferred(setting: language, environment: configuration.languages)
        return configuration.lessons.map { $0.translated(into: languages) }
    }

    /// Takes up the choice that the store remembers.
    func readLanguage() {
        do throws(StoreProblem) {
            language = try SettingsStore(configuration.store).load()[LessonLanguage.setting]
        } catch {
            tell(error)
        }
    }

    func choose(language wanted: String?) async -> CommandResult {
        guard let wanted else { return CommandResult(.done, languageLines) }
        let known = knownLanguages
        guard wanted == LessonLanguage.automatic || known.contains(wanted) else {
            let meant = Suggestion.nearest(to: wanted, among: known).map { "; did you mean “\($0)”?" } ?? ""
            return .refused(
                "no lesson is there in “\(wanted)”; the languages are \(known.joined(separator: ", "))\(meant)")
        }
        language = wanted
        setting(LessonLanguage.setting, to: wanted)
        tip = nil
        progression.lessons = lessonsInLanguage
        tellLesson()
        await checkStep()
        return CommandResult(.done, languageLines)
    }

    /// Of all lessons, the most frequent first.
    private var knownLanguages: [String] {
        let all = configuration.lessons.flatMap(\.languages)
        let counts = Dictionary(all.map { ($0, 1) }, uniquingKeysWith: +)
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }

    private var languageLines: [ResultLine] {
        let chosen = language ?? LessonLanguage.automatic
        let asked = configuration.languages.last.map { "LANG asks for \($0)" } ?? "LANG asks for none"
        let said = chosen == LessonLanguage.automatic ? "auto: \(asked)" : chosen
        return [ResultLine(.text, "the language of the lessons is \(said)")] + languageNotes
    }

    /// Which lessons are there in other languages than their own.
    var languageNotes: [ResultLine] {
        let lessons = configuration.lessons
        let translated = Set(lessons.flatMap { $0.translations.map(\.language) })
        return translated.sorted().map { language in
            let numbers = lessons.filter { $0.languages.contains(language) }.map { "\($0.number)" }
            let subject =
                numbers.count == 1 ? "lesson \(numbers[0]) is" : "lessons \(numbers.joined(separator: ", ")) are"
            return ResultLine(.note, "\(subject) there in \(language), too: language \(language)")
        }
    }
}
