import Membership
import Store

/// Draws: a ticket is drawn in the commit of its purchase, from a seed that was fixed before the first.
extension Work {
    /// Draws the ticket of a purchase, and gives its prize when it wins.
    func drawTicket(
        of name: String,
        effect: Int,
        _ purchase: PurchaseRow,
        _ member: MemberRow,
        _ memberships: [CountedMembership]
    ) throws {
        guard let promised = try promisedDraw(name, memberships) else { return }
        let (plan, benefit, draw) = (promised.plan, promised.benefit, promised.draw)
        let seed = try seed(of: plan.id, benefit.id)
        numbers.ticket += 1
        let number = numbers.ticket
        let ticket = DrawTicket(number: UInt64(number), seed: seed)
        let worth = draw.prize.worth(redemption: plan.points?.redemptions.first)
        let key = TallyKey(.prizes, "\(plan.id)/\(benefit.id)")
        let outcome = draw.decide(
            ticket,
            given: try tally(of: nil, key, in: draw.budgetPeriod(on: purchase.day)),
            worth: worth
        )
        var drawn = DrawTicketRow.Outcome.lost
        switch outcome {
        case .won(let prize, _):
            let given = try give(
                prize,
                from: .draw,
                points: plan.points,
                to: member,
                subscription: promised.subscription,
                validFor: draw.validFor,
                LotCause(purchase: purchase.id)
            )
            if let given {
                drawn = .won(given)
                count(key, of: nil, on: purchase.day, draw.counted(worth))
            }
        case .lost(.budgetUsedUp, _): drawn = .noBudget
        case .lost(.chance, _): break
        }
        let row = DrawTicketRow(
            id: number,
            plan: plan.id,
            benefit: benefit.id,
            member: member.id,
            purchase: purchase.id,
            effect: effect,
            chance: draw.chance,
            roll: ticket.roll,
            outcome: drawn,
            at: now
        )
        changes.tickets.append(row)
        note(
            JournalEntry(
                kind: JournalKind.ticketDrawn,
                member: member.id,
                data: JournalData.object { data in
                    data.text("draw", "\(plan.id)/\(benefit.id)")
                    data.number("ticket", number)
                    data.text("purchase", purchase.id.description)
                    data.number("roll", Int64(row.roll))
                    data.text("outcome", row.outcome.word)
                    if case .won(let given) = row.outcome { data.given(given) }
                }
            )
        )
    }

    /// A ticket whose purchase came back whole is void: a prize that nobody has touched goes back, and may
    /// be won by somebody else.
    func voidTicket(
        _ effect: Int,
        of purchase: PurchaseRow,
        _ member: MemberRow,
        _ cause: LotCause
    ) throws {
        guard let ticket = try reader.tickets(of: purchase.id).first(where: { $0.effect == effect })
        else { return }
        var isBack = false
        if case .won(.lot(let id)) = ticket.outcome, let row = try lot(id) {
            let held = try holds(of: member.id)[id] ?? 0
            isBack = row.lot.remaining == row.lot.amount && held == 0
            if isBack {
                try move(row.lot, .clawedBack, by: 0 - row.lot.remaining, cause)
                if row.lot.holding.kind == .points {
                    let rules = try pointsRules(row.lot.holding.name, of: member)
                    try postLoss(rules, member, id, on: day(of: member.id))
                }
                let key = TallyKey(.prizes, "\(ticket.plan)/\(ticket.benefit)")
                try count(key, of: nil, on: purchase.day, 0 - counted(ticket))
            }
        }
        note(
            JournalEntry(
                kind: JournalKind.ticketVoided,
                member: member.id,
                data: JournalData.object { data in
                    data.text("draw", "\(ticket.plan)/\(ticket.benefit)")
                    data.number("ticket", ticket.id)
                    data.bool("prize_taken_back", isBack)
                }
            )
        )
    }

    /// What a prize that was won counted as: by the plan as it is now, at most what is counted.
    private func counted(_ ticket: DrawTicketRow) throws -> Int64 {
        let key = TallyKey(.prizes, "\(ticket.plan)/\(ticket.benefit)")
        let purchase = try reader.purchase(ticket.purchase)
        let known = try tally(
            of: nil,
            key,
            in: purchase.map { Period(start: $0.day, end: $0.day.adding(days: 1)) }
        )
        try engine.plans.refreshIfGrown(reader)
        guard let plan = engine.plans.catalog.current(ticket.plan)?.plan,
            case .draw(let draw)? = plan.anyBenefit(ticket.benefit)?.terms
        else { return 0 }
        let worth = draw.prize.worth(redemption: plan.points?.redemptions.first)
        return min(known, draw.counted(worth))
    }

    /// The draw by its name: of a membership, the oldest first, or of a plan on sale for one that is
    /// bought with the purchase.
    private func promisedDraw(
        _ name: String,
        _ memberships: [CountedMembership]
    ) throws -> (plan: Plan, benefit: Benefit, draw: Draw, subscription: SubscriptionID?)? {
        for membership in memberships {
            let plan = membership.version.plan
            let tier = membership.entitlement.tier
            if let benefit = plan.benefit(name, tier: tier)?.benefit,
                case .draw(let draw) = benefit.terms
            {
                return (plan, benefit, draw, membership.subscription.id)
            }
        }
        try engine.plans.refreshIfGrown(reader)
        for version in engine.plans.catalog.currentVersions {
            if let benefit = version.plan.anyBenefit(name), case .draw(let draw) = benefit.terms {
                return (version.plan, benefit, draw, nil)
            }
        }
        return nil
    }

    /// The seed of a draw, made with its first ticket.
    private func seed(of plan: String, _ benefit: String) throws -> UInt64 {
        let known =
            try changes.draws.first { $0.plan == plan && $0.benefit == benefit }
            ?? reader.draw(plan, benefit)
        if let known { return known.seed }
        let row = DrawRow(
            plan: plan,
            benefit: benefit,
            seed: engine.newSeed(of: "\(plan)/\(benefit)"),
            madeAt: now
        )
        changes.draws.append(row)
        return row.seed
    }
}

extension Engine {
    /// A seed nobody can guess. Where time is moved by hand it follows from the draw's name, so that what
    /// is tried out comes out the same each time.
    fileprivate func newSeed(of draw: String) -> UInt64 {
        guard isTestClock else { return UInt64.random(in: .min ... .max) }
        return Digest.sha256(draw).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}

extension Draw {
    /// The window of the budget that contains a day; `nil` for one of all time.
    func budgetPeriod(on day: CivilDate) -> Period? {
        // A budget goes by the calendar, which begins with nobody's membership.
        let clock = BenefitClock(
            today: day,
            joined: day,
            term: Period(start: day, end: day.adding(days: 1))
        )
        return budget?.window.period(containing: day, clock)
    }

    /// What a prize counts as: its worth where the budget is money, else one.
    func counted(_ worth: Money?) -> Int64 {
        switch budget?.amount {
        case .money: worth?.minorUnits ?? 0
        case .units, nil: 1
        }
    }
}

extension Plan {
    /// A benefit of the plan or of any of its tiers.
    func anyBenefit(_ id: String) -> Benefit? {
        benefit(id) ?? tierPromising(id, above: nil)?.benefits.first { $0.id == id }
    }
}

extension DrawTicketRow.Outcome {
    /// As answers spell it.
    package var word: String {
        switch self {
        case .won: "won"
        case .lost: "lost"
        case .noBudget: "no_budget"
        }
    }
}
