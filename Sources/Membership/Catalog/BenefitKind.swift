/// The closed list of benefit kinds, as plan files and answers spell them.
package enum BenefitKind: String, Hashable, Sendable, CaseIterable {
    case access
    case config
    case discount
    case shippingWaiver = "shipping_waiver"
    case priority
}
