internal import Foundation

extension Behaviour {
    /// What becomes of a member at the end of a term.
    package struct TermEnd: Hashable, Sendable {
        /// The share that wants to go on, is charged, and pays in the end.
        package let stays: Double
        /// The share that is lost because the charge fails for good.
        package let failed: Double

        /// The share that leaves of its own will.
        package var leaves: Double { 1 - stays - failed }
    }

    /// The share of charges that fail for good.
    package var finalFailure: Double {
        isPaidOnce ? 0 : paymentFailure * (1 - paymentRecovery)
    }

    /// What becomes of members at the end of this term; terms count from 1.
    package func end(ofTerm term: Int) -> TermEnd {
        let rate = retention.rate(afterTerm: term)
        let lost = finalFailure
        if retentionIncludesFailures {
            // Of those charged, 1 - lost pay; nobody can be charged who is not a member.
            let charged = lost < 1 ? min(1, rate / (1 - lost)) : 1
            return TermEnd(stays: rate, failed: charged - rate)
        }
        return TermEnd(stays: rate * (1 - lost), failed: rate * lost)
    }

    /// The share of a fee that stays when refunds are taken off.
    package var kept: Double { 1 - refunds }

    /// What a charge of the fee costs; nothing where nothing is charged.
    package var chargeCost: Double { fee > 0 ? fee * paymentRate + paymentCharge : 0 }

    /// What money so many months later is worth now.
    package func discountFactor(months: Double) -> Double { pow(1 + discountRate, -months / 12) }

    /// How much of joiners pays in the end, and after how many months they begin to.
    package var payers: [(share: Double, delay: Int)] {
        guard let trial else { return [(1, 0)] }
        return [
            (1 - trial.takeUp, 0), (trial.takeUp * trial.conversion, trial.delay),
        ].filter { $0.share > 0 }
    }

    /// The share of joiners who ever pay.
    package var payingShare: Double { payers.reduce(0) { $0 + $1.share } }

    /// The month of a membership, counting from 0, in which a term begins that does so this many
    /// months after its first.
    static func month(of time: Double) -> Int { Int((time + 1e-9).rounded(.down)) }
}
