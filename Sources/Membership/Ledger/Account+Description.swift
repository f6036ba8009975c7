extension Account: CustomStringConvertible {
    /// As reports print it: `deferred_revenue:prime`, `receivable:member 7`, `gateway_clearing`.
    package var description: String {
        if let plan { return "\(kind.rawValue):\(plan)" }
        if let member { return "\(kind.rawValue):member \(member.number)" }
        return kind.rawValue
    }
}
