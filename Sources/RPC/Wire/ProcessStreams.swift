import Glibc
import Synchronization

/// The process's own standard input and output, taken out of everybody else's reach.
///
/// A stray `print`, a library's log or a crash report on descriptor 1 would break the protocol, so
/// the real streams move to private descriptors; descriptor 1 becomes stderr and descriptor 0 is
/// empty.
package struct ProcessStreams: Sendable {
    /// Where requests come from.
    package let input: Int32
    /// Where replies go.
    package let output: Int32

    /// Private descriptors lie above the three that others take for granted.
    private static let firstPrivate: Int32 = 10

    /// What the signal handler needs. Atomics made before it is installed: a handler may not
    /// allocate, lock or initialize anything.
    private static let signalCount = Atomic<Int>(0)
    private static let signalInput = Atomic<Int32>(-1)
    private static let emptyInput = Atomic<Int32>(-1)

    /// Whether a signal has told the process to stop.
    package static var isStopping: Bool {
        signalCount.load(ordering: .sequentiallyConsistent) > 0
    }

    /// Takes the streams over, ignores SIGPIPE, and makes SIGTERM, SIGINT and SIGHUP end the input.
    ///
    /// Call it first thing, and run the server on the main thread: the system hands signals to
    /// that thread, and so wakes the read it waits in. After the first signal the server sees the
    /// end of its input, answers everything it had read, and returns; a second signal exits at
    /// once with 128 + its number.
    /// - Parameters: the descriptors to take over; others than 0, 1 and 2 are for tests.
    package static func makePrivate(
        input: Int32 = 0,
        output: Int32 = 1,
        diagnostics: Int32 = 2
    ) throws(ProcessStreamsError) -> ProcessStreams {
        guard isOpen(input) else { throw .closed("standard input") }
        guard isOpen(output) else { throw .closed("standard output") }
        let streams = ProcessStreams(input: try duplicate(input), output: try duplicate(output))
        let null = open("/dev/null", O_RDWR | O_CLOEXEC)
        guard null >= 0 else { throw .failed("open /dev/null", errno) }
        // A closed stderr must not become the number of the next file that is opened.
        if !isOpen(diagnostics) { try redirect(diagnostics, to: null) }
        try redirect(output, to: diagnostics)
        try redirect(input, to: null)
        ignoreBrokenPipes()
        signalInput.store(streams.input, ordering: .sequentiallyConsistent)
        emptyInput.store(null, ordering: .sequentiallyConsistent)
        signalCount.store(0, ordering: .sequentiallyConsistent)
        for number in [SIGTERM, SIGINT, SIGHUP] {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { ProcessStreams.stop($0) }
            // A restarted read looks its descriptor up again and so finds the empty input; all
            // other calls go on undisturbed.
            action.sa_flags = Int32(bitPattern: UInt32(SA_RESTART))
            sigaction(number, &action, nil)
        }
        return streams
    }

    /// Makes writing to a client that has gone an error instead of the death of the process.
    package static func ignoreBrokenPipes() {
        signal(SIGPIPE, SIG_IGN)
    }

    /// The signal handler: only async-signal-safe calls in here.
    private static func stop(_ number: Int32) {
        let earlier = signalCount.add(1, ordering: .sequentiallyConsistent).oldValue
        guard earlier == 0 else { _exit(128 + number) }
        let saved = errno
        dup2(
            emptyInput.load(ordering: .sequentiallyConsistent),
            signalInput.load(ordering: .sequentiallyConsistent)
        )
        errno = saved
    }

    private static func isOpen(_ descriptor: Int32) -> Bool {
        fcntl(descriptor, F_GETFD) >= 0
    }

    private static func duplicate(_ descriptor: Int32) throws(ProcessStreamsError) -> Int32 {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, firstPrivate)
        guard copy >= 0 else { throw .failed("duplicate descriptor \(descriptor)", errno) }
        return copy
    }

    private static func redirect(
        _ descriptor: Int32,
        to target: Int32
    ) throws(ProcessStreamsError) {
        guard dup2(target, descriptor) >= 0 else {
            throw .failed("redirect descriptor \(descriptor)", errno)
        }
    }
}
