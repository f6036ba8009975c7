import Yams

extension PlainYAML {
    /// Turns the parser's tree into ours and refuses what plain YAML does not have.
    struct Conversion {
        let source: SourceText
        let reader: Reader
        /// The true first letters of keys that had to be renamed, by the key's place.
        let renamed: [Position: Unicode.Scalar]

        func node(_ node: Node, depth: Int) -> YAMLNode {
            let place = place(of: node)
            guard depth <= PlainYAML.deepestNesting else {
                PlainYAML.reportDepth(at: place, to: reader)
                return YAMLNode(position: place, content: .unusable)
            }
            guard isPlain(place) else { return YAMLNode(position: place, content: .unusable) }
            return YAMLNode(position: place, content: content(node, depth: depth))
        }

        private func content(_ node: Node, depth: Int) -> YAMLNode.Content {
            switch node {
            case .scalar(let scalar):
                .text(scalar.string, plain: scalar.style == .plain)
            case .sequence(let sequence):
                .list(sequence.map { self.node($0, depth: depth + 1) })
            case .mapping(let mapping):
                .map(mapping.compactMap { entry($0.key, $0.value, depth: depth) })
            case .alias:
                alias(at: place(of: node))
            }
        }

        /// The parser replaces aliases by what they stand for; one that arrives is refused too.
        private func alias(at place: Position) -> YAMLNode.Content {
            reportSharing(at: place)
            return .unusable
        }

        private func reportSharing(at place: Position) {
            reader.report(
                place,
                "anchors and aliases are not used in plan files",
                "write the value out wherever it belongs"
            )
        }

        private func entry(_ key: Node, _ value: Node, depth: Int) -> YAMLEntry? {
            let place = place(of: key)
            guard isPlain(place) else { return nil }
            guard case .scalar(let scalar) = key else {
                reader.report(place, "this key is not a word", "write key: value")
                return nil
            }
            var text = scalar.string
            if let first = renamed[place] {
                text = String(first) + String(text.unicodeScalars.dropFirst())
            }
            guard text != "<<" else {
                reader.report(
                    place,
                    "merge keys are not used in plan files",
                    "write the keys out here"
                )
                return nil
            }
            return YAMLEntry(
                key: text,
                position: place,
                value: self.node(value, depth: depth + 1)
            )
        }

        /// An alias comes with the mark of its anchor, so refusing anchors refuses both, and no
        /// shared node is ever walked.
        private func isPlain(_ place: Position) -> Bool {
            guard let index = source.index(of: place) else { return true }
            switch source.scalars[index] {
            case "&":
                reportSharing(at: place)
            case "!":
                reader.report(
                    place,
                    "tags are not used in plan files",
                    "take the tag away, or put text that begins with ! in quotes"
                )
            default:
                return true
            }
            return false
        }

        private func place(of node: Node) -> Position {
            guard let mark = node.mark else { return .start }
            // An empty value at the very end is marked behind the text.
            let place = Position(line: mark.line, column: mark.column)
            return source.index(of: place) == nil
                ? source.nearest(line: mark.line, column: mark.column) : place
        }
    }
}
