import Foundation

/// The browser of whoever sits at this machine.
enum Browser {
    /// Opens `address`, without waiting for the browser and without a word of its own on the terminal.
    ///
    /// - Returns: False where there is no desktop to show it on, or nothing that opens addresses.
    @Sendable
    static func open(_ address: String) -> Bool {
        let environment = ProcessInfo.processInfo.environment
        #if os(macOS)
            let candidates = ["/usr/bin/open"]
        #else
            guard environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil else { return false }
            let candidates = (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/xdg-open" }
        #endif
        guard let program = candidates.first(where: FileManager.default.isExecutableFile) else { return false }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = [address]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        return (try? process.run()) != nil
    }
}
