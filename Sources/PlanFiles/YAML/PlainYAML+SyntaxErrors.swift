import Yams

extension PlainYAML {
    /// Reports why a text is not YAML, in the parser's words with a remedy of ours.
    static func reportSyntax(_ error: any Error, in source: SourceText, to reader: Reader) {
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, _),
            .parser(let context, let problem, let mark, _):
            let place = source.nearest(line: mark.line, column: mark.column)
            if problem.contains("nesting") {
                reportDepth(at: place, to: reader)
                return
            }
            let opening =
                context.flatMap {
                    $0.text.hasSuffix("next token")
                        ? nil : "\($0.text) that begins on line \($0.mark.line), "
                } ?? ""
            reader.report(
                place,
                "this is not YAML: \(opening)\(problem)",
                remedy(problem, context?.text ?? "", at: source.index(of: place), in: source)
            )
        case .composer(_, let problem, let mark, _):
            let place = source.nearest(line: mark.line, column: mark.column)
            if problem.contains("alias") {
                reader.report(
                    place,
                    "aliases are not used in plan files",
                    "write the value out, or put text that begins with * in quotes"
                )
            } else {
                reader.report(
                    place,
                    "a second document begins here",
                    "keep each plan in a file of its own"
                )
            }
        case .reader, .memory, .no, .writer, .emitter, .representer, .dataCouldNotBeDecoded,
            .duplicatedKeysInMapping, nil:
            // None of these can come from a text that has passed the checks of ``SourceText``.
            reader.report(
                .start,
                "this file cannot be read as YAML",
                "compare it with a plan that works"
            )
        }
    }

    private static func remedy(
        _ problem: String,
        _ context: String,
        at index: Int?,
        in source: SourceText
    ) -> String {
        let scalar = index.map { source.scalars[$0] }
        if scalar == "\t" || problem.contains("tab character") {
            return "indent with spaces"
        }
        if context.contains("quoted scalar") { return "end the text with the quote it begins with" }
        if context.contains("flow sequence") { return "close the list with ]" }
        if context.contains("flow mapping") { return "close the map with }" }
        if problem.contains("cannot start any token") { return "put this text in quotes" }
        if problem.contains("mapping values are not allowed") {
            return "put text with a colon in it in quotes, or mend the indent"
        }
        if problem.contains("expected ':'") { return "write key: value" }
        if problem.contains("expected key") || problem.contains("'-' indicator") {
            return "line it up with what stands above it"
        }
        return "look at the quotes, brackets and indents up to here"
    }
}
