package import Membership

/// What a checkout was promised, and what is set aside for it until then.
package struct ReservationRow: Hashable, Sendable {
    package let id: ReservationID
    package let member: MemberID
    /// The shop's own key, once for ever; `nil` when it has none.
    package let key: String?
    /// What was answered.
    package let quote: [UInt8]
    package let madeAt: Instant
    /// Half-open: at this instant it holds nothing any more.
    package let expiresAt: Instant
    package var state: State
    /// What the purchase will do, as it was quoted.
    package let effects: [EffectRow]
    /// What is set aside; gone from the store once it is settled.
    package var holds: [HoldRow]

    package init(
        id: ReservationID,
        member: MemberID,
        key: String?,
        quote: [UInt8],
        madeAt: Instant,
        expiresAt: Instant,
        state: State = .open,
        effects: [EffectRow],
        holds: [HoldRow]
    ) {
        self.id = id
        self.member = member
        self.key = key
        self.quote = quote
        self.madeAt = madeAt
        self.expiresAt = expiresAt
        self.state = state
        self.effects = effects
        self.holds = holds
    }

    /// What became of it; one that expired is open, and nobody has to write that down.
    package enum State: Hashable, Sendable {
        case open
        case committed(PurchaseID, at: Instant)
        case released(at: Instant)

        /// As it is stored.
        var stored: (name: String, settledAt: Instant?, purchase: PurchaseID?) {
            switch self {
            case .open: ("open", nil, nil)
            case .committed(let purchase, let instant): ("committed", instant, purchase)
            case .released(let instant): ("released", instant, nil)
            }
        }

        /// - Returns: `nil` for what ``stored`` never says.
        init?(name: String, settledAt: Instant?, purchase: PurchaseID?) {
            switch (name, settledAt, purchase) {
            case ("open", nil, nil): self = .open
            case ("committed", let instant?, let purchase?):
                self = .committed(purchase, at: instant)
            case ("released", let instant?, nil): self = .released(at: instant)
            default: return nil
            }
        }
    }
}
