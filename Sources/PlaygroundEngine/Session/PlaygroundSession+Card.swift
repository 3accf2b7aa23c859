import Foundation

/// `card`: what became of the learner's API.
extension PlaygroundSession {
    func card(_ path: String?) async -> CommandResult {
        await takeOverOutsideEdits()
        let card = apiCard()
        if let path { return Self.write(card.svg, to: path, what: "the card of \(APICard.visible(card.title, 60)) is") }
        let lines = card.lines(isASCII: configuration.drawsASCII).map { ResultLine(.text, $0) }
        return CommandResult(.card, lines + [ResultLine(.note, "card FILE.svg writes it as a picture")])
    }

    private func apiCard() -> APICard {
        let overview = progression.overview
        let lessons =
            overview.isEmpty
            ? nil : APICard.Share(done: overview.count(where: \.isFinished), skipped: 0, total: overview.count)
        let steps =
            overview.isEmpty
            ? nil
            : APICard.Share(done: overview.done, skipped: overview.skipped, total: overview.total)
        let routes = (live?.application?.routes ?? []).map {
            APICard.Route(method: $0.methods.joined(separator: ", "), path: $0.path)
        }
        return APICard(
            title: live?.application?.title ?? "FastAPI", version: live?.application?.version ?? "0.1.0",
            routes: routes, models: models, lessons: lessons, steps: steps, seconds: overview.seconds,
            answers: allAnswers, date: String(Self.day(configuration.now()).prefix(10)))
    }

    /// What was answered, in earlier sessions as well.
    private var allAnswers: AnswerCounts {
        var earlier = AnswerCounts()
        do throws(StoreProblem) {
            earlier = try AnswerCountStore(configuration.store).load()
        } catch {
            tell(error)
        }
        return earlier + (configuration.store.path == nil ? answers : answers - savedAnswers)
    }

    /// The classes that go back to `BaseModel`, in the order of the file.
    private var models: [String] {
        guard let source = liveSource, let module = try? Parser.parse(source) else { return [] }
        var known: Set<String> = ["BaseModel", "RootModel", "BaseSettings"]
        var models: [String] = []
        for statement in module.body {
            guard case .class(let definition) = statement.kind else { continue }
            let bases = definition.bases.compactMap(\.baseName)
            guard !known.isDisjoint(with: bases) else { continue }
            known.insert(definition.name)
            models.append(definition.name)
        }
        return models
    }
}

extension Argument {
    /// The last name of what stands as a base class: `BaseModel` in `pydantic.BaseModel` and in `BaseModel[int]`.
    fileprivate var baseName: String? {
        guard case .positional(let expression) = self else { return nil }
        return expression.className
    }
}

extension Expression {
    fileprivate var className: String? {
        if case .name(let name) = kind { return name }
        if case .attribute(_, let name, _) = kind { return name }
        if case .subscripted(let value, _) = kind { return value.className }
        return nil
    }
}
