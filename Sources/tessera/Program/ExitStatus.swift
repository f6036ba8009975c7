/// What the process ends with, as in `sysexits.h`.
enum ExitStatus: Int32 {
    case done = 0
    /// A business refusal, or not entitled.
    case refused = 1
    case usage = 64
    /// A plan file or a CSV file that says something wrong, or a file that is no database of ours.
    case badData = 65
    /// There is no such file.
    case inputMissing = 66
    /// Our bug, or a database that fails its own checks.
    case unhealthy = 70
    /// A disk, a pipe or a file that cannot be read or written.
    case inputOutput = 74
    /// Another process is in the way; the same command may succeed later.
    case busy = 75
}
