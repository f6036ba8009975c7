import Glibc

/// The machine the figures are of.
enum Machine {
    /// `2 cores of Some Processor, 23 GiB of memory`.
    static var description: String {
        let cores = sysconf(Int32(_SC_NPROCESSORS_ONLN))
        let pages = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
        let memory = Double(pages) / 1_073_741_824
        return
            "\(cores) \(cores == 1 ? "core" : "cores") of \(processor), \(memory.short) GiB of memory"
    }

    private static var processor: String {
        guard let file = fopen("/proc/cpuinfo", "r") else { return "an unknown processor" }
        defer { fclose(file) }
        var buffer = [CChar](repeating: 0, count: 512)
        while fgets(&buffer, Int32(buffer.count), file) != nil {
            let bytes = buffer.prefix { $0 != 0 && $0 != 10 }.map(UInt8.init(bitPattern:))
            let parts = String(decoding: bytes, as: UTF8.self).split(separator: ":", maxSplits: 1)
            if parts.count == 2, parts[0].hasPrefix("model name") {
                return String(parts[1].drop { $0 == " " })
            }
        }
        return "an unknown processor"
    }
}
