package import Membership
import Store

extension Engine {
    /// Records money that came for an open invoice by another way: a transfer, a cheque, cash.
    ///
    /// The invoice is paid with it, and dunning ends in the same commit. What is more than owed goes to
    /// the payer's balance as money paid ahead. A reference that was recorded for the invoice before
    /// changes nothing.
    ///
    /// - Parameters:
    ///   - reference: the bank's or the till's own word for it, well formed as a member's id is.
    ///   - amount: what came; `nil` for exactly what is owed.
    package func recordPayment(
        _ invoice: InvoiceID,
        reference: String,
        amount: Money?
    ) throws -> RecordedPayment {
        try store.write { try recordPayment(invoice, reference: reference, amount: amount, $0) }
    }

    /// As ``recordPayment(_:reference:amount:)``, once for each key.
    package func recordPayment(
        _ invoice: InvoiceID,
        reference: String,
        amount: Money?,
        once request: OnceRequest,
        render: (RecordedPayment) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) {
            render(try recordPayment(invoice, reference: reference, amount: amount, $0))
        }
    }

    private func recordPayment(
        _ id: InvoiceID,
        reference: String,
        amount: Money?,
        _ writer: Writer
    ) throws -> RecordedPayment {
        let reader = writer.reader
        guard let invoice = try reader.invoice(id),
            let row = try reader.subscription(invoice.subscription)
        else { throw Refused(.unknownInvoice, id.description) }
        let isKnown = try reader.attempts(at: id).contains {
            $0.payWith == "recorded:\(reference)" && $0.state == .succeeded
        }
        if isKnown { return try recorded(id, row, .zero(invoice.amount.currency), true, reader) }
        guard invoice.state == .open else {
            throw Refused(.invoiceNotOpen, "\(id) is \(invoice.state.rawValue)")
        }
        guard row.inFlight == nil else { throw Refused(.paymentInFlight, row.id.description) }
        if let reason = row.parkedReason { throw Refused(.parked, "\(row.id), \(reason)") }
        let excess = try excess(of: amount ?? invoice.amount, over: invoice)

        let work = try Work(self, reader, now: now(reader))
        let matter = try work.load(row)
        work.note(
            JournalEntry(
                kind: JournalKind.paymentRecorded,
                member: invoice.payer,
                subscription: row.id,
                invoice: id,
                data: JournalData.object { data in
                    data.text("reference", reference)
                    data.money("amount", invoice.amount)
                    if excess.isPositive { data.money("to_balance", excess) }
                }
            )
        )
        try deciding(row.id) { _ = try work.record(reference, matter) }
        if excess.isPositive { try work.payAhead(excess, invoice.payer, on: matter.today) }
        try work.write(writer)
        return try recorded(id, row, excess, false, reader)
    }

    private func excess(of amount: Money, over invoice: InvoiceRow) throws -> Money {
        guard amount.currency == invoice.amount.currency else {
            throw Refused(.currencyDiffers, "\(invoice.id) is in \(invoice.amount.currency)")
        }
        guard amount.isPositive else { throw Refused(.amountNotPositive, amount.description) }
        guard amount.minorUnits <= Self.largestAmount else {
            throw Refused(.amountTooLarge, amount.description)
        }
        let excess = try amount.subtracting(invoice.amount)
        guard !excess.isNegative else {
            throw Refused(.amountTooSmall, "\(amount) of \(invoice.amount)")
        }
        return excess
    }

    private func recorded(
        _ id: InvoiceID,
        _ row: SubscriptionRow,
        _ toBalance: Money,
        _ isKnown: Bool,
        _ reader: Reader
    ) throws -> RecordedPayment {
        guard let invoice = try reader.invoice(id),
            let row = try reader.subscription(row.id)
        else { throw Refused(.unknownInvoice, id.description) }
        return RecordedPayment(
            invoice: try view(invoice, of: row, reader),
            subscription: try view(row, reader),
            toBalance: toBalance,
            isKnown: isKnown
        )
    }

    /// One invoice.
    package func invoice(_ id: InvoiceID) throws -> InvoiceView {
        try store.read { reader in
            guard let invoice = try reader.invoice(id),
                let row = try reader.subscription(invoice.subscription)
            else { throw Refused(.unknownInvoice, id.description) }
            return try view(invoice, of: row, reader)
        }
    }

    /// Open invoices whose term has begun and that nobody has paid, in order of their numbers.
    package func overdueInvoices(
        of member: String?,
        after: InvoiceID?,
        limit: Int
    ) throws -> [InvoiceView] {
        try store.read { reader in
            let id = try member.map { try find($0, reader).id }
            var found: [InvoiceView] = []
            for state in [StateName.pastDue, .onHold] {
                var cursor = SubscriptionID(0)
                while true {
                    let page = try reader.subscriptions(after: cursor, state: state, limit: 1_000)
                    guard let last = page.last else { break }
                    cursor = last.id
                    for row in page where id == nil || row.member == id {
                        guard let number = row.lastInvoice, number > after ?? InvoiceID(0),
                            let invoice = try reader.invoice(number), invoice.state == .open
                        else { continue }
                        let today = try calendars.calendar(row.zone).day(of: now(reader))
                        guard invoice.period.start <= today else { continue }
                        found.append(try view(invoice, of: row, reader))
                    }
                }
            }
            return Array(found.sorted { $0.id < $1.id }.prefix(limit))
        }
    }
}

extension Work {
    /// Money that came without being owed is the payer's to spend.
    fileprivate func payAhead(_ amount: Money, _ member: MemberID, on day: CivilDate) throws {
        let id = nextPrepayment()
        let before = try balance(of: member, amount.currency)
        add(
            PrepaymentRow(id: id, member: member, kind: .paid, amount: amount, receivedAt: now)
        )
        setBalance(
            PrepaidBalance(paid: try before.paid.adding(amount), granted: before.granted),
            of: member
        )
        post(Posting.prepaid(amount, member: member, prepayment: id, on: day))
        note(
            JournalEntry(
                kind: JournalKind.prepaymentAdded,
                member: member,
                data: JournalData.object {
                    $0.text("kind", PrepaymentRow.Kind.paid.rawValue)
                    $0.money("amount", amount)
                }
            )
        )
    }
}
