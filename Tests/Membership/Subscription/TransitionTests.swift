import Membership
import Testing

struct TransitionTests {
    @Test(arguments: Pair.all)
    func `every pair of state and event is answered`(pair: Pair) throws {
        let before = pair.variant.subscription
        switch pair.answer {
        case .becomes(let effects, let change):
            var expected = before
            change(&expected)
            let decision = try before.applying(pair.event)
            #expect(decision.next == expected, "\(pair.variant): \(pair.why)")
            #expect(decision.effects == effects, "\(pair.variant): \(pair.why)")
        case .refused(let error):
            #expect(throws: error, "\(pair.variant): \(pair.why)") {
                try before.applying(pair.event)
            }
        }
    }

    @Test
    func `the table leaves no pair out`() {
        var seen: [Variant: Set<SubscriptionEvent.Name>] = [:]
        for row in Pair.all { seen[row.variant, default: []].insert(row.event.name) }
        for variant in Variant.allCases {
            for event in SubscriptionEvent.Name.allCases {
                #expect(seen[variant]?.contains(event) == true, "\(variant) and \(event.rawValue)")
            }
        }
    }

    @Test
    func `the table has every state, and every charge that is on the way in it`() {
        #expect(Set(Variant.allCases.map(\.state)) == Set(StateName.allCases))
        for state in StateName.allCases {
            let flights = Set(
                Variant.allCases.filter { $0.state == state }.map(\.subscription.inFlight)
            )
            switch state {
            case .scheduled, .ended: #expect(flights == [nil])
            case .incomplete, .trialing, .active, .pastDue, .onHold, .paused:
                #expect(flights == [nil, .pending, Sample.unanswered], "\(state)")
            }
        }
    }

    @Test
    func `the sentences of the table are told apart`() {
        var seen: Set<String> = []
        for row in Pair.all {
            #expect(seen.insert(row.testDescription).inserted, "\(row.testDescription)")
        }
    }

    @Test
    func `the stored names of states, reasons and happenings do not change`() {
        #expect(
            StateName.allCases.map(\.rawValue) == [
                "scheduled", "incomplete", "trialing", "active", "past_due", "on_hold", "paused",
                "ended",
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
                "subscription.auto_renew_on", "subscription.awaiting_payment",
                "subscription.purchase_declined", "subscription.paused",
                "subscription.pause_scheduled", "subscription.pause_cleared",
                "subscription.resumed", "subscription.changed", "subscription.change_scheduled",
                "subscription.change_cleared", "subscription.change_declined",
                "subscription.method_changed", "subscription.held_back", "subscription.ended",
            ]
        )
        #expect(
            NextAction.Kind.allCases.map(\.rawValue) == [
                "start", "first_payment_end", "trial_end", "renewal", "term_end", "pause",
                "resume", "retry", "grace_end", "hold_end", "payment_query",
            ]
        )
        for state in StateName.allCases {
            #expect(Sample.subscription(state).state.name == state)
            #expect(Sample.subscription(state).state.isEnded == (state == .ended))
        }
    }
}
