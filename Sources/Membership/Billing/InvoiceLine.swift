/// One line of an invoice, or of the preview of one: what is billed for which days, and its tax.
///
/// - Units: minor units of one currency; ``amount`` is without tax, ``tax`` was rounded on this line.
/// - Signs: `term` and `change` are positive or zero, `credit` and `discount` negative or zero,
///   `carried` and `to_balance` positive.
package struct InvoiceLine: Hashable, Sendable {
    package let kind: Kind
    /// The store's number of the price the line is computed from.
    package let price: PriceVersionID
    /// The days the line is about, half-open.
    package let period: Period
    /// The days billed, or given back.
    package let days: Int
    /// The days of the full period they lie in.
    package let ofDays: Int
    /// The seconds instead, where the plan prorates by the second.
    package let seconds: Share?
    package let amount: Money
    package let tax: Money
    /// The rate of ``tax``; `nil` where nothing is taxed.
    package let taxRate: Rate?
    /// The offer that lowered the price, by id; on a `discount`, or on a `term` at an offer's price.
    package let offer: String?
    /// For a `credit`: the invoice line that is given back.
    package let credits: InvoiceLineID?

    package init(
        kind: Kind,
        price: PriceVersionID,
        period: Period,
        days: Int,
        ofDays: Int,
        seconds: Share? = nil,
        amount: Money,
        tax: Money,
        taxRate: Rate? = nil,
        offer: String? = nil,
        credits: InvoiceLineID? = nil
    ) {
        self.kind = kind
        self.price = price
        self.period = period
        self.days = days
        self.ofDays = ofDays
        self.seconds = seconds
        self.amount = amount
        self.tax = tax
        self.taxRate = taxRate
        self.offer = offer
        self.credits = credits
    }

    /// Whether the amount is a part of the price because the time is short.
    package var isProrated: Bool {
        if let seconds { return seconds.used < seconds.whole }
        return days < ofDays
    }

    /// The amount with its tax.
    package func gross() throws(MoneyError) -> Money { try amount.adding(tax) }

    /// Why a line is on an invoice.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A term, or the part of one.
        case term
        /// The rest of a term at the plan changed to.
        case change
        /// What was debited for time that is given back.
        case credit
        /// What an offer takes off.
        case discount
        /// What earlier invoices carried forward.
        case carried
        /// A credit larger than the charge, put on the member's balance.
        case toBalance = "to_balance"
    }

    /// A part of a whole, in seconds.
    package struct Share: Hashable, Sendable {
        package let used: Int
        package let whole: Int

        package init(used: Int, whole: Int) {
            self.used = used
            self.whole = whole
        }
    }
}

/// One line of one invoice; lines count from 1.
package struct InvoiceLineID: Hashable, Sendable {
    package let invoice: InvoiceID
    package let line: Int

    package init(invoice: InvoiceID, line: Int) {
        self.invoice = invoice
        self.line = line
    }
}
