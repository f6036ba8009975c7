// swift-tools-version: 6.2

import PackageDescription

let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")

let package = Package(
    name: "tessera",
    products: [
        .executable(name: "tessera", targets: ["tessera"]),
        .executable(name: "tessera-demo", targets: ["Demo"]),
        .executable(name: "tessera-bench", targets: ["Bench"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/ordo-one/TextTable", from: "0.0.2"),
        .package(url: "https://github.com/onevcat/Rainbow", from: "4.2.2"),
        .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        .target(name: "JSONText", exclude: ["README.md"], swiftSettings: house),
        .target(name: "Membership", exclude: ["README.md"], swiftSettings: house),
        .target(
            name: "Pages",
            dependencies: [.product(name: "Mustache", package: "swift-mustache")],
            exclude: ["README.md"],
            swiftSettings: house
        ),
        .target(
            name: "PlanFiles",
            dependencies: ["Membership", "Profitability", "Yams"],
            exclude: ["README.md"],
            swiftSettings: house
        ),
        .target(
            name: "Profitability",
            dependencies: ["Membership"],
            exclude: ["README.md"],
            swiftSettings: house
        ),
        .target(
            name: "CSQLite",
            exclude: ["README.md"],
            linkerSettings: [.linkedLibrary("sqlite3")]
        ),
        .target(
            name: "Store",
            dependencies: [
                "CSQLite",
                "Membership",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["README.md"],
            swiftSettings: house
        ),
        .target(
            name: "Payments",
            dependencies: ["JSONText", "Membership"],
            exclude: ["README.md"],
            swiftSettings: house
        ),
        .target(
            name: "Engine",
            dependencies: [
                "JSONText", "Membership", "Payments", "PlanFiles", "Profitability", "Store",
            ],
            exclude: ["README.md"],
            swiftSettings: house
        ),
        .target(
            name: "RPC",
            dependencies: ["Engine", "JSONText", "Membership", "Profitability", "Store"],
            exclude: ["README.md"],
            swiftSettings: house
        ),
        .executableTarget(
            name: "tessera",
            dependencies: [
                "Engine", "JSONText", "Membership", "Pages", "PlanFiles", "Profitability", "RPC",
                "Rainbow", "Store",
                "SwiftCSV",
                "TextTable",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["README.md"],
            swiftSettings: house
        ),
        .executableTarget(
            name: "Demo",
            dependencies: [
                "JSONText", "Membership", "RPC", "SwiftCSV", "TextTable",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["README.md"],
            swiftSettings: house
        ),
        .executableTarget(
            name: "Bench",
            dependencies: [
                "Engine", "JSONText", "Membership", "RPC", "Store", "TextTable",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Histogram", package: "hdrhistogram-swift"),
            ],
            exclude: ["README.md"],
            swiftSettings: house
        ),
        .executableTarget(
            name: "StoreProbe",
            dependencies: ["Store", .product(name: "GRDB", package: "GRDB.swift")],
            path: "Tests/StoreProbe",
            swiftSettings: house
        ),
        .testTarget(
            name: "JSONTextTests",
            dependencies: ["JSONText"],
            path: "Tests/JSONText",
            swiftSettings: house
        ),
        .testTarget(
            name: "MembershipTests",
            dependencies: ["Membership"],
            path: "Tests/Membership",
            swiftSettings: house
        ),
        .testTarget(
            name: "PagesTests",
            dependencies: ["Pages"],
            path: "Tests/Pages",
            swiftSettings: house
        ),
        .testTarget(
            name: "PlanFilesTests",
            dependencies: ["Membership", "PlanFiles", "Profitability"],
            path: "Tests/PlanFiles",
            swiftSettings: house
        ),
        .testTarget(
            name: "ProfitabilityTests",
            dependencies: ["Membership", "PlanFiles", "Profitability"],
            path: "Tests/Profitability",
            swiftSettings: house
        ),
        .testTarget(
            name: "StoreTests",
            dependencies: [
                "Membership", "Store", "StoreProbe",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            path: "Tests/Store",
            swiftSettings: house
        ),
        .testTarget(
            name: "RPCTests",
            dependencies: ["JSONText", "RPC"],
            path: "Tests/RPC",
            swiftSettings: house
        ),
        .target(
            name: "ShopSupport",
            dependencies: [
                "Engine", "Membership", "Payments", "Store",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            path: "Tests/Engine/Support",
            swiftSettings: house
        ),
        .testTarget(
            name: "EngineTests",
            dependencies: [
                "Engine", "JSONText", "Membership", "Payments", "PlanFiles", "ShopSupport", "Store",
            ],
            path: "Tests/Engine",
            exclude: ["Support"],
            swiftSettings: house
        ),
        .testTarget(
            name: "PaymentsTests",
            dependencies: ["Membership", "Payments"],
            path: "Tests/Payments",
            swiftSettings: house
        ),
        .testTarget(
            name: "CommandTests",
            dependencies: ["tessera", subprocess],
            path: "Tests/Command",
            exclude: ["Transcripts"],
            swiftSettings: house
        ),
        .testTarget(
            name: "BooksTests",
            dependencies: [
                "Demo", "Engine", "Membership", "Profitability", "ShopSupport", "Store", "tessera",
            ],
            path: "Tests/Books",
            swiftSettings: house
        ),
        .testTarget(
            name: "SimulationTests",
            dependencies: ["Engine", "Membership", "ShopSupport", "Store", "tessera"],
            path: "Tests/Simulation",
            swiftSettings: house
        ),
        .testTarget(
            name: "ScenarioTests",
            dependencies: ["Engine", "Membership", "Payments", "RPC", "ShopSupport", "Store"],
            path: "Tests/Scenarios",
            exclude: ["Stories"],
            swiftSettings: house
        ),
    ]
)
