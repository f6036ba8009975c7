import Membership
import Store

/// What members have to spend, granted credit lot by lot.
extension Work {
    /// A whole amount from a member's balance, granted credit first; `nil` when that does not cover it.
    /// What has run out is written off before.
    func draw(
        _ amount: Money,
        from member: MemberID
    ) throws -> (draw: PrepaidDraw, rest: PrepaidBalance)? {
        try expireCredit(of: member, amount.currency)
        return try balance(of: member, amount.currency).drawing(amount)
    }

    /// Takes what was drawn out of the balance and its lots.
    func spend(_ draw: PrepaidDraw, rest: PrepaidBalance, of member: MemberID) throws {
        setBalance(rest, of: member)
        try burn(draw.granted, of: member)
    }

    /// What the balance adds to a gateway's charge where the plan has it go as far as it does.
    func hold(
        for invoice: InvoiceRow,
        _ rules: BillingRules,
        _ minimum: Money,
        _ matter: Case
    ) throws -> PrepaidDraw {
        let nothing = PrepaidDraw(
            granted: .zero(invoice.amount.currency),
            paid: .zero(invoice.amount.currency)
        )
        guard rules.balanceUse == .partial else { return nothing }
        // The gateway's part must be worth a charge by itself.
        let least = max(minimum.minorUnits, 1)
        let most = Money(
            minorUnits: max(invoice.amount.minorUnits - least, 0),
            currency: invoice.amount.currency
        )
        let balance = try balance(of: invoice.payer, invoice.amount.currency)
        let (held, rest) = balance.drawing(upTo: most)
        guard try held.total().minorUnits > 0 else { return nothing }
        try spend(held, rest: rest, of: invoice.payer)
        post(Posting.held(held, member: invoice.payer, invoice: invoice.id, on: matter.today))
        return held
    }

    /// The charge it was held for succeeded.
    func spendHeld(_ attempt: AttemptRow, _ invoice: InvoiceRow, _ matter: Case) throws {
        guard try attempt.fromBalance.total().minorUnits > 0 else { return }
        try post(
            Posting.drawnHeld(
                attempt.fromBalance,
                member: invoice.payer,
                invoice: invoice.id,
                on: matter.today
            )
        )
    }

    /// The charge it was held for was declined: the balance has it back.
    func release(_ attempt: AttemptRow, _ invoice: InvoiceRow, _ matter: Case) throws {
        let held = attempt.fromBalance
        guard try held.total().minorUnits > 0 else { return }
        try giveBack(held, to: invoice.payer)
        post(Posting.released(held, member: invoice.payer, invoice: invoice.id, on: matter.today))
    }

    /// Puts money back on a balance, granted credit into the lots it came from.
    /// - Returns: what went to lots that have run out.
    @discardableResult
    func giveBack(_ draw: PrepaidDraw, to member: MemberID) throws -> Money {
        let balance = try balance(of: member, draw.paid.currency)
        setBalance(
            PrepaidBalance(
                paid: try balance.paid.adding(draw.paid),
                granted: try balance.granted.adding(draw.granted)
            ),
            of: member
        )
        return try refill(draw.granted, of: member)
    }

    /// Takes granted credit from its lots: what runs out first, then the oldest.
    private func burn(_ amount: Money, of member: MemberID) throws {
        var left = amount.minorUnits
        guard left > 0 else { return }
        for lot in try lots(of: member, amount.currency) where left > 0 {
            let part = min(left, lot.remaining.minorUnits)
            guard part > 0 else { continue }
            left -= part
            setLot(lot, remaining: lot.remaining.minorUnits - part)
        }
        guard left == 0 else {
            throw StoreError.corrupt(
                path: "",
                detail: "member \(member.number) has more granted credit than lots of it"
            )
        }
    }

    /// Puts granted credit back, into the lots that last longest first.
    private func refill(_ amount: Money, of member: MemberID) throws -> Money {
        var left = amount.minorUnits
        var expired = Money.zero(amount.currency)
        guard left > 0 else { return expired }
        let today = try day(of: member)
        for lot in try lots(of: member, amount.currency).reversed() where left > 0 {
            let room = lot.amount.minorUnits - lot.remaining.minorUnits
            let part = min(left, room)
            guard part > 0 else { continue }
            left -= part
            setLot(lot, remaining: lot.remaining.minorUnits + part)
            if let end = lot.expiresOn, end <= today {
                expired = try expired.adding(Money(minorUnits: part, currency: amount.currency))
            }
        }
        guard left == 0 else {
            throw StoreError.corrupt(
                path: "",
                detail: "member \(member.number) gets more granted credit back than was granted"
            )
        }
        return expired
    }
}
