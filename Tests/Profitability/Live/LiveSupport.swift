import Membership
import Profitability

/// What the tests of live figures are made of.
enum Live {
    static let dollars = known(Currency("USD"), "USD")

    static func day(_ text: String) -> CivilDate { known(CivilDate(text), text) }

    static func days(_ start: String, _ end: String) -> Period {
        Period(start: day(start), end: day(end))
    }

    /// A term that costs so much a month for so many months.
    static func term(
        _ start: String,
        _ end: String,
        _ monthly: Int64,
        of subscription: Int64 = 1,
        months: Int64 = 1,
        isPaid: Bool = true
    ) -> BilledTerm {
        BilledTerm(
            subscription: subscription,
            plan: "prime",
            period: days(start, end),
            monthly: monthly,
            net: monthly * months,
            isPaid: isPaid,
            isWholeTerm: true
        )
    }

    static func end(
        _ text: String,
        _ reason: EndReason,
        of subscription: Int64 = 1
    ) -> PayingHistory.Ending {
        PayingHistory.Ending(subscription: subscription, day: day(text), reason: reason)
    }

    static func member(
        _ name: String,
        _ terms: [BilledTerm],
        _ endings: [PayingHistory.Ending] = [],
        rests: [PayingHistory.Rest] = []
    ) -> PayingHistory {
        PayingHistory(
            member: name,
            currency: dollars,
            terms: terms,
            endings: endings,
            rests: rests
        )
    }

    private static func known<Value>(_ value: Value?, _ text: String) -> Value {
        guard let value else { preconditionFailure("\(text) is misspelled") }
        return value
    }
}
