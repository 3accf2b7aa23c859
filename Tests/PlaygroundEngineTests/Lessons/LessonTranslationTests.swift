import Testing

@testable import PlaygroundEngine

@Suite struct LessonTranslationTests {
    private static let original = Lesson.text(
        steps: Lesson.step(
            check: """
                seen GET /a status 200
                when nothing sent say "Nothing was sent." try "Ask first."
                when status 404 say "There are: {routes}."
                """,
            more: """
                ```request name="the letter"
                GET /a
                ```

                Words.

                ```predict status=404 request="GET /a"
                Which?
                right: Yes.
                wrong: No.
                ```

                ```hint when="status 404"
                Mind the path.
                ```
                """))

    private static let german = """
        ---
        format: 1
        language: de
        title: Spielzeug
        summary: Eine Lektion.
        ---

        Willkommen.

        ## Schritt eins {#one}

        Wörter.

        ```predict
        Welcher?
        right: Ja.
        wrong: Nein.
        ```

        ```texts
        say "Nothing was sent." -> "Es wurde nichts gesendet."
        try "Ask first." -> "Frage zuerst."
        say "There are: {routes}." -> "Es gibt: {routes}."
        request "the letter" -> "der Buchstabe"
        ```

        ```hint
        Achte auf den Pfad.
        ```

        ```hint
        Schau hin.
        ```

        """

    private static func catalogue(_ german: String, name: String = "01-toy.de.md") -> LessonCatalogue {
        LessonCatalogue.parse(files: [
            SourceText(name: "01-toy.md", text: original), SourceText(name: name, text: german),
        ])
    }

    @Test func aTranslationHasTheWordsAndTheOriginalTheRest() throws {
        let lesson = try #require(Self.catalogue(Self.german).lessons.first)

        let translated = lesson.translated(into: ["fr", "de"])

        #expect(lesson.languages == ["en", "de"])
        #expect(translated.language == "de")
        #expect([translated.title, translated.summary] == ["Spielzeug", "Eine Lektion."])
        #expect(translated.intro.plainText == "Willkommen.")
        let (step, old) = (translated.steps[0], lesson.steps[0])
        #expect(step.title == "Schritt eins")
        #expect(step.prose.plainText == "Wörter.")
        #expect(step.predictionPlace == 1)
        #expect(step.prediction?.question.plainText == "Welcher?")
        #expect(step.prediction?.whenRight.plainText == "Ja.")
        #expect(step.prediction?.status == 404)
        #expect(step.requests.map(\.name) == ["der Buchstabe"])
        #expect(step.requests.map(\.command) == ["GET /a"])
        #expect(step.hints.map(\.blocks.plainText) == ["Schau hin."])
        #expect(step.tips.map(\.blocks.plainText) == ["Achte auf den Pfad."])
        #expect(step.tips.map(\.circumstances) == old.tips.map(\.circumstances))
        #expect(
            step.checks[0].explanations.map(\.say) == ["Es wurde nichts gesendet.", "Es gibt: {routes}."])
        #expect(step.checks[0].explanations.map(\.tryNext) == ["Frage zuerst.", nil])
        #expect(step.checks.map(\.id) == old.checks.map(\.id))
        #expect(step.solutions == old.solutions)
    }

    @Test func whatIsNotTranslatedIsTheOriginal() throws {
        let lesson = try #require(Self.catalogue(Self.german).lessons.first)

        #expect(lesson.translated(into: ["fr"]) == lesson)
        #expect(lesson.translated(into: ["en", "de"]) == lesson)
        #expect(lesson.translated(into: []) == lesson)
    }

    @Test(arguments: [
        (["{#one}": "{#two}"], ["translation-without-step", "translation-of-no-step"]),
        (["```hint\nSchau hin.\n```\n": ""], ["translated-hints"]),
        (["Schau hin.": "`send GET /`"], ["hint-gives-solution-away"]),
        (["```predict\nWelcher?\nright: Ja.\nwrong: Nein.\n```\n": ""], ["translation-without-prediction"]),
        (["right: Ja.\n": ""], ["incomplete-prediction"]),
        (["```predict\n": "```predict status=404\n"], ["attribute-in-translation"]),
        (["say \"Nothing was sent.\"": "say \"Nothing was.\""], ["translation-of-no-text"]),
        (["request \"the letter\"": "request \"the later\""], ["translation-of-no-text"]),
        (["Es gibt: {routes}.": "Es gibt manche."], ["translation-without-name"]),
        (["say \"Nothing was sent.\" ->": "say \"Nothing was sent.\""], ["bad-text-line"]),
        (["try \"Ask": "tray \"Ask"], ["unknown-text-word"]),
        (["title: Spielzeug\n": ""], ["missing-key"]),
        (["title: Spielzeug\n": "title: Spielzeug\nid: toy\n"], ["unknown-key"]),
        (["language: de": "language: fr"], ["other-language"]),
        (["language: de": "language: Deutsch"], ["bad-language"]),
        (["Willkommen.": "```starter\nx = 1\n```"], ["fence-of-original"]),
        (["Wörter.": "```check\nseen GET /\n```"], ["fence-of-original"]),
        (["Wörter.": "```solution\nsend GET /\n```"], ["fence-of-original"]),
    ])
    func whatDoesNotFitTheOriginalIsReported(changes: [String: String], codes: [String]) {
        var german = Self.german
        for (old, new) in changes {
            #expect(german.contains(old))
            german = german.replacing(old, with: new)
        }

        let catalogue = Self.catalogue(german)

        let found = catalogue.failures.flatMap { failure -> [String] in
            if case .lesson(let failure) = failure { failure.diagnostics.map(\.code) } else { [] }
        }
        #expect(found == codes)
        #expect(catalogue.lessons.map(\.languages) == [["en"]])
    }

    @Test func aTranslationNeedsItsOriginal() {
        let catalogue = Self.catalogue(Self.german, name: "02-other.de.md")

        #expect(catalogue.failures.count == 1)
        #expect(catalogue.lessons.map(\.languages) == [["en"]])
    }

    @Test(
        arguments: [
            ([:], []), (["LANG": "de_DE.UTF-8"], ["de-DE", "de"]), (["LANG": "fr"], ["fr"]),
            (["LANG": "C.UTF-8"], []), (["LANG": "en_US", "LC_MESSAGES": "de"], ["de"]),
            (["LANG": "en", "LC_MESSAGES": "de", "LC_ALL": "fr_FR@euro"], ["fr-FR", "fr"]),
            (["LANG": "de", "LC_ALL": ""], ["de"]), (["LANG": "POSIX"], []), (["LANG": "../../etc"], []),
        ] as [([String: String], [String])])
    func theEnvironmentAsksForLanguages(environment: [String: String], languages: [String]) {
        #expect(LessonLanguage.preferred(in: environment) == languages)
    }
}
