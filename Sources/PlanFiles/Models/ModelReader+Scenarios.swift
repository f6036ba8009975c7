import Membership
import Profitability

extension ModelReader {
    /// Named sets of figures that replace the file's own, each in the unit the file gives it in.
    func scenarios(_ node: YAMLNode?, price: ModelPrice?) -> [ModelScenario] {
        let right = "write items such as { id: bad, set: { retention.rate: 60% } }"
        var scenarios: [ModelScenario] = []
        var first: [String: Position] = [:]
        for item in reader.list(node, "scenarios", right: right) ?? [] {
            let keys = ModelKeys.scenario
            guard let fields = Fields(item, of: "a scenario", keys: keys, reader: reader) else {
                continue
            }
            let idNode = fields.required("id", example: "id: bad")
            let id = reader.identifier(idNode, "id")
            let name = reader.words(fields.optional("name"), "name", longest: 200)
            let feeNode = fields.optional("fee")
            let fee = reader.amount(feeNode, "fee", currency: price?.currency)
            let setNode = fields.optional("set")
            let values = setNode.map(values) ?? [:]
            guard let id, let idNode else { continue }
            if let earlier = first[id] {
                reader.report(
                    idNode.position,
                    "scenario on line \(earlier.line) has the id \(Reader.quoted(id)) already",
                    "give one of them another id"
                )
            } else if id == ModelScenario.base {
                reader.report(
                    idNode.position,
                    "\(Reader.quoted(id)) is the model as it stands",
                    "give the scenario another id"
                )
            } else if feeNode == nil, setNode == nil {
                reader.report(item.position, "scenario \(Reader.quoted(id)) changes nothing", right)
            }
            first[id] = idNode.position
            scenarios.append(
                ModelScenario(id: id, name: name ?? id, values: values, fee: fee?.majorUnits)
            )
        }
        return scenarios
    }

    private func values(_ node: YAMLNode) -> [AssumptionKey: Double] {
        guard case .map(let entries) = node.content else {
            if case .unusable = node.content { return [:] }
            reader.report(
                node.position,
                "\"set\" must be a map of keys, not \(node.shape)",
                "write figures by their names, such as { retention.rate: 60% }"
            )
            return [:]
        }
        var values: [AssumptionKey: Double] = [:]
        for entry in entries {
            guard let figure = notes.assumptions.first(where: { $0.key.path == entry.key }) else {
                // One with something wrong in it has been reported where it stands.
                if notes.written.contains(entry.key) { continue }
                let known = notes.assumptions.map(\.key.path)
                let meant = Suggestion.nearest(to: entry.key, among: known)
                reader.report(
                    entry.position,
                    "the model gives no figure \(Reader.quoted(entry.key))",
                    meant.map { "did you mean \(Reader.quoted($0))?" }
                        ?? "name one of the file's, such as \(known.first ?? "audience.people")"
                )
                continue
            }
            let right = "write a number such as \(Self.shown(figure.value, figure.key))"
            let decimal = reader.decimal(entry.value, entry.key, right: right)
            guard let decimal else { continue }
            guard !decimal.isPercent || figure.key.profile.measure.isShare else {
                reader.report(
                    entry.value.position,
                    "\(Reader.quoted(entry.key)) is no share, so it has no %",
                    right
                )
                continue
            }
            let value = decimal.value
            guard
                checked(value, at: entry.value, "value", figure.key, figure.unit) != nil
            else { continue }
            if values.updateValue(value * figure.unit.scale, forKey: figure.key) != nil {
                reader.report(
                    entry.position,
                    "key \(Reader.quoted(entry.key)) is written twice in \"set\"",
                    "keep one of them"
                )
            }
        }
        return values
    }
}
