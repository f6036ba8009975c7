/// What a share of purchases that comes back is expected to give.
enum ExpectedReward {
    /// A month's part of what a window is expected to give, when orders are Poisson and the member
    /// stays for the window.
    static func monthly(
        _ share: Double,
        basket: Double,
        orders: Double,
        cap: ModelBenefit.Cap?
    ) -> Double {
        let perOrder = share * basket
        guard let cap, perOrder > 0 else { return perOrder * orders }
        let counted = PoissonCap.expected(orders * cap.months, atMost: cap.amount / perOrder)
        return perOrder * counted / cap.months
    }
}
