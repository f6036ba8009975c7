import ArgumentParser
import Engine
import Glibc
import Store

/// Which database a command works on.
struct DatabaseOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The database file (default: $TESSERA_DATABASE, else tessera.db).",
            valueName: "path"
        ),
        completion: .file(extensions: ["db"])
    )
    var database: String?

    /// The file to work on.
    var path: String {
        if let database { return database }
        let variable = getenv("TESSERA_DATABASE").map { String(cString: $0) } ?? ""
        return variable.isEmpty ? "tessera.db" : variable
    }

    func validate() throws {
        if database?.isEmpty == true {
            throw ValidationError("The option --database is empty: name a file, such as tessera.db")
        }
    }

    /// Opens the database for changing it.
    func engine(actor: String = "cli", outside: [OutsideGateway] = []) throws -> Engine {
        try Engine(Store.open(at: path), actor: actor, programs: outside)
    }

    /// Opens the database for looking at it, which needs no right to write.
    func reader() throws -> Engine {
        try Engine(Store.open(at: path, readOnly: true), actor: "cli")
    }
}
