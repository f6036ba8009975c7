import Glibc

/// Reads a whole file that the command line names.
enum InputFile {
    /// More than this is a mistake, or should come in parts.
    static let longest = 256 << 20

    /// - Parameter path: `-` means standard input.
    /// - Throws: ``Failure`` with the status for a missing, an unreadable or an over-long file.
    static func contents(of path: String) throws(Failure) -> [UInt8] {
        guard path != "-" else { return try contents(of: 0, named: "standard input") }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR {
                throw Failure(.inputMissing, "There is no file at \(path): check the path")
            }
            throw unreadable(path, errno)
        }
        defer { close(descriptor) }
        return try contents(of: descriptor, named: path)
    }

    private static func contents(
        of descriptor: Int32,
        named name: String
    ) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= longest {
            let count = read(descriptor, &chunk, chunk.count)
            if count == 0 { return bytes }
            if count > 0 {
                bytes += chunk[..<count]
            } else if errno != EINTR {
                throw unreadable(name, errno)
            }
        }
        throw Failure(
            .badData,
            "\(name) is longer than \(longest >> 20) MiB: cut it into smaller files"
        )
    }

    private static func unreadable(_ name: String, _ code: Int32) -> Failure {
        Failure(
            .inputOutput,
            "\(name) cannot be read (\(String(cString: strerror(code)))): check what it is and "
                + "who may read it"
        )
    }
}
