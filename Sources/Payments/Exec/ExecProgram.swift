import Glibc
import Synchronization

/// One life of the program: its pipes, and its process until that is reaped.
///
/// The process leads a group of its own: an interrupt at the terminal does not reach it in the
/// middle of a charge, and killing it takes its own children along.
final class ExecProgram {
    /// What it wrote and nobody has read yet.
    var lines = ExecLines()

    private let process: pid_t
    private var input: Int32
    private let output: Int32
    private var isReaped = false

    /// The part of the last line that its pipe did not take yet.
    private var rest: ArraySlice<UInt8> = []
    private var wantsRoom = false

    /// What became of a line.
    enum Offer {
        /// At least its first byte went out.
        case taken
        /// Not a byte of it went out.
        case full
        /// Not a byte of it went out, and none ever will.
        case gone
    }

    /// Starts the program; the system looks its first word up as a shell would.
    init(_ words: [String]) throws(ExecFault) {
        let pipes = Self.launching.withLock { _ in Self.launch(words) }
        (process, input, output) = try pipes.get()
    }

    deinit {
        dismiss()
    }

    // MARK: Talking

    /// Sends a line once those before it are out.
    func offer(_ line: [UInt8]) -> Offer {
        flush()
        guard rest.isEmpty else { return .full }
        switch write(line[...]) {
        case nil: return .gone
        case 0?: return .full
        case let count?:
            rest = line.dropFirst(count)
            return .taken
        }
    }

    /// Sends what is left of the last line.
    func flush() {
        guard !rest.isEmpty else { return }
        // A line that nobody will read needs no other end; its request runs out of time.
        rest = write(rest).map { rest.dropFirst($0) } ?? []
    }

    /// Waits until something can be read, or sent if the pipe was full, or it is that time.
    func wait(until deadline: ContinuousClock.Instant) {
        var requests = [pollfd(fd: output, events: Int16(POLLIN), revents: 0)]
        if wantsRoom { requests.append(pollfd(fd: input, events: Int16(POLLOUT), revents: 0)) }
        let left = (deadline - ContinuousClock.now) / .milliseconds(1)
        // A minute at the most and woken by any signal: the caller looks at the time itself.
        let milliseconds = Int32(min(max(left.rounded(.up), 0), 60_000))
        _ = poll(&requests, nfds_t(requests.count), milliseconds)
    }

    /// Takes in what has arrived, without waiting.
    /// - Returns: whether more can follow.
    func receive() -> Bool {
        withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { buffer in
            while true {
                let count = read(output, buffer.baseAddress, buffer.count)
                if count > 0 { lines.append(buffer[..<count]) }
                if count >= 0 { return count > 0 }
                if errno != EINTR { return errno == EAGAIN }
            }
        }
    }

    /// - Returns: how many bytes the pipe took, without waiting; `nil` when nobody reads it.
    private func write(_ bytes: ArraySlice<UInt8>) -> Int? {
        let count = BrokenPipe.withoutSignal {
            bytes.withUnsafeBytes { Glibc.write(input, $0.baseAddress, $0.count) }
        }
        wantsRoom = count < 0 ? errno == EAGAIN || errno == EINTR : count < bytes.count
        return count < 0 && !wantsRoom ? nil : max(count, 0)
    }

    // MARK: Ending

    /// Ends it at once, whatever it does.
    func kill() {
        guard !isReaped else { return }
        // The whole group, and before it is reaped: until then nobody else can have its number.
        _ = Glibc.kill(-process, SIGKILL)
        // It may have left its group.
        _ = Glibc.kill(process, SIGKILL)
        _ = reap(0)
        closePipes()
    }

    /// Ends its input, and gives it a moment to leave by itself.
    func dismiss() {
        guard !isReaped else { return }
        close(input)
        input = -1
        let deadline = ContinuousClock.now + Self.farewell
        while !reap(WNOHANG), ContinuousClock.now < deadline {
            _ = poll(nil, 0, 2)
        }
        if isReaped { closePipes() } else { kill() }
    }

    /// How long it may take to leave after its input has ended.
    private static let farewell = Duration.milliseconds(500)

    /// - Returns: whether the process is gone for good.
    private func reap(_ options: Int32) -> Bool {
        var result: pid_t
        repeat { result = waitpid(process, nil, options) } while result < 0 && errno == EINTR
        // Somebody who ignores SIGCHLD has it reaped by the system; then there is none to wait for.
        isReaped = result != 0
        return isReaped
    }

    private func closePipes() {
        if input >= 0 { close(input) }
        input = -1
        close(output)
    }
}
