import Glibc

/// Writing to a pipe that nobody reads must be an error, not the end of the process.
enum BrokenPipe {
    /// Runs a write with SIGPIPE held back from this thread, and takes away the one it raised.
    ///
    /// What the process does about SIGPIPE is its own choice, which a library leaves alone.
    /// - Returns: what the write returned; `errno` is as the write left it.
    static func withoutSignal(_ body: () -> Int) -> Int {
        var pending = sigset_t()
        sigpending(&pending)
        let wasPending = sigismember(&pending, SIGPIPE) == 1
        var broken = sigset_t()
        sigemptyset(&broken)
        sigaddset(&broken, SIGPIPE)
        var earlier = sigset_t()
        pthread_sigmask(SIG_BLOCK, &broken, &earlier)
        let count = body()
        let code = errno
        if count < 0, code == EPIPE, !wasPending {
            var noTime = timespec()
            _ = sigtimedwait(&broken, nil, &noTime)
        }
        pthread_sigmask(SIG_SETMASK, &earlier, nil)
        errno = code
        return count
    }
}
