import Membership

extension Pair {
    /// Every pair while a charge has no outcome yet. A subscription that is scheduled or ended has
    /// never one.
    static let charging: [Pair] = [.pending, Sample.unanswered].flatMap { flight in
        blocked(flight) + outcomes(flight)
    }

    /// A member may leave while a gateway keeps silent, but not between the two commits of a charge.
    static let leaving: [Pair] =
        [StateName.incomplete, .trialing, .active, .pastDue, .onHold].map { state in
            .refused(
                "\(state.rawValue): nobody leaves between the two commits of a charge",
                state,
                while: .pending,
                leave(state),
                .paymentInFlight
            )
        }
        + [StateName.incomplete, .pastDue, .onHold].map { state in
            .refused(
                "\(state.rawValue): a debt that may just be paid is not written off",
                state,
                while: Sample.unanswered,
                leave(state),
                .paymentInFlight
            )
        }
        + [StateName.trialing, .active].map { state in
            .becomes(
                "\(state.rawValue): a silent gateway does not hold a member",
                state,
                while: Sample.unanswered,
                leave(state),
                [.note(.autoRenewOff)]
            ) { $0.autoRenew = false }
        }

    private static func leave(_ state: StateName) -> SubscriptionEvent {
        switch state {
        case .scheduled, .incomplete, .trialing: Sample.canceled("2026-01-31")
        case .active, .pastDue, .onHold, .ended: Sample.canceled("2026-02-28")
        }
    }

    /// Until the outcome is known nothing else is decided; asking again may be put off.
    private static func blocked(_ flight: InFlight) -> [Pair] {
        [StateName.incomplete, .trialing, .active, .pastDue, .onHold].flatMap { state -> [Pair] in
            [
                .refused(
                    "\(state.rawValue): time decides nothing while a charge is open",
                    state,
                    while: flight,
                    Sample.fellDue("2027-01-01"),
                    .paymentInFlight
                ),
                .refused(
                    "\(state.rawValue): an open charge is not replaced away",
                    state,
                    while: flight,
                    Sample.replaced,
                    .paymentInFlight
                ),
                .becomes(
                    "\(state.rawValue): the gateway gives no answer and is asked again",
                    state,
                    while: flight,
                    Sample.silence,
                    []
                ) { $0.inFlight = Sample.unanswered },
            ]
        }
    }

    private static func outcomes(_ flight: InFlight) -> [Pair] {
        [
            .becomes(
                "the first payment begins the membership",
                .incomplete,
                while: flight,
                firstPaid,
                [.note(.activated)],
                becomesPaidFirst
            ),
            .becomes(
                "a first decline waits for the member",
                .incomplete,
                while: flight,
                firstDeclined,
                []
            ) { $0.inFlight = nil },
            .becomes(
                "the first payment ends the trial",
                .trialing,
                while: flight,
                firstPaid,
                [.note(.activated)],
                becomesPaidFirst
            ),
            .becomes(
                "a first charge that fails is a debt",
                .trialing,
                while: flight,
                firstDeclined,
                [.note(.wentPastDue)]
            ) {
                $0.inFlight = nil
                $0.state = .pastDue(
                    Dunning(
                        due: Sample.firstDay,
                        lastTried: Sample.firstDay,
                        retriesAutomatically: true
                    )
                )
            },
            .never(
                "a payment for another term is not this one's",
                .trialing,
                while: flight,
                secondPaid
            ),
            .becomes(
                "a paid renewal is the next term",
                .active,
                while: flight,
                secondPaid,
                [.note(.renewed)],
                becomesPaidSecond
            ),
            .becomes(
                "a declined renewal is a debt and moves no paid day",
                .active,
                while: flight,
                secondDeclined,
                [.note(.wentPastDue)]
            ) {
                $0.inFlight = nil
                $0.state = .pastDue(Sample.debt(lastTried: "2026-03-01"))
            },
            .becomes(
                "a hard decline stops the tries",
                .active,
                while: flight,
                Sample.declined(Sample.second, "2026-03-01", .hard),
                [.note(.wentPastDue)]
            ) {
                $0.inFlight = nil
                $0.state = .pastDue(Sample.debt(lastTried: "2026-03-01", retries: false))
            },
            .never(
                "last term's payment told again extends nothing",
                .active,
                while: flight,
                firstPaid
            ),
            .never(
                "last term's decline told late takes nothing",
                .active,
                while: flight,
                firstDeclined
            ),
            .becomes(
                "a retry in grace succeeds",
                .pastDue,
                while: flight,
                secondPaid,
                [.note(.recovered)],
                becomesPaidSecond
            ),
            .becomes(
                "a retry in grace fails and moves no date",
                .pastDue,
                while: flight,
                secondDeclined,
                []
            ) {
                $0.inFlight = nil
                $0.state = .pastDue(Sample.debt(lastTried: "2026-03-01"))
            },
            .becomes(
                "a retry on hold succeeds",
                .onHold,
                while: flight,
                secondPaid,
                [.note(.recovered)],
                becomesPaidSecond
            ),
            .becomes(
                "a retry on hold fails and moves no date",
                .onHold,
                while: flight,
                Sample.declined(Sample.second, "2026-03-14"),
                []
            ) {
                $0.inFlight = nil
                $0.state = .onHold(Sample.debt(lastTried: "2026-03-14"))
            },
        ]
    }
}
