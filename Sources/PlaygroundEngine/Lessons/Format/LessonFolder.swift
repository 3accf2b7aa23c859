import Foundation

/// Where the lesson files are.
package enum LessonFolder {
    /// The variable that names a folder of lessons in place of the one that came with the program.
    package static let variable = "APIPLAYGROUND_LESSONS"

    /// No folder was found; `places` are the paths that were looked at, in order.
    package struct NotFound: Error, Hashable, Sendable {
        package let places: [String]

        /// What was looked for and what to do next.
        package var message: String {
            "no folder with lessons was found at \(places.joined(separator: ", ")); "
                + "set \(LessonFolder.variable) to a folder of lesson files"
        }
    }

    /// The folder that the environment names, or else the one installed beside the program, or else the one in the
    /// source tree in which the program was built.
    ///
    /// - Parameter executable: The path of the running program, links resolved.
    package static func locate(
        environment: [String: String], executable: URL, files: FileManager = .default
    ) throws(NotFound) -> URL {
        if let named = environment[variable], !named.isEmpty {
            let folder = URL(filePath: named, directoryHint: .isDirectory)
            guard isFolder(folder, files) else { throw NotFound(places: [folder.path]) }
            return folder
        }
        let binary = executable.resolvingSymlinksInPath().deletingLastPathComponent()
        let installed = binary.deletingLastPathComponent().appending(path: "share/apiplayground/Lessons")
        if isFolder(installed, files) { return installed }
        var places = [installed.path]
        var folder = binary
        while folder.path != "/" {
            let lessons = folder.appending(path: "Lessons")
            if files.fileExists(atPath: folder.appending(path: "Package.swift").path) {
                if isFolder(lessons, files) { return lessons }
                places.append(lessons.path)
            }
            folder.deleteLastPathComponent()
        }
        throw NotFound(places: places)
    }

    private static func isFolder(_ url: URL, _ files: FileManager) -> Bool {
        var isDirectory: ObjCBool = false
        return files.fileExists(atPath: url.path, isDirectory: &isDirectory) && isDirectory.boolValue
    }
}
