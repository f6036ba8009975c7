import Yams

/// The plain part of YAML that plan files are written in: maps, lists and scalars, nothing shared.
///
/// Scalars are read as their text, so `no`, `1e3` and `0x10` mean nothing until a reader says so.
enum PlainYAML {
    /// Plans need five; nothing a person writes comes near this.
    static let deepestNesting = 12

    /// - Returns: `nil` after reporting why the text is not one document; a node that breaks a
    ///   lesser rule is reported and stands in the tree as unusable.
    static func parse(_ source: SourceText, reader: Reader) -> YAMLNode? {
        guard !isBomb(source, reader), let composed = compose(source, reader) else { return nil }
        let tree = Conversion(source: source, reader: reader, renamed: composed.renamed)
            .node(composed.root, depth: 1)
        if tree.isNull {
            reportEmpty(reader)
            return nil
        }
        return tree
    }

    static func reportDepth(at place: Position, to reader: Reader) {
        reader.report(
            place,
            "this is nested more than \(deepestNesting) deep",
            "take some brackets or indents away"
        )
    }

    private static func reportEmpty(_ reader: Reader) {
        reader.report(.start, "the file is empty", reader.beginning)
    }

    /// The tree as the parser builds it, with the keys that were renamed to get it whole.
    private typealias Composed = (root: Node, renamed: [Position: Unicode.Scalar])

    /// Yams gives up at the first map with a repeated key. To find everything else that is wrong,
    /// the first of the two gets another name of the same length, and gets its own back later.
    private static func compose(_ source: SourceText, _ reader: Reader) -> Composed? {
        var scalars = source.scalars
        var renamed: [Position: Unicode.Scalar] = [:]
        while true {
            do {
                let text =
                    renamed.isEmpty ? source.text : String(String.UnicodeScalarView(scalars))
                let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
                guard let root = try parser.singleRoot() else {
                    reportEmpty(reader)
                    return nil
                }
                return (root, renamed)
            } catch YamlError.duplicatedKeysInMapping(_, let context) {
                let place = Position(line: context.mark.line, column: context.mark.column)
                let isNew = renamed[place] == nil && renamed.count < mostRenamed
                if isNew, let index = nameStart(at: place, in: source),
                    let stranger = Unicode.Scalar(0xE000 + UInt32(renamed.count))
                {
                    renamed[place] = scalars[index]
                    scalars[index] = stranger
                } else {
                    reader.report(
                        source.nearest(line: place.line, column: place.column),
                        "this key is written again in the same map",
                        "keep one of them"
                    )
                    return nil
                }
            } catch {
                reportSyntax(error, in: source, to: reader)
                return nil
            }
        }
    }

    /// Each renaming costs one more parse.
    private static let mostRenamed = 16

    /// Where a key's first letter stands, behind its quote if it has one; `nil` for odder keys.
    private static func nameStart(at place: Position, in source: SourceText) -> Int? {
        guard var index = source.index(of: place) else { return nil }
        if source.scalars[index] == "\"" || source.scalars[index] == "'" { index += 1 }
        guard source.scalars.indices.contains(index) else { return nil }
        let scalar = source.scalars[index]
        return scalar.properties.isAlphabetic || scalar == "_" ? index : nil
    }

    /// A few aliases of aliases stand for more nodes than a machine can hold, and the parser counts
    /// them before anyone can refuse them. So does a tower of keys that are maps themselves.
    private static func isBomb(_ source: SourceText, _ reader: Reader) -> Bool {
        let scalars = source.scalars
        var anchors = 0
        var aliases = 0
        var mapKeys = 0
        for (index, scalar) in scalars.enumerated() {
            guard scalar == "&" || scalar == "*" || scalar == "?" else { continue }
            let before = index > 0 ? scalars[index - 1] : "\n"
            let next = index + 1 < scalars.count ? scalars[index + 1] : " "
            guard before.properties.isWhitespace || "[{,:-?".unicodeScalars.contains(before) else {
                continue
            }
            switch (scalar, next.properties.isWhitespace) {
            case ("&", false): anchors += 1
            case ("*", false): aliases += 1
            case ("?", true): mapKeys += 1
            default: break
            }
            guard (anchors > 0 && aliases > 8) || mapKeys > 8 else { continue }
            reader.report(
                source.position(of: index),
                "the file is full of words that YAML takes for aliases or complex keys",
                "write every value out where it belongs"
            )
            return true
        }
        return false
    }
}
