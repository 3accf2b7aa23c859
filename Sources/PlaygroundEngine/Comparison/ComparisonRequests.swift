import Foundation

/// Which requests two servers are asked.
enum ComparisonRequests {
    /// How many at most: the newest.
    static let limit = 50

    /// The requests that were sent already, each once, in the order of their first sending; where there were none,
    /// one or two for each route.
    static func all(sent exchanges: [Exchange], routes: [Route]) -> [ClientRequest] {
        var seen: Set<ClientRequest> = []
        let sent = exchanges.compactMap(\.request).compactMap { request -> ClientRequest? in
            let request = ClientRequest(
                method: request.method, target: request.target, headers: Headers(sentFields(of: request)),
                body: request.body)
            return seen.insert(request).inserted ? request : nil
        }
        return sent.isEmpty ? Array(routes.flatMap(made).prefix(limit)) : Array(sent.suffix(limit))
    }

    /// The request's own fields, less those that belong to one connection.
    private static func sentFields(of request: Request) -> [HeaderField] {
        request.headers.fields.filter { !["host", "connection", "transfer-encoding"].contains($0.name.lowercased()) }
    }

    private static func made(for route: Route) -> [ClientRequest] {
        route.methods.filter { $0 != "HEAD" }.flatMap { method -> [ClientRequest] in
            let targets = ["1", "word"].map { value in
                route.path.replacing(/\{[^}]*\}/, with: value)
            }
            let bodies = ["POST", "PUT", "PATCH"].contains(method) ? [Array("{}".utf8), Array("{\"a\": ".utf8)] : [[]]
            return Array(Set(targets)).sorted().flatMap { target in
                bodies.map { body in
                    ClientRequest.standard(
                        method: method, target: target, host: "",
                        headers: body.isEmpty ? [] : Headers([HeaderField("Content-Type", "application/json")]),
                        body: body)
                }
            }
        }
    }
}

extension ClientRequest {
    /// The same request, sent to another server.
    func aimed(at host: String, port: Int) -> ClientRequest {
        let fields = headers.fields.filter { $0.name.lowercased() != "host" }
        return ClientRequest(
            method: method, target: target, headers: Headers([HeaderField("Host", "\(host):\(port)")] + fields),
            body: body)
    }
}
