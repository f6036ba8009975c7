/// One thing with its facts, a line each.
struct Facts {
    private let title: String
    private let meaning: Ink.Meaning
    private var facts: [(name: String, value: String)] = []

    /// - Parameter meaning: the colour of the title.
    init(_ title: String, _ meaning: Ink.Meaning = .heading) {
        self.title = title
        self.meaning = meaning
    }

    /// - Parameter value: left out when `nil`.
    mutating func add(_ name: String, _ value: String?) {
        if let value { facts.append((name, Printable.text(value))) }
    }

    func rendered(_ ink: Ink) -> String {
        let width = facts.map(\.name.count).max() ?? 0
        var text = ink.paint(Printable.text(title), meaning) + "\n"
        for (name, value) in facts {
            let gap = String(repeating: " ", count: width - name.count)
            text += "  \(ink.paint(name, .faint))\(gap)  \(value)\n"
        }
        return text
    }
}

extension Output {
    func table(_ facts: Facts) throws(OutputError) {
        try text(facts.rendered(ink))
    }
}
