import Foundation
import Testing

/// A program of somebody else's that reads books.
enum ForeignTool: String, CaseIterable, CustomTestStringConvertible {
    case hledger, beancount

    /// All of its checks that ordinary books pass.
    private static let hledgerChecks = [
        "accounts", "commodities", "assertions", "ordereddates", "balancednoautoconversion",
    ]

    var testDescription: String { rawValue }

    private var program: String {
        switch self {
        case .hledger: "hledger"
        case .beancount: "bean-check"
        }
    }

    /// Where the program is; `nil` when it is not installed.
    private var path: String? {
        let directories = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return directories.map { "\($0)/\(program)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// The ones that are installed.
    static var installed: [ForeignTool] { allCases.filter { $0.path != nil } }

    /// What a skipped test says.
    static let absence: String = {
        let missing = allCases.filter { $0.path == nil }.map(\.program).joined(separator: " and ")
        return "\(missing) not found on the PATH; scripts/test installs what is missing"
    }()

    /// Has the books checked.
    /// - Returns: what is wrong with them; `nil` when nothing is.
    func complaint(about file: String) throws -> String? {
        guard let path else { return "\(program) is not installed" }
        let ran: Ran
        switch self {
        case .hledger:
            ran = try Ran(path, ["-f", file, "check"] + Self.hledgerChecks)
        case .beancount:
            // Its cache would answer for a file that was changed within a second.
            ran = try Ran(path, ["--no-cache", file])
        }
        return ran.status == 0 && ran.output.isEmpty ? nil : "\(ran.status): \(ran.output)"
    }
}

/// What a process came to.
struct Ran {
    /// stdout and stderr, in the order in which they came.
    let output: String
    let status: Int32

    init(_ path: String, _ arguments: [String]) throws {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "UTC"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        status = process.terminationStatus
    }
}
