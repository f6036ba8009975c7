import Glibc

/// A bar on stderr while something long goes on, when people are watching.
final class Progress {
    let isShown = isatty(2) == 1
    private var lastShown: ContinuousClock.Instant?
    private var began: ContinuousClock.Instant?

    /// Draws the bar, at most ten times a second, with how fast it goes and how long it will take.
    func show(_ done: Int, of total: Int, _ words: String) {
        guard isShown, total > 0 else { return }
        let now = ContinuousClock.now
        if let lastShown, done < total, now - lastShown < .milliseconds(100) { return }
        lastShown = now
        let start = began ?? now
        began = start
        let width = 30
        let filled = min(width, done * width / total)
        let bar = String(repeating: "#", count: filled)
        let rest = String(repeating: ".", count: width - filled)
        let counts = "\(Words.grouped(Int64(done))) of \(Words.grouped(Int64(total)))"
        draw("[\(bar)\(rest)] \(counts) \(words)\(Self.pace(done, of: total, now - start))")
    }

    /// Takes the bar away, so that what follows begins on a clean line.
    func clear() {
        guard lastShown != nil else { return }
        lastShown = nil
        draw("")
    }

    /// `, 1,200/s, 2:05 left`; nothing in the first second, which tells little.
    static func pace(_ done: Int, of total: Int, _ elapsed: Duration) -> String {
        let seconds = elapsed / .seconds(1)
        guard done > 0, seconds >= 1 else { return "" }
        let rate = Double(done) / seconds
        let left = Int((Double(max(0, total - done)) / rate).rounded(.up))
        let minutes = String(repeating: "0", count: left % 60 < 10 ? 1 : 0) + "\(left % 60)"
        return ", \(Words.grouped(Int64(rate.rounded())))/s, \(left / 60):\(minutes) left"
    }

    private func draw(_ text: String) {
        try? Output(descriptor: 2).text("\r\u{1B}[K" + text)
    }
}
