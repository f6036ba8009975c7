package import Membership
import Payments
import Store

extension Engine {
    /// Pays a subscription with something else from now on; a debt is tried with it at once.
    ///
    /// A try that fails uses up none of the policy's; one that succeeds ends the dunning.
    package func changePaymentMethod(
        _ id: SubscriptionID,
        to method: String
    ) throws -> SubscriptionView {
        let charges = try store.write { try changePaymentMethod(id, to: method, $0) }.charges
        try Charging(engine: self, actor: actor, urgency: .interactive).carryOut(charges)
        return try subscription(id)
    }

    /// As ``changePaymentMethod(_:to:)``, once for each key.
    package func changePaymentMethod(
        _ id: SubscriptionID,
        to method: String,
        once request: OnceRequest,
        render: (SubscriptionView) -> [UInt8]
    ) throws -> [UInt8] {
        try onceCharging(request, render: render) { try changePaymentMethod(id, to: method, $0) }
    }

    private func changePaymentMethod(
        _ id: SubscriptionID,
        to text: String,
        _ writer: Writer
    ) throws -> (id: SubscriptionID, charges: [PendingCharge]) {
        try decideAndCharge(id, writer) { matter in
            guard let method = PaymentMethod(text), gateways.accept(method) else {
                throw Refused(.unknownPaymentMethod, text)
            }
            switch method {
            case .none, .complimentary: throw Refused(.paymentMethodNotAllowed, text)
            case .balance: break
            case .gateway:
                let plan = try plans.priced(matter.agreement.priceVersion, writer.reader).plan
                guard plan.billing.mode != .prepaid else {
                    throw Refused(.paymentMethodNotAllowed, "\(text) for \(plan.id)")
                }
            }
            return .methodChanged(method, isPaidLater: gateways.collectsLater(method))
        }
    }
}
