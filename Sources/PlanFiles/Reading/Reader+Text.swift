extension Reader {
    /// A scalar's text, whatever it may mean.
    /// - Parameter right: what to write instead when it is a list or a map.
    func scalar(
        _ node: YAMLNode?,
        _ key: String,
        right: String
    ) -> (text: String, plain: Bool)? {
        guard let node else { return nil }
        switch node.content {
        case .text(let text, let plain):
            return (text, plain)
        case .list, .map:
            report(
                node.position,
                "\(Self.quoted(key)) must be a single value, not \(node.shape)",
                right
            )
            return nil
        case .unusable:
            return nil
        }
    }

    /// Words for people; space around them is dropped.
    /// - Parameter longest: the most characters it may have.
    func words(_ node: YAMLNode?, _ key: String, longest: Int) -> String? {
        guard let node, let (text, _) = scalar(node, key, right: "write a text") else {
            return nil
        }
        let scalars = text.unicodeScalars
        guard
            let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else {
            report(node.position, "\(Self.quoted(key)) is empty", "write a text")
            return nil
        }
        let trimmed = scalars[first...last]
        guard trimmed.count <= longest else {
            report(
                node.position,
                "\(Self.quoted(key)) has \(trimmed.count) characters",
                "write at most \(longest)"
            )
            return nil
        }
        guard !trimmed.contains(where: { $0 != "\n" && Self.isControl($0) }) else {
            report(
                node.position,
                "\(Self.quoted(key)) has invisible characters in it",
                "take them out"
            )
            return nil
        }
        return String(String.UnicodeScalarView(trimmed))
    }

    /// The id of a plan, a price or a benefit.
    func identifier(_ node: YAMLNode?, _ key: String) -> String? {
        let right = "use 1 to 64 of a-z 0-9 . _ -, beginning with a letter or digit"
        guard let node, let (text, _) = scalar(node, key, right: right) else { return nil }
        let bytes = Array(text.utf8)
        let isGood =
            (1...64).contains(bytes.count) && bytes.allSatisfy(Self.isIdentifierByte)
            && !".-_".utf8.contains(bytes[0])
        guard isGood else {
            report(node.position, "\(Self.quoted(text)) is no id", right)
            return nil
        }
        return text
    }

    /// A word the shop uses for its own things, as a category, a region or a speed.
    func label(_ node: YAMLNode?, _ key: String) -> String? {
        let right = "use 1 to 64 of A-Z a-z 0-9 . _ : -"
        guard let node, let (text, _) = scalar(node, key, right: right) else { return nil }
        let bytes = Array(text.utf8)
        let isGood =
            (1...64).contains(bytes.count)
            && bytes.allSatisfy {
                Self.isIdentifierByte($0) || (0x41...0x5A).contains($0) || $0 == 0x3A
            }
        guard isGood else {
            report(node.position, "\(Self.quoted(text)) cannot stand in \(Self.quoted(key))", right)
            return nil
        }
        return text
    }

    /// What members type to get an offer.
    func code(_ node: YAMLNode?, _ key: String) -> String? {
        let right = "use 1 to 40 of A-Z a-z 0-9 . _ -"
        guard let node, let (text, _) = scalar(node, key, right: right) else { return nil }
        let bytes = Array(text.utf8)
        let isGood =
            (1...40).contains(bytes.count)
            && bytes.allSatisfy { Self.isIdentifierByte($0) || (0x41...0x5A).contains($0) }
        guard isGood else {
            report(node.position, "\(Self.quoted(text)) is no code", right)
            return nil
        }
        return text
    }

    /// A country of ISO 3166, as `DE`, or a part of one, as `US-CA`.
    func region(_ node: YAMLNode?, _ key: String) -> String? {
        let right = "write a country such as DE, or a part of one such as US-CA"
        guard let node, let (text, _) = scalar(node, key, right: right) else { return nil }
        let parts = text.utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
        let isGood =
            parts[0].count == 2 && parts[0].allSatisfy { (0x41...0x5A).contains($0) }
            && parts.count <= 2
            && parts.dropFirst().allSatisfy { part in
                (1...3).contains(part.count)
                    && part.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
            }
        guard isGood else {
            report(node.position, "\(Self.quoted(text)) is no region", right)
            return nil
        }
        return text
    }

    /// One of a closed list of words.
    /// - Parameter other: what may stand there instead of a word, as `, or a day`.
    func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ node: YAMLNode?,
        _ key: String,
        or other: String = ""
    ) -> Choice? {
        let words = Choice.allCases.map(\.rawValue)
        let list = words.joined(separator: ", ")
        let right = "write \(words.count > 1 ? "one of " : "")\(list)\(other)"
        guard let node, let (text, _) = scalar(node, key, right: right) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let hint = Suggestion.nearest(to: text, among: words)
        report(
            node.position,
            "\(Self.quoted(text)) cannot stand in \(Self.quoted(key))",
            hint.map { "did you mean \($0)?" } ?? right
        )
        return nil
    }

    /// The items of a list; an item without a value is reported and left out.
    func list(_ node: YAMLNode?, _ key: String, right: String) -> [YAMLNode]? {
        guard let node else { return nil }
        switch node.content {
        case .list(let items):
            return items.filter { item in
                if item.isNull {
                    report(item.position, "an item of \(Self.quoted(key)) is empty", right)
                }
                return !item.isNull
            }
        case .text, .map:
            report(
                node.position,
                "\(Self.quoted(key)) must be a list, not \(node.shape)",
                right
            )
            return nil
        case .unusable:
            return nil
        }
    }

    private static func isIdentifierByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x30...0x39, 0x2D, 0x2E, 0x5F: true
        default: false
        }
    }
}
