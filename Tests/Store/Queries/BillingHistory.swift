import Membership

@testable import Store

/// Gathers what happened to the members of a ``HealthyShop`` who change, rest, and get money back.
///
/// They are on `silver`, whose prices are taxed at 10 %, so that nothing of it moves another plan.
struct BillingHistory {
    let facts: ShopFacts
    let start = HealthyShop.first
    let now: Instant

    init(_ facts: ShopFacts) {
        self.facts = facts
        now = facts.instant(HealthyShop.first)
    }

    func tell(_ changes: inout ChangeSet) throws {
        try hal(&changes)
        try ivy(&changes)
        try jon(&changes)
    }

    static let rate = Rate(basisPoints: 1_000)
    static let monthly = PriceVersionID(4)
    static let other = PriceVersionID(5)

    func money(_ minorUnits: Int64) -> Money { facts.money(minorUnits) }

    func draw(paid: Int64 = 0, granted: Int64 = 0) -> PrepaidDraw {
        PrepaidDraw(granted: money(granted), paid: money(paid))
    }

    func line(
        _ kind: InvoiceLine.Kind,
        _ days: Range<Int>,
        of whole: Int = 31,
        _ amount: Int64,
        tax: Int64 = 0,
        at price: PriceVersionID = monthly,
        offer: String? = nil,
        credits: Int64? = nil
    ) -> InvoiceLine {
        InvoiceLine(
            kind: kind,
            price: price,
            period: Period(
                start: start.adding(days: days.lowerBound),
                end: start.adding(days: days.upperBound)
            ),
            days: kind == .carried ? 0 : days.count,
            ofDays: whole,
            amount: money(amount),
            tax: money(tax),
            taxRate: kind == .carried ? nil : Self.rate,
            offer: offer,
            credits: credits.map { InvoiceLineID(invoice: InvoiceID($0), line: 1) }
        )
    }

    func invoice(
        _ id: Int64,
        _ lines: [InvoiceLine],
        of subscription: Int64,
        _ member: Int64,
        kind: InvoiceKind = .term,
        series: Int = 0,
        term: Int = 0,
        state: InvoiceState = .paid,
        previous: Int64? = nil
    ) throws -> InvoiceRow {
        InvoiceRow(
            id: InvoiceID(id),
            subscription: SubscriptionID(subscription),
            payer: MemberID(member),
            kind: kind,
            series: series,
            term: term,
            period: lines[0].period,
            lines: lines,
            amount: try Bill(lines: lines).total,
            state: state,
            issuedAt: now,
            settledAt: state == .open ? nil : now,
            settledOn: state == .open ? nil : start,
            previous: previous.map(InvoiceID.init)
        )
    }

    func attempt(
        _ invoice: Int64,
        _ amount: Int64,
        _ beside: PrepaidDraw? = nil,
        _ state: AttemptState = .succeeded
    ) -> AttemptRow {
        AttemptRow(
            invoice: InvoiceID(invoice),
            attempt: 1,
            payWith: "scripted:ok",
            amount: money(amount),
            fromBalance: beside,
            state: state,
            requestedAt: now,
            resolvedAt: state == .succeeded ? now : nil
        )
    }

    func billed(_ row: InvoiceRow) throws -> [Transfer] {
        try Posting.invoiced(
            bill: Bill(lines: row.lines),
            member: row.payer,
            plan: "silver",
            invoice: row.id,
            on: start
        )
    }

    func credited(deferred: Int64, earned: Int64 = 0, tax: Int64 = 0) -> CreditedRevenue {
        CreditedRevenue(
            plan: "silver",
            fromDeferred: money(deferred),
            fromEarned: money(earned),
            tax: money(tax)
        )
    }

    func give(
        _ invoice: Int64,
        line: Int = 1,
        _ amount: Int64,
        tax: Int64,
        from day: Int,
        _ source: LineCreditRow.Source
    ) -> LineCreditRow {
        LineCreditRow(
            credit: LineCredit(
                line: InvoiceLineID(invoice: InvoiceID(invoice), line: line),
                amount: money(amount),
                tax: money(tax),
                from: start.adding(days: day)
            ),
            source: source,
            createdAt: now
        )
    }

    func agreement(_ member: Int64, _ price: PriceVersionID) -> Agreement {
        var agreement = facts.agreement("silver", of: member, from: start)
        agreement.priceVersion = price
        return agreement
    }

    func open(
        _ subscription: Subscription,
        _ key: String,
        lastInvoice: Int64,
        _ changes: inout ChangeSet,
        _ more: (inout SubscriptionRow) -> Void = { _ in }
    ) {
        var row = facts.row(
            subscription,
            memberKey: key,
            startsOn: start,
            lastInvoice: lastInvoice
        )
        more(&row)
        changes.newSubscriptions.append(row)
        changes.entitlements.append((key, facts.entitlement(row, subscription)))
    }

    func prepay(
        _ id: Int64,
        _ member: Int64,
        _ kind: PrepaymentRow.Kind,
        _ amount: Int64,
        _ changes: inout ChangeSet
    ) {
        let member = MemberID(member)
        changes.prepayments.append(
            PrepaymentRow(
                id: id,
                member: member,
                kind: kind,
                amount: money(amount),
                receivedAt: now
            )
        )
        let post =
            switch kind {
            case .paid: Posting.prepaid
            case .granted: Posting.granted
            case .payout: Posting.payout
            }
        changes.transfers += post(money(amount), member, id, start)
    }
}
