import Membership
import Testing

struct TransitionTests {
    @Test(arguments: Pair.settled + Pair.charging + Pair.leaving)
    func `every pair of state and event is answered`(pair: Pair) throws {
        let before = Sample.subscription(pair.state, inFlight: pair.inFlight)
        switch pair.answer {
        case .becomes(let effects, let change):
            var expected = before
            change(&expected)
            let decision = try before.applying(pair.event)
            #expect(decision.next == expected, "\(pair.why)")
            #expect(decision.effects == effects, "\(pair.why)")
        case .refused(let error):
            #expect(throws: error, "\(pair.why)") { try before.applying(pair.event) }
        }
    }

    @Test
    func `the table leaves no pair out`() {
        let rows = Pair.settled + Pair.charging + Pair.leaving
        for state in StateName.allCases {
            let flights: [InFlight?] =
                switch state {
                case .scheduled, .ended: [nil]
                case .incomplete, .trialing, .active, .pastDue, .onHold:
                    [nil, .pending, Sample.unanswered]
                }
            for event in SubscriptionEvent.Name.allCases {
                for flight in flights {
                    let isThere = rows.contains { row in
                        row.state == state && row.event.name == event && row.inFlight == flight
                    }
                    #expect(isThere, "\(state) and \(event) with \(String(describing: flight))")
                }
            }
        }
    }

    @Test
    func `the sentences of the table are told apart`() {
        var seen: Set<String> = []
        for row in Pair.settled {
            #expect(seen.insert("\(row.state): \(row.why)").inserted, "\(row.why)")
        }
    }

    @Test
    func `the stored names of states, reasons and happenings do not change`() {
        #expect(
            StateName.allCases.map(\.rawValue) == [
                "scheduled", "incomplete", "trialing", "active", "past_due", "on_hold", "ended",
            ]
        )
        #expect(
            EndReason.allCases.map(\.rawValue) == [
                "canceled", "expired", "nonpayment", "refunded", "revoked", "replaced",
                "never_paid",
            ]
        )
        #expect(
            Happening.allCases.map(\.rawValue) == [
                "subscription.started", "subscription.trial_started", "subscription.scheduled",
                "subscription.activated", "subscription.renewed", "subscription.recovered",
                "subscription.past_due", "subscription.on_hold", "subscription.auto_renew_off",
                "subscription.ended",
            ]
        )
        #expect(
            NextAction.Kind.allCases.map(\.rawValue) == [
                "start", "first_payment_end", "trial_end", "renewal", "term_end", "retry",
                "grace_end", "hold_end", "payment_query",
            ]
        )
        for state in StateName.allCases {
            #expect(Sample.subscription(state).state.name == state)
            #expect(Sample.subscription(state).state.isEnded == (state == .ended))
        }
    }
}
