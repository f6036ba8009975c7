/// The fact that gives an entitlement.
package struct EntitlementSource: Hashable, Sendable {
    package let planVersion: PlanVersionID
    package let subscription: SubscriptionID

    package init(planVersion: PlanVersionID, subscription: SubscriptionID) {
        self.planVersion = planVersion
        self.subscription = subscription
    }
}
