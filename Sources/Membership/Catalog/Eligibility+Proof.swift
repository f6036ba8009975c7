extension Eligibility {
    /// The first day on which a proof no longer holds for this price; `nil` when it holds for ever.
    ///
    /// - Parameters:
    ///   - verifiedOn: the day it was shown.
    ///   - validUntil: the end it was recorded with; `nil` leaves it to ``verifyEvery``.
    package func proofEnds(verifiedOn: CivilDate, validUntil: CivilDate?) -> CivilDate? {
        if let validUntil { return validUntil }
        return verifyEvery.map { BillingCycle.starting(on: verifiedOn, cadence: $0).boundary(1) }
    }

    /// Whether a proof gives a right to this price on a day.
    package func accepts(
        verifiedOn: CivilDate,
        validUntil: CivilDate?,
        on day: CivilDate
    ) -> Bool {
        guard verifiedOn <= day else { return false }
        return proofEnds(verifiedOn: verifiedOn, validUntil: validUntil).map { day < $0 } ?? true
    }
}
