import Glibc

/// A file that a command fills: it appears at its path whole, or not at all.
final class OutputFile {
    /// Where the contents go.
    let output: Output

    private let path: String
    private let unfinished: String
    private let descriptor: Int32

    /// Begins the file beside its path; only its owner may read it.
    ///
    /// - Throws: ``Failure`` when it cannot be made, or when something else than a file is there.
    init(_ path: String) throws(Failure) {
        var information = stat()
        if stat(path, &information) == 0, information.st_mode & S_IFMT != S_IFREG {
            throw Failure(
                .inputOutput,
                "\(path) is not a file: name a file, or leave --output out to write to standard "
                    + "output"
            )
        }
        let unfinished = "\(path).\(getpid()).unfinished"
        let descriptor = open(unfinished, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure(path, errno) }
        self.path = path
        self.unfinished = unfinished
        self.descriptor = descriptor
        output = Output(descriptor: descriptor)
    }

    deinit {
        close(descriptor)
        // After `keep()` there is none.
        unlink(unfinished)
    }

    /// Puts the finished file at its path, in place of one that is there.
    func keep() throws(Failure) {
        guard fsync(descriptor) == 0, rename(unfinished, path) == 0 else {
            throw Self.failure(path, errno)
        }
    }

    /// What is told when the file cannot be written.
    static func failure(_ path: String, _ code: Int32) -> Failure {
        Failure(
            .inputOutput,
            "\(path) cannot be written (\(String(cString: strerror(code)))): check the directory and "
                + "the room on its disk"
        )
    }
}
