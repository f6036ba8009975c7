import Foundation
import ShopSupport

/// The real program, as processes that may be killed.
struct Binary {
    /// Beside the bundle of the tests.
    static let path: String = {
        let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(fileURLWithPath: own ?? CommandLine.arguments[0])
            .deletingLastPathComponent().appendingPathComponent("tessera").path
    }()

    /// Starts a command on a database, in a zone far from the shop's: it must not matter.
    ///
    /// - Parameter gateways: the programs outside to charge through, as the environment names them.
    static func start(
        _ words: String,
        database: String,
        gateways: String = ""
    ) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = words.split(separator: " ").map(String.init) + ["--database", database]
        process.environment = [
            "TZ": "Pacific/Kiritimati", "PATH": "/usr/bin:/bin", "TESSERA_GATEWAYS": gateways,
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// - Returns: the exit status.
    static func finish(
        _ words: String,
        database: String,
        gateways: String = ""
    ) throws -> Int32 {
        let process = try start(words, database: database, gateways: gateways)
        process.waitUntilExit()
        return process.terminationStatus
    }
}
