package import Membership
import Payments
import Store

extension Engine {
    /// Pays a subscription with something else from now on; a debt is tried with it at once.
    ///
    /// A try that fails uses up none of the policy's; one that succeeds ends the dunning.
    ///
    /// - Parameter expires: the month through which the method works, for everything that is paid with
    ///   it; `nil` leaves what is known. The same method with another month is a card that was renewed.
    package func changePaymentMethod(
        _ id: SubscriptionID,
        to method: String,
        expires: Month? = nil
    ) throws -> SubscriptionView {
        let charges = try store.write {
            try changePaymentMethod(id, to: method, expires, $0)
        }.charges
        try Charging(engine: self, actor: actor, urgency: .interactive).carryOut(charges)
        return try subscription(id)
    }

    /// As ``changePaymentMethod(_:to:expires:)``, once for each key.
    package func changePaymentMethod(
        _ id: SubscriptionID,
        to method: String,
        expires: Month?,
        once request: OnceRequest,
        render: (SubscriptionView) -> [UInt8]
    ) throws -> [UInt8] {
        try onceCharging(request, render: render) {
            try changePaymentMethod(id, to: method, expires, $0)
        }
    }

    private func changePaymentMethod(
        _ id: SubscriptionID,
        to text: String,
        _ expires: Month?,
        _ writer: Writer
    ) throws -> (id: SubscriptionID, charges: [PendingCharge]) {
        let work = try Work(self, writer.reader, now: now(writer.reader))
        let matter = try work.load(live(id, writer.reader))
        try deciding(id) {
            let method = try method(text, for: matter, writer.reader)
            try work.noteExpiry(of: method, expires, today: matter.today)
            let event = SubscriptionEvent.methodChanged(
                method,
                isPaidLater: gateways.collectsLater(method)
            )
            try work.carryOut(matter.subscription.applying(event), on: matter)
            try work.followExpiries(of: id, matter.row.member)
            try claimTrial(by: method, matter, work)
        }
        try work.write(writer)
        return (id, work.charges)
    }

    /// What a running subscription may be paid with.
    private func method(
        _ text: String,
        for matter: Case,
        _ reader: Reader
    ) throws -> PaymentMethod {
        let method = try knownMethod(text)
        switch method {
        case .none, .complimentary: throw Refused(.paymentMethodNotAllowed, text)
        case .balance: break
        case .gateway:
            let plan = try plans.priced(matter.agreement.priceVersion, reader).plan
            guard plan.billing.mode != .prepaid else {
                throw Refused(.paymentMethodNotAllowed, "\(text) for \(plan.id)")
            }
        }
        return method
    }
}
