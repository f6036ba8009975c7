package import Membership

/// Something in a plan file that may be done and is seldom wise, where it stands.
package struct PlacedWarning: Hashable, Sendable, CustomStringConvertible {
    package let file: String
    /// Both count from 1; what the file leaves out stands where the plan is named.
    package let line: Int
    package let column: Int
    package let warning: PlanWarning

    package var description: String {
        "\(file):\(line):\(column): \(warning.path): \(warning.reason) [\(warning.code.rawValue)]"
    }
}

extension PlanFile.Loaded {
    /// What is worth a second look, in the order in which it stands in the file.
    package var warnings: [PlacedWarning] {
        plan.warnings().map { warning in
            let place = root.place(of: warning.path.split(separator: ".")) ?? id
            return PlacedWarning(
                file: path,
                line: place.line,
                column: place.column,
                warning: warning
            )
        }.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    }
}

extension YAMLNode {
    /// Where a path of keys and ids leads, as `tiers.gold.benefits.sale`; `nil` where nothing stands there.
    fileprivate func place(of path: some Collection<Substring>) -> Position? {
        guard let first = path.first else { return position }
        let rest = path.dropFirst()
        switch content {
        case .map(let entries):
            // What points are redeemed at is written under a verb.
            let key = first == "redemptions" ? "redeem" : String(first)
            if let entry = entries.first(where: { $0.key == key }) {
                return rest.isEmpty ? entry.position : entry.value.place(of: rest)
            }
            // The tiers of a tier set are a list inside of it.
            return value(at: "tiers")?.place(of: path)
        case .list(let items):
            let item = items.first { item in
                guard case .text(let id, _)? = item.value(at: "id")?.content else { return false }
                return id == first
            }
            guard let item else { return nil }
            return rest.isEmpty
                ? item.value(at: "id")?.position ?? item.position : item.place(of: rest)
        case .text, .unusable: return nil
        }
    }
}
