import Glibc

/// Where people read: results on stdout, everything else on stderr.
enum Terminal {
    static func say(_ text: String) { write(text, to: 1) }

    static func note(_ line: String) { write(line + "\n", to: 2) }

    static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            // Nobody reads any more; the demo's work goes on all the same.
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    static var isInteractive: Bool { isatty(2) == 1 }
}
