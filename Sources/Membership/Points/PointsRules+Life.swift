extension PointsRules {
    /// The life of points given at an instant.
    ///
    /// Both days are counted from the day the points were given: waiting does not make them last longer.
    /// - Parameters:
    ///   - instant: when they are given; they count from then on unless the plan lets them wait.
    ///   - day: its day in the member's zone.
    ///   - start: the first instant of a day in that zone.
    package func life(
        givenAt instant: Instant,
        on day: CivilDate,
        start: (CivilDate) -> Instant
    ) -> PointsLife {
        PointsLife(
            effectiveFrom: earning.pendingFor.map { max(instant, start($0.day(1, from: day))) }
                ?? instant,
            expiresAt: expiry.goneOn(givenOn: day).map(start)
        )
    }

    /// What a purchase's points are written as; `nil` for none.
    package func effect(
        _ earned: EarnedPoints,
        life: PointsLife,
        partner: String?
    ) -> PurchaseEffect? {
        guard earned.total > 0 else { return nil }
        return .points(
            id,
            earned.total,
            effectiveFrom: life.effectiveFrom,
            expiresAt: life.expiresAt,
            partner: partner
        )
    }

    /// The day on which points are gone because the membership has ended; `nil` when they are kept.
    ///
    /// Points that run out earlier still do.
    package func goneAfterEnd(on ended: CivilDate) -> CivilDate? {
        switch afterEnd {
        case .kept: nil
        case .forfeited: ended
        case .keptFor(let cadence): cadence.day(1, from: ended)
        }
    }
}
