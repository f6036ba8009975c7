import Glibc

/// Lines for whoever runs the process, on stderr; stdout belongs to the protocol.
enum Diagnostics {
    static func note(_ line: String) {
        let text = Array("tessera: \(line.filter { $0 != "\n" })\n".utf8)
        // Nobody can be told that stderr is gone.
        _ = text.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
    }
}
