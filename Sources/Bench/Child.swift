import Glibc

/// A child process with a pipe to its input and one from its output; its stderr is ours.
///
/// Plain descriptors: a check takes microseconds, and nothing may stand between the clock and the pipe.
final class Child {
    let name: String
    let pid: pid_t
    /// The pipes as a connection.
    let line: Connection

    /// - Throws: ``BenchError`` when the program cannot be started.
    init(_ program: String, _ arguments: [String]) throws(BenchError) {
        name = ([program] + arguments).joined(separator: " ")
        let (childInput, input) = try Self.pipe()
        let (output, childOutput) = try Self.pipe()
        defer {
            close(childInput)
            close(childOutput)
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, childInput, 0)
        posix_spawn_file_actions_adddup2(&actions, childOutput, 1)

        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
        words.append(nil)
        defer { for word in words { free(word) } }
        var child: pid_t = 0
        let status = posix_spawnp(&child, program, &actions, nil, words, environ)
        guard status == 0 else {
            close(input)
            close(output)
            throw BenchError("\(program) cannot be started: \(String(cString: strerror(status)))")
        }
        pid = child
        line = Connection(reading: output, writing: input)
    }

    /// The most memory the child has held so far, in KiB, as the kernel counts it.
    ///
    /// Not what `wait` reports: that also counts this process as it was when the child began.
    func peakMemory() throws(BenchError) -> Int {
        guard let file = fopen("/proc/\(pid)/status", "r") else {
            throw BenchError("/proc/\(pid)/status cannot be read; measure on Linux")
        }
        defer { fclose(file) }
        var buffer = [CChar](repeating: 0, count: 256)
        while fgets(&buffer, Int32(buffer.count), file) != nil {
            let text = String(
                decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)),
                as: UTF8.self
            )
            guard text.hasPrefix("VmHWM:") else { continue }
            if let size = Int(text.filter(\.isNumber)) { return size }
        }
        throw BenchError("/proc/\(pid)/status has no VmHWM")
    }

    /// The time the child has spent on a core so far, in seconds; what waits does not count.
    func processorTime() throws(BenchError) -> Double {
        guard let file = fopen("/proc/\(pid)/stat", "r") else {
            throw BenchError("/proc/\(pid)/stat cannot be read; measure on Linux")
        }
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: 1_024)
        let count = fread(&buffer, 1, buffer.count, file)
        // The name stands in parentheses and may hold anything; the fields after it are numbers,
        // the state first. Time as a user is the twelfth of them, time in the kernel the next.
        let fields = String(decoding: buffer[..<count], as: UTF8.self).split(separator: ")").last?
            .split(separator: " ")
        guard let fields, fields.count > 12, let user = Double(fields[11]),
            let system = Double(fields[12])
        else { throw BenchError("/proc/\(pid)/stat has no times") }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// Closes the child's input and waits for its end.
    /// - Returns: its exit status.
    @discardableResult
    func finish() -> Int32 {
        line.close()
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f)
    }

    /// Ends a child that does not end with its input.
    func stop() {
        kill(pid, SIGTERM)
        finish()
    }

    /// Runs a program to its end.
    /// - Returns: its exit status; what it wrote is read and dropped.
    static func run(_ program: String, _ arguments: [String]) throws -> Int32 {
        let child = try Child(program, arguments)
        try child.line.drain()
        return child.finish()
    }

    private static func pipe() throws(BenchError) -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [-1, -1]
        guard Glibc.pipe(&ends) == 0 else {
            throw BenchError("no pipe: \(String(cString: strerror(errno)))")
        }
        // A later child must not hold the pipes of an earlier one open.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }
}
