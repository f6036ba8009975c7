import Membership
import Payments
import Store

/// Until when payment methods work, and whoever is to be told that one of them ends.
///
/// A charge never asks: an issuer may renew a card under its old token, so its gateway decides.
extension Work {
    /// The first day on which a method no longer works, as this work has left it; `nil` where nobody
    /// knows.
    func endOfMethod(_ method: PaymentMethod) throws -> CivilDate? {
        switch method {
        case .balance, .none, .complimentary: nil
        case .gateway: try lastDay(of: method.description)?.adding(days: 1)
        }
    }

    /// Takes note that a method works through a month. It comes before what is decided about the
    /// subscription it is given for, so that this decision knows it.
    ///
    /// - Parameters:
    ///   - month: `nil` leaves what is known.
    ///   - today: in the payer's zone.
    /// - Throws: ``Refusal/methodHasNoExpiry``, ``Refusal/methodExpired``.
    func noteExpiry(of method: PaymentMethod, _ month: Month?, today: CivilDate) throws {
        guard let month else { return }
        switch method {
        case .gateway where !engine.gateways.collectsLater(method): break
        case .balance, .none, .complimentary, .gateway:
            throw Refused(.methodHasNoExpiry, method.description)
        }
        guard today <= month.lastDay else { throw Refused(.methodExpired, month.description) }
        let text = method.description
        guard try lastDay(of: text) != month.lastDay else { return }
        changes.methodExpiries.append(
            MethodExpiryRow(payWith: text, expiresOn: month.lastDay)
        )
    }

    /// Derives anew what everybody else is to be told who pays with a method that was noted here, and
    /// writes down for which subscription it was.
    func followExpiries(of id: SubscriptionID, _ member: MemberID) throws {
        for row in changes.methodExpiries {
            let before = try reader.methodExpiry(row.payWith)
            note(
                JournalEntry(
                    kind: JournalKind.methodExpiryChanged,
                    member: member,
                    subscription: id,
                    data: JournalData.object { data in
                        data.text("expires", Month(of: row.expiresOn).description)
                        if let before { data.text("before", Month(of: before).description) }
                    }
                )
            )
            let decided = Set(changes.subscriptions.map(\.id))
            for other in try reader.subscriptions(payingWith: row.payWith)
            where !decided.contains(other) {
                // What is charged or set aside is told when that is over.
                guard let row = try reader.subscription(other), row.inFlight == nil,
                    row.parkedReason == nil
                else { continue }
                let matter = try load(row)
                try carryOut(Decision(matter.subscription), on: matter)
            }
        }
    }

    private func lastDay(of payWith: String) throws -> CivilDate? {
        let noted = changes.methodExpiries.last { $0.payWith == payWith }
        return try noted?.expiresOn ?? reader.methodExpiry(payWith)
    }
}
