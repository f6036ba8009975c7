import Glibc

/// Reads lines from a file descriptor, as many at a time as have already arrived.
///
/// - Shape: a line ends at LF and nowhere else; a CR before it is white space to the JSON scanner.
///   Blank lines are left out. A line longer than ``lineLimit`` is thrown away as it comes in and
///   reported by its size only, so memory stays bounded whatever is sent.
/// - Errors: ``StreamFailure/readFailed(_:)``. EINTR is retried; a descriptor that the parent left
///   non-blocking is polled.
package struct LineReader: ~Copyable {
    /// One thing found in the stream, in the order it came.
    package enum Item: Hashable, Sendable {
        /// A whole line; ``LineReader/bytes(of:)`` has its bytes until the next drain.
        case line(Range<Int>)
        /// A whole line that was too long to keep; its size in bytes.
        case oversized(Int)
        /// What stood after the last LF when the stream ended; its size in bytes. Never execute
        /// it: the client died in the middle of saying it.
        case cutTail(Int)
    }

    /// Whether more can follow.
    package enum Progress: Hashable, Sendable {
        case open
        case ended
    }

    /// The most bytes a line may have, without its LF: 1 MiB.
    package static let lineLimit = 1 << 20

    /// The most lines in one drain.
    package static let drainLimit = 1_000

    /// How many bytes at least we offer to read at once: what a pipe holds.
    private static let readSize = 1 << 16

    /// What the last drain found, in order.
    package private(set) var items: [Item] = []

    private let descriptor: Int32
    private var storage: UnsafeMutableBufferPointer<UInt8>

    /// The bytes `start..<filled` are read and not yet reported; `start..<scanned` hold no LF.
    private var start = 0
    private var scanned = 0
    private var filled = 0

    /// How much of an over-long line has been thrown away so far; 0 outside of one.
    private var discarded = 0

    package init(descriptor: Int32) {
        self.descriptor = descriptor
        storage = .allocate(capacity: 4 * Self.readSize)
        storage.initialize(repeating: 0)
    }

    deinit {
        storage.deallocate()
    }

    /// The bytes of a line of the last drain; valid until the next one.
    package func bytes(of line: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: storage[line])
    }

    /// Replaces ``items`` by the lines that have arrived, and waits only while there is none.
    ///
    /// - Returns: `.ended` once, together with the last items, when the stream is at its end.
    package mutating func nextDrain() throws(StreamFailure) -> Progress {
        items.removeAll(keepingCapacity: true)
        while true {
            collectLines()
            guard items.isEmpty else { return .open }
            makeRoom()
            let count = try readMore()
            guard count > 0 else {
                takeTail()
                return .ended
            }
            filled += count
        }
    }

    private mutating func collectLines() {
        while items.count < Self.drainLimit, let end = nextLineFeed() {
            let line = start..<end
            start = end + 1
            scanned = start
            if discarded + line.count > Self.lineLimit {
                items.append(.oversized(discarded + line.count))
                discarded = 0
            } else if !isBlank(line) {
                items.append(.line(line))
            }
        }
    }

    private mutating func nextLineFeed() -> Int? {
        guard scanned < filled else { return nil }
        let rest = UnsafeRawBufferPointer(
            rebasing: UnsafeRawBufferPointer(storage)[scanned..<filled]
        )
        if let base = rest.baseAddress, let found = memchr(base, 0x0A, rest.count) {
            return scanned + (UnsafeRawPointer(found) - base)
        }
        scanned = filled
        if discarded > 0 || filled - start > Self.lineLimit {
            discarded += filled - start
            start = filled
        }
        return nil
    }

    private func isBlank(_ line: Range<Int>) -> Bool {
        storage[line].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    }

    /// Moves the unfinished line to the front, and takes a larger buffer if it fills this one.
    ///
    /// Only called while ``items`` is empty, so no reported range can move. The unfinished line
    /// is never longer than the limit, so neither does the buffer grow much beyond it.
    private mutating func makeRoom() {
        if start == filled {
            start = 0
            scanned = 0
            filled = 0
        }
        guard storage.count - filled < Self.readSize else { return }
        let kept = filled - start
        if storage.count - kept >= Self.readSize {
            copyUnread(to: storage)
        } else {
            let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 2 * storage.count)
            larger.initialize(repeating: 0)
            copyUnread(to: larger)
            storage.deallocate()
            storage = larger
        }
        scanned -= start
        start = 0
        filled = kept
    }

    private func copyUnread(to target: UnsafeMutableBufferPointer<UInt8>) {
        guard let to = target.baseAddress, let from = storage.baseAddress else { return }
        memmove(to, from + start, filled - start)
    }

    /// - Returns: how many bytes came; 0 at the end of the stream.
    private func readMore() throws(StreamFailure) -> Int {
        let room = UnsafeMutableRawBufferPointer(
            rebasing: UnsafeMutableRawBufferPointer(storage)[filled...]
        )
        while true {
            let count = read(descriptor, room.baseAddress, room.count)
            if count >= 0 { return count }
            switch errno {
            case EINTR: continue
            case EAGAIN: waitUntilReady(descriptor, for: POLLIN)
            case let code: throw .readFailed(code)
            }
        }
    }

    private mutating func takeTail() {
        let tail = start..<filled
        if discarded > 0 || !isBlank(tail) {
            items.append(.cutTail(discarded + tail.count))
        }
        start = filled
        scanned = filled
        discarded = 0
    }
}

/// Waits until a non-blocking descriptor can go on, or a signal comes; the caller tries again.
func waitUntilReady(_ descriptor: Int32, for events: Int32) {
    var request = pollfd(fd: descriptor, events: Int16(events), revents: 0)
    _ = poll(&request, 1, -1)
}
