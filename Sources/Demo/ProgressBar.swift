/// How far the demo has come, on stderr while that is a terminal; silent otherwise.
struct ProgressBar {
    private static let width = 30

    private let total: Int
    private let isShown = Terminal.isInteractive
    private let began = ContinuousClock.now
    private var drawn = ContinuousClock.now
    private var done = 0

    init(total: Int) {
        self.total = total
    }

    mutating func step(to label: String) {
        done += 1
        let now = ContinuousClock.now
        guard isShown, done == total || now - drawn > .milliseconds(100) else { return }
        drawn = now
        let seconds = max((now - began) / .seconds(1), 0.001)
        let rate = Double(done) / seconds
        let left = Int((Double(total - done) / rate).rounded(.up))
        let filled = Self.width * done / max(total, 1)
        let bar =
            String(repeating: "#", count: filled)
            + String(repeating: ".", count: Self.width - filled)
        Terminal.write(
            "\r[\(bar)] \(label)  \(Int(rate)) days/s  \(left) s left \u{1B}[K",
            to: 2
        )
    }

    func clear() {
        if isShown { Terminal.write("\r\u{1B}[K", to: 2) }
    }
}
