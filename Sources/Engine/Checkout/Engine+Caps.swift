import Membership

extension Engine {
    /// What a quote counts towards caps on points and rewards: a reservation sets it aside, so that two of
    /// them together bring no more than the cap.
    func capped(_ quote: Quote) -> Set<TallyKey> {
        var keys: Set<TallyKey> = []
        for points in quote.earns.points {
            // The member's version may be an older one; to hold where no cap is costs nothing.
            let isCapped = plans.catalog.versions.values.contains { version in
                version.plan.id == points.plan && version.plan.points?.earning.cap != nil
            }
            if isCapped { keys.insert(TallyKey(.points, points.programme)) }
        }
        for accrual in quote.earns.rewards {
            keys.insert(TallyKey(.spend, accrual.benefit.benefit))
        }
        return keys
    }
}
