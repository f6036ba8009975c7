import ArgumentParser
import Engine
import Glibc
import Store

/// Which database a command works on that may charge, and the programs it may charge through.
struct ChargingOptions: ParsableArguments {
    @OptionGroup var place: DatabaseOptions

    @Option(
        help: ArgumentHelp(
            """
            A program that takes payments, such as bank=/usr/local/bin/bank-gateway; may be given \
            several times (default: $TESSERA_GATEWAYS, with semicolons between them).
            """,
            valueName: "name=command"
        ),
        transform: Parse.gateway
    )
    var gateway: [OutsideGateway] = []

    func validate() throws {
        if let name = Self.twice(gateway) {
            throw ValidationError("Two gateways are named \(name): give each a name of its own")
        }
    }

    /// Opens the database for changing it.
    func engine(actor: String = "cli") throws -> Engine {
        try place.engine(actor: actor, outside: gateway.isEmpty ? Self.usual() : gateway)
    }

    /// Opens the database for looking at it, which needs no right to write.
    func reader() throws -> Engine { try place.reader() }

    private static let variable = "TESSERA_GATEWAYS"

    /// What the environment names.
    private static func usual() throws -> [OutsideGateway] {
        let text = getenv(variable).map { String(cString: $0) } ?? ""
        let gateways: [OutsideGateway]
        do {
            gateways = try OutsideGateway.list(text)
        } catch {
            throw Failure(.usage, "In \(variable), \(error)")
        }
        if let name = twice(gateways) {
            throw Failure(
                .usage,
                "In \(variable), two gateways are named \(name): give each a name of its own"
            )
        }
        return gateways
    }

    /// A name that two of them have.
    private static func twice(_ gateways: [OutsideGateway]) -> String? {
        var names: Set<String> = []
        return gateways.first { !names.insert($0.name).inserted }?.name
    }
}
