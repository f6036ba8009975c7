import Membership

/// Every pair while a charge has no outcome yet. A subscription that is scheduled or ended has never
/// one.
extension Pair {
    static let charging: [Pair] =
        Variant.allCases.flatMap(outcomes)
        + like(activeCharge(.activeCharging), .activeChargingAhead, but: ahead)
        + like(activeCharge(.activeUnanswered), .activeLeaving, but: left)

    private static func outcomes(_ variant: Variant) -> [Pair] {
        switch variant {
        case .incompleteCharging, .incompleteUnanswered:
            blocked(variant) + firstOutcomes(variant) + debtLeaving(variant)
        case .trialingCharging, .trialingUnanswered:
            blocked(variant) + trialOutcomes(variant)
                + leaving(variant, .trialingUnanswered, "2026-01-31")
        case .activeCharging, .activeUnanswered:
            activeCharge(variant)
        case .pastDueCharging, .pastDueUnanswered:
            blocked(variant) + pastDueOutcomes(variant) + debtLeaving(variant)
        case .onHoldCharging, .onHoldUnanswered:
            blocked(variant) + onHoldOutcomes(variant) + debtLeaving(variant)
        case .pausedCharging, .pausedUnanswered:
            blocked(variant) + restOutcomes(variant)
                + leaving(variant, .pausedUnanswered, "2026-03-10")
        case .activeChargingAhead, .activeLeaving, .scheduled, .incomplete,
            .incompletePaidLater, .trialing, .trialingCanceled, .trialingWithoutMethod, .active,
            .activeCanceled, .activePausesNext, .activeChangesNext, .activeHeld,
            .activePaidAhead, .activeFixed, .activeForLife, .activeComplimentary, .pastDue,
            .pastDueHard, .pastDueAhead, .onHold, .onHoldForGood, .onHoldFallback, .paused,
            .pausedFresh, .ended:
            []
        }
    }

    private static func activeCharge(_ variant: Variant) -> [Pair] {
        blocked(variant) + renewalOutcomes(variant)
            + leaving(variant, .activeUnanswered, "2026-02-28")
    }

    /// Until the outcome is known nothing else is decided; asking again may be put off.
    private static func blocked(_ variant: Variant) -> [Pair] {
        let waits: [(String, SubscriptionEvent)] = [
            ("time decides nothing while a charge is open", Sample.fellDue("2027-01-01")),
            ("what is charged already is not held back", Sample.held),
            ("an open charge is not replaced away", Sample.replaced),
            (
                "nor ended away",
                Sample.terminated(.revoked, "2026-03-01", paidUntil: nil)
            ),
            ("nor rested away", Sample.paused(1, "2026-02-10")),
            ("now or later", .pausesNext(terms: 1)),
            ("no second charge begins for a resumption", Sample.resumed("2026-02-10")),
            ("or for further terms", .extended(terms: 1)),
            ("or for a change", .changing),
            ("a change is planned when it is known what is paid", Sample.changesNext),
            ("a charge goes on with the method it began with", Sample.methodChanged),
        ]
        return waits.map { Pair.refused($0.0, variant, $0.1, .paymentInFlight) } + [
            .becomes(
                "the gateway gives no answer and is asked again",
                variant,
                Sample.silence,
                []
            ) { $0.inFlight = Sample.unanswered },
            .refused(
                "renewal was not turned off",
                variant,
                Sample.uncanceled("2026-02-10"),
                .autoRenewAlreadyOn
            ),
        ]
    }

    /// A member may leave while a gateway keeps silent, but not between the two commits of a charge.
    private static func leaving(
        _ variant: Variant,
        _ silent: Variant,
        _ day: String
    ) -> [Pair] {
        guard variant == silent else {
            return [
                .refused(
                    "nobody leaves between the two commits of a charge",
                    variant,
                    Sample.canceled(day),
                    .paymentInFlight
                )
            ]
        }
        return [
            .becomes(
                "a silent gateway does not hold a member",
                variant,
                Sample.canceled(day),
                [.note(.autoRenewOff)]
            ) { $0.autoRenew = false }
        ]
    }

    private static func debtLeaving(_ variant: Variant) -> [Pair] {
        [
            .refused(
                "a debt that may just be paid is not written off",
                variant,
                Sample.canceled("2026-03-02"),
                .paymentInFlight
            )
        ]
    }

    static func noChange(_ variant: Variant) -> [Pair] {
        [
            .never("the open charge is not that of a change", variant, Sample.changed()),
            .never("and no change is declined", variant, .changeDeclined),
        ]
    }

    private static func firstOutcomes(_ variant: Variant) -> [Pair] {
        noChange(variant) + [
            .becomes(
                "the first payment begins the membership",
                variant,
                firstPaid,
                [.note(.activated)],
                becomesPaidFirst
            ),
            .becomes(
                "a first decline waits for the member",
                variant,
                firstDeclined,
                []
            ) { $0.inFlight = nil },
            .becomes(
                "the first invoice is out and waits for its money",
                variant,
                firstAwaited,
                [.note(.awaitingPayment)]
            ) { $0.inFlight = nil },
        ]
    }

    private static func trialOutcomes(_ variant: Variant) -> [Pair] {
        func owes(_ retries: Bool) -> @Sendable (inout Subscription) -> Void {
            {
                $0.inFlight = nil
                $0.state = .pastDue(
                    Dunning(
                        due: Sample.firstDay,
                        lastTried: Sample.firstDay,
                        retriesAutomatically: retries
                    )
                )
            }
        }
        return [
            .becomes(
                "the first payment ends the trial",
                variant,
                firstPaid,
                [.note(.activated)],
                becomesPaidFirst
            ),
            .never("a payment for another term is not this one's", variant, secondPaid),
            .becomes(
                "a first charge that fails is a debt, in grace from the trial's end",
                variant,
                firstDeclined,
                [.note(.wentPastDue)],
                owes(true)
            ),
            .becomes(
                "a first invoice that waits for its money has the same grace and no tries",
                variant,
                firstAwaited,
                [.note(.awaitingPayment)],
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

    private static func renewalOutcomes(_ variant: Variant) -> [Pair] {
        func owes(_ retries: Bool) -> @Sendable (inout Subscription) -> Void {
            {
                $0.inFlight = nil
                $0.state = .pastDue(Sample.debt(lastTried: "2026-03-01", retries: retries))
            }
        }
        return [
            .becomes(
                "a paid renewal is the next term",
                variant,
                secondPaid,
                [.note(.renewed)],
                becomesPaidSecond
            ),
            .never("last term's payment told again extends nothing", variant, firstPaid),
            .becomes(
                "a declined renewal is a debt and moves no paid day",
                variant,
                secondDeclined,
                [.note(.wentPastDue)],
                owes(true)
            ),
            .becomes(
                "a hard decline stops the tries",
                variant,
                Sample.declined(Sample.second, "2026-03-01", .hard),
                [.note(.wentPastDue)],
                owes(false)
            ),
            .becomes(
                "terms bought before they fall due fail and leave no debt",
                variant,
                Sample.declined(Sample.second, "2026-02-27"),
                [.giveUp(.void), .note(.purchaseDeclined)]
            ) {
                $0.inFlight = nil
                $0.accessUntil = $0.access
            },
            .never("last term's decline told late takes nothing", variant, firstDeclined),
            .becomes(
                "a renewal by invoice has grace from its due day and no tries",
                variant,
                secondAwaited,
                [.note(.awaitingPayment)],
                owes(false)
            ),
            .becomes(
                "a change that was paid takes effect",
                variant,
                Sample.changed(),
                [.note(.changed)]
            ) {
                becomesDearer(&$0)
                $0.inFlight = nil
                $0.accessUntil = $0.access
            },
            .becomes(
                "a change that was declined leaves all as it was",
                variant,
                .changeDeclined,
                [.giveUp(.void), .note(.changeDeclined)]
            ) {
                $0.inFlight = nil
                $0.accessUntil = $0.access
            },
        ]
    }

    /// Ten days before the term begins.
    private static let ahead: [Pair] = [
        .becomes(
            "charged ahead of time, the next term is paid before it begins",
            .activeChargingAhead,
            Sample.paid(Sample.second, "2026-02-18"),
            [.note(.renewed)],
            becomesPaidSecond
        ),
        .becomes(
            "declined ahead of time, grace is counted from the term's first day",
            .activeChargingAhead,
            Sample.declined(Sample.second, "2026-02-18"),
            [.note(.wentPastDue)]
        ) {
            $0.inFlight = nil
            $0.state = .pastDue(Sample.debt(lastTried: "2026-02-18"))
        },
        .becomes(
            "terms bought before that day fail and leave no debt",
            .activeChargingAhead,
            Sample.declined(Sample.second, "2026-02-17"),
            [.giveUp(.void), .note(.purchaseDeclined)]
        ) { $0.inFlight = nil },
        .becomes(
            "invoiced ahead of time, grace is counted from the term's first day",
            .activeChargingAhead,
            Sample.awaiting(Sample.second, "2026-02-18"),
            [.note(.awaitingPayment)]
        ) {
            $0.inFlight = nil
            $0.state = .pastDue(Sample.debt(lastTried: "2026-02-18", retries: false))
        },
    ]

    /// Renewal was turned off while the gateway kept silent.
    private static let left: [Pair] = [
        .becomes(
            "the term was paid all the same, and is the last one",
            .activeLeaving,
            secondPaid,
            [.note(.renewed)]
        ) {
            becomesPaidSecond(&$0)
            $0.accessUntil = Sample.day("2026-03-31")
        },
        .becomes(
            "the term was declined, and no debt is chased",
            .activeLeaving,
            secondDeclined,
            [.giveUp(.uncollectible), .note(.ended)]
        ) {
            $0.end(.canceled, "2026-03-01")
            $0.accessUntil = Sample.day("2026-02-28")
        },
        .becomes(
            "declined before the paid term is over, that term is kept",
            .activeLeaving,
            Sample.declined(Sample.second, "2026-02-27"),
            [.giveUp(.void), .note(.purchaseDeclined)]
        ) {
            $0.inFlight = nil
            $0.accessUntil = Sample.day("2026-02-28")
        },
        .becomes(
            "no invoice is left to wait for",
            .activeLeaving,
            secondAwaited,
            [.giveUp(.uncollectible), .note(.ended)]
        ) {
            $0.end(.canceled, "2026-03-01")
            $0.accessUntil = Sample.day("2026-02-28")
        },
        .refused(
            "it was canceled already",
            .activeLeaving,
            Sample.canceled("2026-02-28"),
            .autoRenewAlreadyOff
        ),
        .refused(
            "the outcome comes before a change of mind",
            .activeLeaving,
            Sample.uncanceled("2026-02-10"),
            .paymentInFlight
        ),
    ]
}

extension Subscription {
    /// The access that goes with the sample's paid term: grace only where a renewal follows.
    fileprivate var access: CivilDate {
        Sample.day(autoRenew ? "2026-03-07" : "2026-02-28")
    }
}
