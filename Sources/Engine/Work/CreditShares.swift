import Membership
import Store

/// How the money that is given back is shared out over the invoices it was paid for.
///
/// A credit note is of one invoice, so that none ever gives back more than was paid for it. Each
/// invoice gives first what its own lines give back, then what else is left of it.
struct CreditShares {
    /// In minor units, by the place of the invoice among the payments.
    private(set) var parts: [Parts]

    /// - Parameters:
    ///   - destination: everything that is given back; no more than all payments have left.
    ///   - wanted: what the lines of each invoice give back, with tax.
    init(
        _ destination: MoneySources,
        over payments: [InvoicePayment],
        wanted: [InvoiceID: Int64]
    ) {
        parts = payments.map { _ in Parts() }
        var left = payments.map { Parts($0.left) }
        var wants = payments.map { wanted[$0.invoice.id] ?? 0 }
        var rest = Parts(destination)
        for isOwn in [true, false] {
            for (target, source) in Self.ways {
                for index in payments.indices {
                    let most = max(left[index][keyPath: source], 0)
                    let part = min(
                        rest[keyPath: target],
                        isOwn ? min(most, max(wants[index], 0)) : most
                    )
                    rest[keyPath: target] -= part
                    left[index][keyPath: source] -= part
                    parts[index][keyPath: target] += part
                    wants[index] -= part
                }
            }
        }
    }

    /// What goes to the balance as money may have come from the method.
    private static var ways:
        [(target: WritableKeyPath<Parts, Int64>, source: WritableKeyPath<Parts, Int64>)]
    {
        [(\.method, \.method), (\.paid, \.paid), (\.paid, \.method), (\.granted, \.granted)]
    }

    /// Minor units by where they come from or go to.
    struct Parts {
        var method: Int64 = 0
        var paid: Int64 = 0
        var granted: Int64 = 0

        init() {}

        init(_ sources: MoneySources) {
            method = sources.method.minorUnits
            paid = sources.paid.minorUnits
            granted = sources.granted.minorUnits
        }

        var total: Int64 { method + paid + granted }

        func sources(_ currency: Currency) -> MoneySources {
            MoneySources(
                method: Money(minorUnits: method, currency: currency),
                paid: Money(minorUnits: paid, currency: currency),
                granted: Money(minorUnits: granted, currency: currency)
            )
        }
    }
}
