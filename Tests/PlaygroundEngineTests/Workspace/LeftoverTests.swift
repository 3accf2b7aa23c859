import Foundation
import Testing

@testable import PlaygroundEngine

/// What a killed program leaves beside `main.py` goes; what others have there stays.
@Test func leftoversOfAKilledProgramAreTakenAway() throws {
    let folder = try TemporaryFolder()
    let old = ["main.py.12345.tmp", "main.py.1.tmp"]
    let kept = [
        "main.py", "main.py.tmp", "main.py.x1.tmp", "other.py.1.tmp", "main.py.12345.tmp.bak", "main.py.77.tmp",
    ]
    for name in old + kept { try folder.write("x", to: name) }
    let now = Date()
    let past = now.addingTimeInterval(-120)
    for name in old + kept.dropLast() {
        try FileManager.default.setAttributes(
            [.modificationDate: past], ofItemAtPath: folder.url.appending(path: name).path)
    }

    WorkspaceFile(path: folder.url.appending(path: "main.py").path).removeLeftovers(now: now)

    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(Set(names) == Set(kept))
}
