import Membership
import Store

/// Draws: what was drawn, and whether it was drawn as the seed says.
extension Engine {
    /// Tickets read at once by whoever goes through all of them.
    private static let page = 1_000

    /// Every draw that has drawn a ticket.
    package func draws() throws -> [DrawView] {
        try store.read { reader in
            try reader.draws().map { draw in
                var (tickets, won, noBudget) = (0, 0, 0)
                try eachTicket(of: draw, reader) { ticket in
                    tickets += 1
                    switch ticket.outcome {
                    case .won: won += 1
                    case .noBudget: noBudget += 1
                    case .lost: break
                    }
                }
                return DrawView(draw: draw, tickets: tickets, won: won, noBudget: noBudget)
            }
        }
    }

    /// At most `limit` tickets of a draw behind a number, in order of their numbers.
    ///
    /// - Throws: ``Refusal/unknownDraw``.
    package func tickets(
        of plan: String,
        _ benefit: String,
        after cursor: Int64 = 0,
        limit: Int
    ) throws -> [TicketView] {
        try store.read { reader in
            guard try reader.draw(plan, benefit) != nil else {
                throw Refused(.unknownDraw, "\(plan)/\(benefit)")
            }
            return try reader.tickets(of: plan, benefit, after: cursor, limit: limit)
                .map { try view($0, reader) }
        }
    }

    /// Works every ticket of every draw out again, from its number, the draw's seed and the chance.
    package func auditDraws() throws -> [DrawAudit] {
        try store.read { try auditDraws($0) }
    }

    func auditDraws(_ reader: Reader) throws -> [DrawAudit] {
        try plans.refreshIfGrown(reader)
        return try reader.draws().map { draw in
            var count = 0
            var offences: [String] = []
            try eachTicket(of: draw, reader) { row in
                count += 1
                let ticket = DrawTicket(number: UInt64(bitPattern: row.id), seed: draw.seed)
                if ticket.roll != row.roll {
                    offences.append(
                        "ticket \(row.id) rolled \(row.roll), its seed says \(ticket.roll)"
                    )
                }
                let wins = ticket.wins(at: row.chance)
                switch row.outcome {
                case .won, .noBudget:
                    if !wins { offences.append("ticket \(row.id) \(row.outcome.word), and loses") }
                case .lost:
                    if wins { offences.append("ticket \(row.id) lost, and wins") }
                }
            }
            offences += try budgetOffences(of: draw, reader)
            return DrawAudit(draw: draw, tickets: count, offences: offences)
        }
    }

    /// Windows in which more was given than the largest budget that any version of the plan had.
    private func budgetOffences(of draw: DrawRow, _ reader: Reader) throws -> [String] {
        var most: [BenefitWindow: Int64] = [:]
        for version in plans.catalog.versions.values where version.plan.id == draw.plan {
            guard case .draw(let terms)? = version.plan.anyBenefit(draw.benefit)?.terms else {
                continue
            }
            guard let budget = terms.budget else { return [] }
            let amount =
                switch budget.amount {
                case .units(let count): count
                case .money(let money): money.minorUnits
                }
            most[budget.window] = max(most[budget.window] ?? 0, amount)
        }
        // Windows that changed with a version cannot be told apart afterwards.
        guard most.count == 1, let (window, limit) = most.first else { return [] }
        let key = TallyKey(.prizes, "\(draw.plan)/\(draw.benefit)")
        var offences: [String] = []
        var seen: Period?
        for day in try reader.tallyDays(of: nil, key) {
            let period = window.period(
                containing: day.day,
                BenefitClock(
                    today: day.day,
                    joined: day.day,
                    term: Period(start: day.day, end: day.day.adding(days: 1))
                )
            )
            if let period, period == seen { continue }
            seen = period
            let given = try reader.tally(of: nil, key, in: period)
            if given > limit {
                let when = period.map { "from \($0.start) " } ?? ""
                offences.append("\(when)prizes of \(given) were given, the budget is \(limit)")
            }
            if period == nil { break }
        }
        return offences
    }

    private func eachTicket(
        of draw: DrawRow,
        _ reader: Reader,
        _ body: (DrawTicketRow) throws -> Void
    ) throws {
        var cursor: Int64 = 0
        while true {
            let page = try reader.tickets(
                of: draw.plan,
                draw.benefit,
                after: cursor,
                limit: Self.page
            )
            for ticket in page { try body(ticket) }
            guard page.count == Self.page, let last = page.last else { return }
            cursor = last.id
        }
    }

    // MARK: Showing

    /// The tickets a purchase drew.
    func tickets(of purchase: PurchaseID, _ reader: Reader) throws -> [TicketView] {
        try reader.tickets(of: purchase).map { try view($0, reader) }
    }

    private func view(_ row: DrawTicketRow, _ reader: Reader) throws -> TicketView {
        var prize: TicketView.Prize?
        if case .won(let given) = row.outcome {
            switch given {
            case .lot(let id):
                prize = try reader.lot(id).map { .lot($0.lot.holding, $0.lot.amount) }
            case .prepayment(let number):
                prize = try reader.grantedCredit(number).map { .credit($0.amount) }
            }
        }
        let undone = try reader.undone(of: row.purchase)[row.effect] ?? 0
        return TicketView(row: row, prize: prize, isVoid: undone > 0)
    }
}
