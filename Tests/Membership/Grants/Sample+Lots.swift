import Membership

extension Sample {
    static let visits = Holding(.uses, "visits")

    static func lot(
        _ number: Int64?,
        _ amount: Int64,
        left: Int64? = nil,
        of holding: Holding = visits,
        source: Lot.Source = .plan,
        window: String? = nil,
        priority: Int = 100,
        from: String = "2026-01-01",
        until: String? = nil
    ) -> Lot {
        Lot(
            id: number.map { LotID($0) },
            member: MemberID(1),
            holding: holding,
            source: source,
            subscription: SubscriptionID(1),
            window: window.map(day),
            amount: amount,
            remaining: left ?? amount,
            priority: priority,
            effectiveFrom: start(of: day(from)),
            expiresAt: until.map { start(of: day($0)) }
        )
    }
}
