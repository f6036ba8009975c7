import Glibc

enum ProbeError: Error, CustomStringConvertible {
    case usage
    case releaseBuild

    var description: String {
        switch self {
        case .usage: "usage: StoreProbe batch|interactive|read PATH SECONDS [ROWS]"
        case .releaseBuild: "this build cannot measure; see Probe.swift for one that can"
        }
    }
}

func exitProbe(with error: any Error) -> Never {
    exit(error is ProbeError ? 64 : 1)
}

/// Prints a line at once: its reader may kill this process any moment.
func say(_ line: String) {
    print(line)
    fflush(nil)
}

func rest(microseconds: UInt32) {
    if microseconds > 0 { usleep(microseconds) }
}
