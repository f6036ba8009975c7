import Membership

extension Words {
    /// What a benefit gives, with where it applies.
    static func terms(_ benefit: Benefit) -> String {
        let limits = [
            ("category", benefit.scope.categories), ("channel", benefit.scope.channels),
            ("region", benefit.scope.regions), ("partner", benefit.scope.partners),
        ]
        let parts = limits.filter { !$0.1.isEmpty }.map { name, values in
            "\(name) \(values.joined(separator: " or "))"
        }
        return ([terms(benefit.terms)] + parts).joined(separator: ", ")
    }

    private static func terms(_ terms: BenefitTerms) -> String {
        switch terms {
        case .access: "access"
        case .config(.integer(let number)): "\(number)"
        case .config(.text(let text)): text
        case .config(.flag(let flag)): yes(flag)
        case .config(.money(let money)): money.description
        case .discount(let rate): "\(rate) off"
        case .shippingWaiver(let speed, nil): "\(speed) delivery"
        case .shippingWaiver(let speed, let minimum?): "\(speed) delivery from \(minimum)"
        case .priority(let minutes): "\(minutes) minutes ahead"
        }
    }

    /// Why an answer is what it is, in a few words.
    static func reason(_ reason: CheckReason) -> String {
        switch reason {
        case .subscribed: "the subscription is paid for"
        case .trial: "the trial is running"
        case .renewalPending: "the paid time is over and the renewal has not run yet"
        case .grace: "a charge failed, and access goes on through grace"
        case .paidUntilEnd: "renewal is off, and the paid time is not over"
        case .unknownMember: "there is no such member"
        case .unknownBenefit: "no plan on sale promises it"
        case .noSubscription: "the member has no subscription"
        case .notInPlan: "the member's plan does not promise it"
        case .leftOutOfTrial: "the trial leaves it out"
        case .notStarted: "the subscription has not started"
        case .firstPaymentPending: "the first payment has not arrived"
        case .onHold: "a payment is missing and access has stopped"
        case .paused: "the subscription rests"
        case .ended: "the subscription has ended"
        case .belowMinimumBasket: "the basket is too small"
        case .currencyMismatch: "the basket is in another currency"
        case .outOfScope: "it does not apply here"
        case .contextMissing: "it depends on something the question did not say"
        }
    }
}
