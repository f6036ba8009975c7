/// Cuts what the program wrote into lines.
struct ExecLines {
    /// The most bytes a line may have, without its line feed: 64 KiB.
    static let limit = 1 << 16

    private var bytes: [UInt8] = []
    /// Bytes before this are lines already handed out.
    private var start = 0
    /// Bytes from `start` to here hold no line feed.
    private var scanned = 0

    /// Whether nothing has come that was not handed out.
    var isEmpty: Bool { start == bytes.count }

    mutating func append(_ part: some Sequence<UInt8>) {
        bytes.removeFirst(start)
        scanned -= start
        start = 0
        bytes.append(contentsOf: part)
    }

    /// The next whole line, without its line feed; `nil` until more has come.
    mutating func next() throws(ExecFault) -> [UInt8]? {
        let end = bytes[scanned...].firstIndex(of: UInt8(ascii: "\n"))
        guard (end ?? bytes.count) - start <= Self.limit else { throw .overlong }
        guard let end else {
            scanned = bytes.count
            return nil
        }
        defer {
            start = end + 1
            scanned = start
        }
        return Array(bytes[start..<end])
    }
}
