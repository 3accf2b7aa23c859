import Foundation

/// Asks real FastAPI the same as this server, and shows both answers side by side.
extension PlaygroundSession {
    /// - Parameters:
    ///   - wanted: The Python to run FastAPI with; nil looks for one.
    ///   - folder: Where the program's relative paths lead; nil takes the folder of the workspace's file.
    package func compare(python wanted: String? = nil, in folder: URL? = nil) async -> CommandResult {
        let source = workspace.source
        guard loadFailure == nil else {
            return .refused("\(source.name) does not load, so there is nothing to compare")
        }
        var folder = folder
        if folder == nil, case .file(let file) = configuration.place {
            folder = URL(filePath: file.path).deletingLastPathComponent()
        }
        let python: PythonInterpreter
        let theirs: UvicornServer
        do throws(InterpreterProblem) {
            python = try await PythonInterpreter.find(wanted, beside: folder)
            theirs = try await UvicornServer.start(source, with: python, in: folder)
        } catch {
            return .refused(error.message)
        }
        defer { withExtendedLifetime(theirs) {} }
        // A server of its own for both: what the learner's requests left behind is in neither.
        let own = LiveServer(logCapacity: 1) { _ in }
        own.application = try? Application.load(source)
        let server = HTTPServer(eventLoop: eventLoop, responder: own)
        let address: HTTPServer.Address
        do throws(ServerStartFailure) {
            address = try await server.start(host: "127.0.0.1", port: .exactly(0))
        } catch {
            return .refused(error.message)
        }
        let exchanges = live?.log.newestFirst.reversed() ?? []
        var comparisons: [AnswerComparison] = []
        for request in ComparisonRequests.all(sent: Array(exchanges), routes: own.routes) {
            let here = await ask(request, port: address.port)
            let there = await ask(request, port: theirs.port)
            comparisons.append(AnswerComparison(request: request, here: here, there: there))
        }
        await server.stop(grace: 0)
        let name = "FastAPI \(python.fastAPIVersion)"
        return CommandResult(.done, ComparisonLines.lines(of: comparisons, with: name))
    }

    private func ask(_ request: ClientRequest, port: Int) async -> ClientExchange.Outcome {
        let aimed = request.aimed(at: "127.0.0.1", port: port)
        return await HTTPClient(eventLoop: eventLoop).send(aimed, to: "127.0.0.1", port: port).outcome
    }
}
