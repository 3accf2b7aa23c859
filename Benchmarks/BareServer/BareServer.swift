import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// The least that SwiftNIO needs to answer a greeting: what this project's server is measured beside.
///
/// One event loop, SwiftNIO's own HTTP/1.1 pipeline, the answer that FastAPI gives, nothing logged.
@main
struct BareServer {
    static func main() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let server = try await ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 2048)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Greeter())
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let address = "Running on http://127.0.0.1:\(server.localAddress?.port ?? 0)\n"
        FileHandle.standardOutput.write(Data(address.utf8))
        try await server.closeFuture.get()
    }
}

/// Answers every request with the same greeting.
private final class Greeter: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let body = ByteBuffer(string: #"{"message":"Hello, world!"}"#)

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .end = unwrapInboundIn(data) else { return }
        let headers: HTTPHeaders = [
            "date": "Mon, 01 Jan 2024 00:00:00 GMT", "server": "bare", "content-length": String(body.readableBytes),
            "content-type": "application/json",
        ]
        let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
}
