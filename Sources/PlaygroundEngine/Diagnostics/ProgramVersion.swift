/// What this program is called by version numbers.
package enum ProgramVersion {
    /// The version (semver.org), as `--version` and the client's `User-Agent` give it.
    package static let current = "0.1.0"
}
