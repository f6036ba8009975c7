import Membership

/// The outcomes of a charge for a debt, and of the first one after a rest.
extension Pair {
    static func pastDueOutcomes(_ variant: Variant) -> [Pair] {
        noChange(variant) + [
            .becomes(
                "a retry in grace succeeds",
                variant,
                secondPaid,
                [.note(.recovered)],
                becomesPaidSecond
            ),
            .becomes(
                "a retry in grace fails and moves no date",
                variant,
                secondDeclined,
                []
            ) {
                $0.inFlight = nil
                $0.state = .pastDue(Sample.debt(lastTried: "2026-03-01"))
            },
            .becomes(
                "who pays by invoice now is not tried again",
                variant,
                secondAwaited,
                []
            ) {
                $0.inFlight = nil
                $0.state = .pastDue(Sample.debt(lastTried: "2026-02-28", retries: false))
            },
        ]
    }

    static func onHoldOutcomes(_ variant: Variant) -> [Pair] {
        noChange(variant) + [
            .becomes(
                "a retry on hold succeeds",
                variant,
                secondPaid,
                [.note(.recovered)],
                becomesPaidSecond
            ),
            .becomes(
                "a retry on hold fails and moves no date",
                variant,
                Sample.declined(Sample.second, "2026-03-14"),
                []
            ) {
                $0.inFlight = nil
                $0.state = .onHold(Sample.debt(lastTried: "2026-03-14"))
            },
            .becomes(
                "who pays by invoice now is not tried again",
                variant,
                Sample.awaiting(Sample.second, "2026-03-14"),
                []
            ) {
                $0.inFlight = nil
                $0.state = .onHold(Sample.debt(lastTried: "2026-03-07", retries: false))
            },
        ]
    }

    static func restOutcomes(_ variant: Variant) -> [Pair] {
        func owes(_ retries: Bool) -> @Sendable (inout Subscription) -> Void {
            {
                $0.inFlight = nil
                $0.state = .onHold(
                    Dunning(
                        due: Sample.day("2026-03-10"),
                        lastTried: Sample.day("2026-03-10"),
                        retriesAutomatically: retries
                    )
                )
            }
        }
        let term = stub("2026-03-10", 1)
        return [
            .becomes(
                "access comes back with its payment",
                variant,
                Sample.paid(term, "2026-03-10"),
                [.note(.resumed)],
                becomesPaidSecond
            ),
            .never("the whole period was never billed", variant, secondPaid),
            .becomes(
                "and not without it: grace has no access to keep",
                variant,
                Sample.declined(term, "2026-03-10"),
                [.note(.wentPastDue), .note(.wentOnHold)],
                owes(true)
            ),
            .becomes(
                "nor with an invoice that waits for its money",
                variant,
                Sample.awaiting(term, "2026-03-10"),
                [.note(.awaitingPayment), .note(.wentOnHold)],
                owes(false)
            ),
            .refused(
                "the open charge is not that of a change",
                variant,
                Sample.changed(),
                .paymentInFlight
            ),
            .never("and no change is declined", variant, .changeDeclined),
        ]
    }
}
