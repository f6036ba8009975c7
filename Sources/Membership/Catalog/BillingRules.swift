/// How a plan's terms are charged.
package struct BillingRules: Hashable, Sendable {
    package let mode: BillingMode
    package let proration: Proration
    /// Terms one run may bill one subscription, at least 1; what is left over is reported as held back.
    package let catchUp: Int
    /// Days before the end of a term on which the next one is charged; 0 for on the day itself.
    package let chargeLead: Int
    /// Where the terms of a subscription begin that does not say.
    package let alignment: Alignment
    /// The most terms that may be bought ahead in one payment.
    package let longestPrepayment: Int
    /// How a balance that is too small for a term is used.
    package let balanceUse: BalanceUse
    /// Amounts below these are carried to the next invoice and not charged; one a currency at most.
    package let minimumCharges: [Money]

    package init(
        mode: BillingMode,
        proration: Proration,
        catchUp: Int,
        chargeLead: Int = 0,
        alignment: Alignment = .start,
        longestPrepayment: Int = 12,
        balanceUse: BalanceUse = .whole,
        minimumCharges: [Money] = []
    ) {
        self.mode = mode
        self.proration = proration
        self.catchUp = catchUp
        self.chargeLead = chargeLead
        self.alignment = alignment
        self.longestPrepayment = longestPrepayment
        self.balanceUse = balanceUse
        self.minimumCharges = minimumCharges
    }

    /// The least amount that is worth a charge; zero when the plan does not say.
    package func minimumCharge(_ currency: Currency) -> Money {
        minimumCharges.first { $0.currency == currency } ?? .zero(currency)
    }
}

/// How a balance that is too small for an invoice is used.
package enum BalanceUse: String, Hashable, Sendable, CaseIterable {
    /// Not at all: the payment method pays the whole invoice.
    case whole
    /// As far as it goes: the payment method pays the rest.
    case partial
}
