// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .treatAllWarnings(as: .error),
]

/// The tests run with every check. In the release build the machine does without the check that no variable is read
/// while it changes, which costs it a tenth of its speed.
let engine = strict + [.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))]

// Debian's ncurses stands on the default search paths; Homebrew's does not.
#if os(Linux)
    let ncursesPkgConfig: String? = nil
#else
    let ncursesPkgConfig: String? = "ncursesw"
#endif

let package = Package(
    name: "APIPlayground",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "apiplayground", targets: ["APIPlayground"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CNCurses", pkgConfig: ncursesPkgConfig,
            providers: [.apt(["libncursesw5-dev"]), .brew(["ncurses"])]),
        .systemLibrary(
            name: "CMarkGFM", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
        .systemLibrary(
            name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])]),
        .systemLibrary(
            name: "CLeptonica", pkgConfig: "lept", providers: [.apt(["libleptonica-dev"]), .brew(["leptonica"])]),
        .target(
            name: "PlaygroundEngine",
            dependencies: [
                "CLeptonica", "CMarkGFM", "CPCRE2",
                .product(name: "BigInt", package: "BigInt"),
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "HeapModule", package: "swift-collections"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOExtras", package: "swift-nio-extras"),
            ],
            swiftSettings: engine),
        .executableTarget(
            name: "APIPlayground",
            dependencies: [
                "CNCurses", "PlaygroundEngine",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "BareServer",
            dependencies: [
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            path: "Benchmarks/BareServer", swiftSettings: strict),
        .executableTarget(
            name: "LanguageBench", dependencies: ["PlaygroundEngine"], path: "Benchmarks/Language",
            exclude: ["language.py"], swiftSettings: strict),
        .testTarget(
            name: "PlaygroundEngineTests",
            dependencies: [
                "PlaygroundEngine",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            exclude: ["Golden"], swiftSettings: strict),
        .testTarget(
            name: "APIPlaygroundTests", dependencies: ["APIPlayground", "PlaygroundEngine"], exclude: ["Screens"],
            swiftSettings: strict),
        .testTarget(
            name: "EndToEnd", dependencies: ["PlaygroundEngine", .product(name: "GRDB", package: "GRDB.swift")],
            path: "Tests/EndToEnd", swiftSettings: strict),
    ]
)
