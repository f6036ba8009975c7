import Glibc

/// A bar on stderr while something long goes on, when people are watching.
final class Progress {
    let isShown = isatty(2) == 1
    private var lastShown: ContinuousClock.Instant?

    /// Draws the bar, at most ten times a second.
    func show(_ done: Int, of total: Int, _ words: String) {
        guard isShown, total > 0 else { return }
        let now = ContinuousClock.now
        if let lastShown, done < total, now - lastShown < .milliseconds(100) { return }
        lastShown = now
        let width = 30
        let filled = min(width, done * width / total)
        let bar = String(repeating: "#", count: filled)
        let rest = String(repeating: ".", count: width - filled)
        let counts = "\(Words.grouped(Int64(done))) of \(Words.grouped(Int64(total)))"
        draw("[\(bar)\(rest)] \(counts) \(words)")
    }

    /// Takes the bar away, so that what follows begins on a clean line.
    func clear() {
        guard lastShown != nil else { return }
        lastShown = nil
        draw("")
    }

    private func draw(_ text: String) {
        try? Output(descriptor: 2).text("\r\u{1B}[K" + text)
    }
}
