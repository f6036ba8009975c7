extension Lot {
    /// Whether a lot burns before another: priority, then the earliest expiry, then the order in which
    /// they were made. One that never expires is last, and one that is not written yet is the youngest.
    package func burnsBefore(_ other: Lot) -> Bool {
        if priority != other.priority { return priority < other.priority }
        let mine = expiresAt?.milliseconds ?? .max
        let others = other.expiresAt?.milliseconds ?? .max
        if mine != others { return mine < others }
        if effectiveFrom != other.effectiveFrom { return effectiveFrom < other.effectiveFrom }
        return (id?.number ?? .max) < (other.id?.number ?? .max)
    }

    /// Whether it is use beyond what there was: what is left of it lowers what there is.
    package var isDebt: Bool { amount < 0 }
}
