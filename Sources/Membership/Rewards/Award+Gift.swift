extension Award {
    /// What giving the award so many times writes; `nil` for points of a plan that has no programme, for
    /// none at all, and for more than can be counted.
    ///
    /// - Parameter programme: the points programme of the plan.
    package func gift(times: Int64 = 1, programme: String?) -> Gift? {
        guard times > 0 else { return nil }
        switch self {
        case .item(let name, let count, _):
            return Self.lot(Holding(.item, name), count, times)
        case .credit(let money):
            return (try? money.multiplied(by: times)).map(Gift.credit)
        case .points(let points):
            return programme.flatMap { Self.lot(Holding(.points, $0), points, times) }
        case .uses(let benefit, let count):
            return Self.lot(Holding(.uses, benefit), count, times)
        }
    }

    /// What the award is worth to who gets it; `nil` when the file does not say.
    ///
    /// - Parameter redemption: what points of the plan are worth.
    package func worth(redemption: PointsRedemption?) -> Money? {
        switch self {
        case .item(_, let count, let worth): worth.flatMap { try? $0.multiplied(by: count) }
        case .credit(let money): money
        case .points(let points): redemption.flatMap { try? $0.value.worth(points) }
        case .uses: nil
        }
    }

    private static func lot(_ holding: Holding, _ count: Int64, _ times: Int64) -> Gift? {
        let (total, isTooMany) = count.multipliedReportingOverflow(by: times)
        return isTooMany ? nil : .lot(holding, total)
    }
}
