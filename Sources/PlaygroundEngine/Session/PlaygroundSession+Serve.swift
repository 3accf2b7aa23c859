/// `serve` and `stop`: where the server listens, and whether.
extension PlaygroundSession {
    func serve(_ target: ServeTarget) async -> CommandResult {
        guard let live else { return .refused("there is nothing to serve yet") }
        let last = address ?? lastAddress
        let host = target.host ?? last?.host ?? configuration.host
        let port = (target.port ?? last?.port).map { HTTPServer.Port.exactly($0) } ?? configuration.port
        if let address, host == address.host, port == .exactly(address.port) {
            return CommandResult(
                .done, [ResultLine(.note, "the server listens at \(Self.url(address)) already; stop ends that")])
        }
        let before = address
        let old = server
        let fresh = HTTPServer(eventLoop: eventLoop, responder: live)
        // The same port at another host is free only once it is let go.
        let isSamePort = before.map { port == .exactly($0.port) } ?? false
        if isSamePort { await old?.stop(grace: 1) }
        do throws(ServerStartFailure) {
            let address = try await fresh.start(host: host, port: port)
            if before != nil, !isSamePort { await old?.stop(grace: 1) }
            server = fresh
            listens(at: address)
            let warning = ListeningHost.warning(host).map { [ResultLine(.note, $0)] } ?? []
            return CommandResult(
                .done, [ResultLine(.success, "the server listens at \(Self.url(address)) now")] + warning)
        } catch {
            return CommandResult(
                .failed,
                [ResultLine(.failure, error.message(choosing: .command))] + (await goOn(at: before, isSamePort)))
        }
    }

    /// Tells where the server goes on listening after it could not move.
    private func goOn(at before: HTTPServer.Address?, _ wasLetGo: Bool) async -> [ResultLine] {
        guard let before else { return [ResultLine(.note, "the server stays stopped")] }
        if wasLetGo {
            guard let server, let back = try? await server.start(host: before.host, port: .exactly(before.port)) else {
                address = nil
                emit(.server(.stopped))
                return [ResultLine(.note, "the server is stopped; serve starts it")]
            }
            listens(at: back)
        }
        return [ResultLine(.note, "the server goes on at \(Self.url(before))")]
    }

    private func listens(at address: HTTPServer.Address) {
        self.address = address
        lastAddress = address
        emit(.server(.listening(host: address.host, port: address.port, insteadOf: address.insteadOf)))
    }

    /// Stops listening; everything else goes on.
    func stopServing() async -> CommandResult {
        guard let address else { return notServing }
        self.address = nil
        await server?.stop(grace: 1)
        emit(.server(.stopped))
        return CommandResult(
            .done,
            [
                ResultLine(.success, "the server is stopped: at \(Self.url(address)) nobody listens any more"),
                ResultLine(.note, "serve starts it again"),
            ])
    }

    /// What is said where a command needs the server and it does not listen.
    var notServing: CommandResult {
        .refused("the server is stopped, so nothing would answer; serve starts it")
    }

    private static func url(_ address: HTTPServer.Address) -> String {
        "http://" + ListeningHost.authority(VisibleText.escape(address.host), port: address.port)
    }
}
