extension Draw {
    /// Why a purchase draws no ticket; `nil` when it draws one.
    ///
    /// - Parameters:
    ///   - lines: its lines in scope; what was paid for them is what the least is compared with.
    ///   - drawn: tickets the member drew within the window.
    package func obstacle(lines: [SpentLine], drawn: Int64) -> DrawOutcome.NoTicket? {
        guard let currency = lines.first?.net.currency else { return .outOfScope }
        if let minimumBasket {
            let spent = lines.spent(.net, currency)
            guard spent.currency == minimumBasket.currency,
                spent.minorUnits >= minimumBasket.minorUnits
            else { return .minimumBasket(minimumBasket) }
        }
        switch perMember?.amount {
        case .units(let most) where drawn >= most: return .memberLimit(most)
        // Tickets are pieces; a plan file cannot say anything else.
        case .units, .money, nil: return nil
        }
    }

    /// What a ticket brings. The budget is asked after the roll, so that who audits sees every roll.
    ///
    /// - Parameters:
    ///   - given: prizes of all members within the window of the budget: pieces, or minor units they are
    ///     worth, as the budget counts.
    ///   - worth: what one prize is worth. A budget of money gives no prize whose worth nobody said, nor
    ///     one that is worth more than what is left.
    package func decide(_ ticket: DrawTicket, given: Int64, worth: Money?) -> DrawOutcome {
        let roll = ticket.roll
        guard ticket.wins(at: chance) else { return .lost(.chance, roll: roll) }
        let isAffordable =
            switch budget?.amount {
            case .units(let most): given < most
            case .money(let most): Self.fits(worth, given: given, most: most)
            case nil: true
            }
        return isAffordable ? .won(prize, roll: roll) : .lost(.budgetUsedUp, roll: roll)
    }

    private static func fits(_ worth: Money?, given: Int64, most: Money) -> Bool {
        guard let worth, worth.currency == most.currency else { return false }
        return Int128(given) + Int128(worth.minorUnits) <= Int128(most.minorUnits)
    }
}
