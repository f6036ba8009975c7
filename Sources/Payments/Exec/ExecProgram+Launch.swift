import Glibc
import Synchronization

extension ExecProgram {
    /// A process and our ends of its pipes.
    typealias Launched = (process: pid_t, input: Int32, output: Int32)

    /// One launch at a time: a pipe is closed to other programs only a moment after it is made.
    static let launching = Mutex(())

    /// Starts a program. Descriptors 0 to 2 must be open, or a pipe would get their numbers.
    static func launch(_ words: [String]) -> Result<Launched, ExecFault> {
        guard let (childInput, input) = pipe() else { return .failure(.cannotStart(errno)) }
        defer { close(childInput) }
        guard let (output, childOutput) = pipe() else {
            defer { close(input) }
            return .failure(.cannotStart(errno))
        }
        defer { close(childOutput) }
        // Only our ends: the program shall find plain pipes that wait.
        for end in [input, output] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
        var process: pid_t = 0
        let status = spawn(words, childInput, childOutput, &process)
        guard status == 0 else {
            close(input)
            close(output)
            return .failure(.cannotStart(status))
        }
        return .success((process, input, output))
    }

    private static func spawn(
        _ words: [String],
        _ input: Int32,
        _ output: Int32,
        _ process: inout pid_t
    ) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // What we ignore or block would be ignored and blocked in there as well.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigaddset(&signals, SIGPIPE)
        sigaddset(&signals, SIGXFSZ)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
        posix_spawnattr_setflags(&attributes, Int16(flags))

        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
        arguments.append(nil)
        defer { for argument in arguments { free(argument) } }
        return posix_spawnp(&process, words.first ?? "", &actions, &attributes, arguments, environ)
    }

    private static func pipe() -> (reading: Int32, writing: Int32)? {
        var ends: [Int32] = [-1, -1]
        guard Glibc.pipe(&ends) == 0 else { return nil }
        // The program gets copies as its 0 and 1; any other program must not hold these open.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }
}
