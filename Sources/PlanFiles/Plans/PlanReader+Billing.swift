import Membership

extension PlanReader {
    func billing(_ node: YAMLNode?, prices: [PriceOutline]) -> BillingRules? {
        guard let node else { return BillingRules(mode: .autoRenew, proration: .byDay, catchUp: 1) }
        guard
            let fields = Fields(node, of: "billing", keys: PlanKeys.billing, reader: reader)
        else { return nil }
        let mode: BillingMode? = reader.choice(fields.optional("mode"), "mode")
        let proration: Proration? = reader.choice(fields.optional("proration"), "proration")
        let catchUp = reader.integer(fields.optional("catch_up"), "catch_up", in: 1...1_000)
        let lead = shorterThanTerms(fields.optional("charge_lead"), "charge_lead", 0, prices)
        let align = alignment(fields.optional("align"), prices: prices)
        let ahead = reader.integer(fields.optional("prepay_up_to"), "prepay_up_to", in: 1...120)
        let balance: BalanceUse? = reader.choice(fields.optional("balance"), "balance")
        let minimums = minimumCharges(fields.optional("minimum_charge"))
        return BillingRules(
            mode: mode ?? .autoRenew,
            proration: proration ?? .byDay,
            catchUp: catchUp ?? 1,
            chargeLead: lead ?? 0,
            alignment: align ?? .start,
            longestPrepayment: ahead ?? 12,
            balanceUse: balance ?? .whole,
            minimumCharges: minimums
        )
    }

    /// Days before a renewal; with as many as a term has, the renewal would come before its term.
    func shorterThanTerms(
        _ node: YAMLNode?,
        _ key: String,
        _ least: Int,
        _ prices: [PriceOutline]
    ) -> Int? {
        guard let node, let days = reader.days(node, key, atLeast: least) else { return nil }
        if let shortest = prices.shortestTerm, days >= shortest.days {
            let most = shortest.days - 1
            reader.report(
                node.position,
                "\(Reader.quoted(key)) is \(days) days, not shorter than a term of "
                    + "\(shortest.cadence)",
                most < least ? "take it away" : "write P\(most)D at most"
            )
        }
        return days
    }

    private func alignment(_ node: YAMLNode?, prices: [PriceOutline]) -> Alignment? {
        let right = "write start, calendar or a day of the month from 1 to 31"
        guard let node, let (text, _) = reader.scalar(node, "align", right: right) else {
            return nil
        }
        if let day = Reader.wholeNumber(text).flatMap({ Int(exactly: $0) }),
            (1...31).contains(day)
        {
            if let term = prices.terms.first(where: { !$0.cadence.isOfMonths }) {
                reader.report(
                    node.position,
                    "a term of \(term.cadence) does not begin on a day of the month",
                    "write start or calendar, or make every cadence one of months or years"
                )
            }
            return .dayOfMonth(day)
        }
        switch PlanWords.Align(rawValue: text) {
        case .start:
            return .start
        case .calendar:
            if let term = prices.terms.first(where: { $0.cadence.unit == .day }) {
                reader.report(
                    node.position,
                    "a term of \(term.cadence) has no place of its own in the calendar",
                    "write start, or make every cadence one of weeks, months or years"
                )
            }
            return .calendar
        case nil:
            let words = PlanWords.Align.allCases.map(\.rawValue)
            reader.report(
                node.position,
                "\(Reader.quoted(text)) cannot stand in \"align\"",
                Suggestion.nearest(to: text, among: words).map { "did you mean \($0)?" } ?? right
            )
            return nil
        }
    }

    /// One amount, or a list with one for each currency.
    private func minimumCharges(_ node: YAMLNode?) -> [Money] {
        guard let node else { return [] }
        let key = "minimum_charge"
        guard case .list = node.content else { return money(node, key).map { [$0] } ?? [] }
        let right = "write items such as { amount: 0.50, currency: USD }"
        var amounts: [Money] = []
        for item in reader.list(node, key, right: right) ?? [] {
            guard let amount = money(item, key) else { continue }
            if amounts.contains(where: { $0.currency == amount.currency }) {
                reader.report(
                    item.position,
                    "\(Reader.quoted(key)) has two amounts in \(amount.currency)",
                    "keep one"
                )
            }
            amounts.append(amount)
        }
        return amounts
    }
}

extension Cadence {
    /// Whether terms of this length begin on a day of the month.
    fileprivate var isOfMonths: Bool {
        switch unit {
        case .day, .week: false
        case .month, .year: true
        }
    }
}
