import Foundation
import Testing

@testable import APIPlayground

struct WakeTests {
    private func isReadable(_ wake: Wake) -> Bool {
        var descriptor = pollfd(fd: wake.readEnd, events: Int16(POLLIN), revents: 0)
        return poll(&descriptor, 1, 0) == 1
    }

    @Test func manyWakeUpsAreOne() throws {
        let wake = try Wake()

        for _ in 0..<100_000 { wake.now() }

        #expect(wake.drain() == [0])
        #expect(!isReadable(wake))
    }

    @Test func aWakeUpAfterADrainIsSeen() throws {
        let wake = try Wake()
        wake.now()
        _ = wake.drain()

        wake.now()

        #expect(isReadable(wake))
    }

    @Test func signalsArriveByNumber() throws {
        let wake = try Wake()
        for byte in [15, 28, 15] as [UInt8] { #expect(write(wake.writeEnd, [byte], 1) == 1) }
        wake.now()

        #expect(wake.drain() == [0, 15, 28])
    }
}
