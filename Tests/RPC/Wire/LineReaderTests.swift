import Foundation
import Glibc
import RPC
import Testing

struct LineReaderTests {
    typealias Item = LineReader.Item

    /// Everything the reader finds, with each line as text.
    private func items(_ reader: inout LineReader) throws -> [String] {
        var found: [String] = []
        var progress = LineReader.Progress.open
        while progress == .open {
            progress = try reader.nextDrain()
            for item in reader.items {
                switch item {
                case .line(let range):
                    found.append(String(decoding: reader.bytes(of: range), as: UTF8.self))
                case .oversized(let size): found.append("oversized \(size)")
                case .cutTail(let size): found.append("cut \(size)")
                }
            }
        }
        return found
    }

    /// Each row reads: these bytes hold those lines.
    @Test(
        arguments: [
            ("nothing", "", []),
            ("one line", "a\n", ["a"]),
            ("two lines", "a\nb\n", ["a", "b"]),
            ("blank lines between", "\n \n\ta\n\r\n\nb\n\n", ["\ta", "b"]),
            ("a CR stays with its line", "a\r\n", ["a\r"]),
            ("a form feed is no blank", "\u{C}\n", ["\u{C}"]),
            ("half a line at the end", "a\nbc", ["a", "cut 2"]),
            ("a whole request without its LF is cut all the same", "{}", ["cut 2"]),
            ("blanks at the end are nothing", "a\n \r\t", ["a"]),
        ] as [(String, String, [String])]
    )
    func `lines are found`(why: String, text: String, lines: [String]) throws {
        let pipe = try WirePipe()
        pipe.write(text)
        pipe.closeWriting()
        var reader = LineReader(descriptor: pipe.reading)
        #expect(try items(&reader) == lines, "\(why)")
    }

    @Test func `a drain has all that arrived and waits for no more`() throws {
        let pipe = try WirePipe()
        pipe.write("a\nb\nhalf")
        var reader = LineReader(descriptor: pipe.reading)
        #expect(try reader.nextDrain() == .open)
        #expect(reader.items.count == 2)
        pipe.write(" done\nc\n")
        #expect(try reader.nextDrain() == .open)
        #expect(reader.items.count == 2)
        pipe.closeWriting()
        #expect(try reader.nextDrain() == .ended)
        #expect(reader.items.isEmpty)
    }

    @Test func `a drain is bounded and loses nothing`() throws {
        let pipe = try WirePipe(capacity: 1 << 20)
        let lines = (0..<2_500).map { "\($0)" }
        pipe.write(lines.map { $0 + "\n" }.joined())
        pipe.closeWriting()
        var reader = LineReader(descriptor: pipe.reading)
        #expect(try reader.nextDrain() == .open)
        #expect(reader.items.count == LineReader.drainLimit)
        var rest = try items(&reader)
        #expect(rest.count == 1_500)
        #expect(rest.removeFirst() == "1000")
    }

    @Test func `lines of every length survive every way of cutting them up`() throws {
        for seed in 0..<60 as Range<UInt64> {
            var generator = Seeded(seed: seed)
            let lines = (0..<40).map { number in
                let longest = [8, 200, 70_000][Int.random(in: 0..<3, using: &generator)]
                let length = Int.random(in: 1...longest, using: &generator)
                return String(repeating: "\(number % 10)", count: length)
            }
            let bytes = Array(lines.map { $0 + "\n" }.joined().utf8)
            let pipe = try WirePipe()
            WireHarness.onThread {
                var generator = Seeded(seed: seed)
                var rest = bytes[...]
                while !rest.isEmpty {
                    let part = rest.prefix(Int.random(in: 1...100_000, using: &generator))
                    pipe.write(Array(part))
                    rest = rest.dropFirst(part.count)
                }
                pipe.closeWriting()
            }
            var reader = LineReader(descriptor: pipe.reading)
            #expect(try items(&reader) == lines, "seed \(seed)")
        }
    }

    /// Each row reads: a line of this length is kept, or reported by its size.
    @Test(
        arguments: [
            ("at the limit", LineReader.lineLimit, true),
            ("one byte over", LineReader.lineLimit + 1, false),
            ("far over", 5 * LineReader.lineLimit + 12_345, false),
        ] as [(String, Int, Bool)]
    )
    func `an over-long line is reported by its size`(
        why: String,
        length: Int,
        isKept: Bool
    ) throws {
        let pipe = try WirePipe()
        WireHarness.onThread {
            pipe.write("before\n" + String(repeating: "x", count: length) + "\nafter\n")
            pipe.closeWriting()
        }
        var reader = LineReader(descriptor: pipe.reading)
        let found = try items(&reader)
        #expect(found.count == 3, "\(why)")
        #expect(found.first == "before", "\(why)")
        #expect(found.last == "after", "\(why)")
        #expect((found[1] == "oversized \(length)") != isKept, "\(why)")
        #expect((found[1].utf8.count == length) == isKept, "\(why)")
    }

    @Test func `a gigabyte without a line end takes no memory`() throws {
        let pipe = try WirePipe(capacity: 1 << 20)
        let chunk = [UInt8](repeating: 0x78, count: 1 << 20)
        WireHarness.onThread {
            for _ in 0..<1_024 { pipe.write(chunk) }
            pipe.write("\nlast\n")
            pipe.closeWriting()
        }
        var reader = LineReader(descriptor: pipe.reading)
        let before = peakMemory()
        #expect(try items(&reader) == ["oversized 1073741824", "last"])
        #expect(peakMemory() - before < 64 << 10, "peak memory grew by more than 64 MiB")
    }

    @Test func `an over-long line cut by the end is a cut tail`() throws {
        let pipe = try WirePipe()
        WireHarness.onThread {
            pipe.write([UInt8](repeating: 0x78, count: 3 << 20))
            pipe.closeWriting()
        }
        var reader = LineReader(descriptor: pipe.reading)
        #expect(try items(&reader) == ["cut \(3 << 20)"])
    }

    @Test func `a pipe that was left non-blocking is waited for`() throws {
        let pipe = try WirePipe()
        _ = fcntl(pipe.reading, F_SETFL, O_NONBLOCK)
        WireHarness.onThread {
            for part in ["a\nb", "c\n", "d\n"] {
                // Gives the reader time to find the pipe empty; it must come out right either way.
                usleep(2_000)
                pipe.write(part)
            }
            pipe.closeWriting()
        }
        var reader = LineReader(descriptor: pipe.reading)
        #expect(try items(&reader) == ["a", "bc", "d"])
    }

    @Test func `a descriptor that cannot be read is an error`() {
        var reader = LineReader(descriptor: -1)
        let result = Result { try reader.nextDrain() }
        #expect(throws: StreamFailure.readFailed(EBADF)) { try result.get() }
    }

    /// The most memory this process ever had, in KiB.
    private func peakMemory() -> Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss
    }
}
