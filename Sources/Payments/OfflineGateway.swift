import Membership

/// Money that comes without us: a bank transfer, a cheque, cash at the desk.
///
/// Nothing is charged. The engine leaves the invoice open until a clerk records the payment, and a
/// clerk pays refunds out by hand.
package struct OfflineGateway: PaymentGateway {
    package let name = "offline"
    package let collects = Collection.whenRecorded

    package init() {}

    /// Any well-formed reference, such as the payer's account with the shop.
    package func accepts(token: String) -> Bool { MemberKey.isWellFormed(token) }

    /// A reference is the shop's own word and tells nothing about who pays.
    package func fingerprint(token: String) -> String? { nil }

    /// Never called by the engine; whoever calls it all the same is told that no money came.
    package func charge(_ requests: [ChargeRequest]) -> [ChargeOutcome] {
        requests.map { _ in .declined(.soft, code: Self.awaitingPayment) }
    }

    package func query(_ requests: [ChargeRequest]) -> [QueryAnswer] {
        requests.map { _ in .declined(.soft, code: Self.awaitingPayment) }
    }

    package func refund(_ requests: [RefundRequest]) -> [RefundOutcome] {
        requests.map { _ in .succeeded }
    }

    package func queryRefunds(_ requests: [RefundRequest]) -> [RefundAnswer] {
        requests.map { _ in .succeeded }
    }

    private static let awaitingPayment = "awaiting_payment"
}
