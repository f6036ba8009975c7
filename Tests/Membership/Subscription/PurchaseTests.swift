import Membership
import Testing

/// Terms bought ahead, and money that comes some other way.
struct PurchaseTests {
    private let three = Sample.agreement().term(1, count: 3)

    @Test
    func `terms bought ahead follow the paid one and are paid together`() throws {
        var walk = try Walk.paid()
        #expect(try walk.apply(.extended(terms: 3)) == [.bill(three)])
        #expect(three.period.description == "2026-02-28/2026-05-31")
        #expect(three.amount == Sample.money(4_497))
        try walk.apply(Sample.paid(three, "2026-02-10"))
        #expect(walk.paidUntil == "2026-05-31")
        #expect(walk.accessUntil == "2026-06-07")
        #expect(walk.subscription.nextTerm == 4)
        #expect(walk.subscription.termsBilled == 4)
        #expect(walk.next == "renewal 2026-05-31")
    }

    @Test
    func `the first terms may be bought together`() throws {
        let agreement = Sample.agreement(firstTerms: 3)
        var (walk, effects) = Walk.opening(agreement, on: "2026-01-31")
        #expect(effects == [.note(.started), .bill(agreement.term(0, count: 3))])
        try walk.pay("2026-01-31")
        #expect(walk.paidUntil == "2026-04-30")
        #expect(walk.subscription.termsBilled == 3)
        #expect(try walk.fallDue("2026-04-30") == [.bill(agreement.term(3))])
    }

    @Test
    func `with renewal off they are the last ones, without grace`() throws {
        var walk = try Walk.paid()
        try walk.cancel("2026-02-01")
        try walk.apply(.extended(terms: 3))
        try walk.apply(Sample.paid(three, "2026-02-10"))
        #expect(walk.accessUntil == "2026-05-31")
        #expect(walk.next == "term_end 2026-05-31")
    }

    @Test(
        arguments: [
            (Variant.active, "2026-02-10"), (.activeCanceled, "2026-02-10"),
            (.activePausesNext, "2026-02-27"), (.activeFixed, "2026-02-10"),
            (.activeChangesNext, "2026-02-10"), (.activePaidAhead, "2026-02-20"),
            (.trialing, "2026-01-20"), (.trialingCanceled, "2026-01-20"),
        ]
    )
    func `a purchase that is declined leaves all as it was`(variant: Variant, day: String) throws {
        var walk = Walk(variant.subscription)
        let effects = try walk.apply(.extended(terms: 2))
        guard case .bill(let term) = effects.first else {
            Issue.record("nothing was billed")
            return
        }
        let declined = try walk.apply(Sample.declined(term, day, .hard))
        #expect(declined == [.giveUp(.void), .note(.purchaseDeclined)])
        #expect(walk.subscription == variant.subscription)
    }

    @Test
    func `a purchase before a rest that is declined keeps the rest`() throws {
        var walk = try Walk.paid(Sample.agreement(chargeLead: 10))
        try walk.apply(.pausesNext(terms: 1))
        let before = walk.subscription
        try walk.apply(.extended(terms: 3))
        // On a day on which a renewal would have been charged, and none was wanted.
        #expect(
            try walk.apply(Sample.declined(three, "2026-02-20"))
                == [.giveUp(.void), .note(.purchaseDeclined)]
        )
        #expect(walk.subscription == before)
    }

    @Test
    func `and a purchase before a change keeps the change`() throws {
        var walk = try Walk.paid(Sample.agreement(chargeLead: 10))
        try walk.apply(Sample.changesNext)
        let before = walk.subscription
        try walk.apply(.extended(terms: 3))
        try walk.apply(Sample.declined(three, "2026-02-20"))
        #expect(walk.subscription == before)
        #expect(walk.next == "renewal 2026-02-28")
    }

    @Test
    func `a purchase given up in silence keeps no grace when the answer is no`() throws {
        var walk = try Walk.paid()
        try walk.apply(.extended(terms: 3))
        try walk.apply(Sample.silence)
        try walk.cancel("2026-02-10")
        try walk.apply(Sample.declined(three, "2026-02-11"))
        #expect(walk.accessUntil == "2026-02-28")
        try walk.fallDue("2026-02-28")
        #expect(walk.accessUntil == "2026-02-28")
    }

    // MARK: Paid later

    private let later = Sample.agreement(payWith: Sample.account, isPaidLater: true)

    @Test
    func `a first invoice may be paid as long as later ones`() throws {
        var (walk, _) = Walk.opening(later, on: "2026-01-31")
        #expect(
            try walk.apply(Sample.awaiting(Sample.first, "2026-01-31"))
                == [.note(.awaitingPayment)]
        )
        #expect(walk.next == "first_payment_end 2026-02-21T12:00:00Z")
        #expect(walk.accessUntil == nil, "nothing is given before it is paid")
        try walk.pay("2026-02-20")
        #expect(walk.paidUntil == "2026-02-28")
    }

    @Test
    func `where later ones have no days at all it has one`() throws {
        let policy = DunningPolicy(retryOffsets: [], graceDays: 0, holdDays: 0)
        let agreement = Sample.agreement(
            dunning: policy,
            payWith: Sample.account,
            isPaidLater: true
        )
        let (walk, _) = Walk.opening(agreement, on: "2026-01-31")
        #expect(walk.state == .incomplete(expires: Sample.instant("2026-02-01T12:00:00Z")))
    }

    @Test
    func `a later invoice has grace and hold and no tries`() throws {
        var walk = try Walk.paid(later)
        try walk.fallDue("2026-02-28")
        try walk.apply(Sample.awaiting(Sample.second, "2026-02-28"))
        #expect(walk.state.name == .pastDue)
        #expect(walk.accessUntil == "2026-03-07")
        #expect(walk.next == "grace_end 2026-03-07")
        try walk.fallDue("2026-03-07")
        #expect(walk.next == "hold_end 2026-03-21")
        #expect(try walk.pay("2026-03-20") == [.note(.recovered)])
        #expect(walk.paidUntil == "2026-03-31")
    }

    @Test
    func `an invoice that nobody pays ends with the time that was paid for`() throws {
        var walk = try Walk.paid(later)
        try walk.fallDue("2026-02-28")
        // Sent when all its days were over already.
        #expect(
            try walk.apply(Sample.awaiting(Sample.second, "2026-03-21"))
                == [.note(.awaitingPayment), .giveUp(.uncollectible), .note(.ended)]
        )
        #expect(walk.accessUntil == "2026-02-28")
    }

    @Test
    func `a debt that is to be paid by invoice is not tried over and over`() throws {
        var walk = try Walk.paid()
        try walk.fail("2026-02-28")
        try walk.apply(Sample.paysLater)
        try walk.apply(Sample.awaiting(Sample.second, "2026-03-01"))
        #expect(walk.next == "grace_end 2026-03-07")
        #expect(throws: TransitionError.nothingDue) { try walk.fallDue("2026-03-03") }
    }

    // MARK: Fixed terms and lives

    @Test
    func `a life is one term without an end`() throws {
        let agreement = Sample.agreement(price: 3_000, renews: false, isLifetime: true)
        let walk = try Walk.paid(agreement)
        #expect(agreement.term(0).amount == Sample.money(3_000))
        #expect(!agreement.term(0).isProrated)
        #expect(walk.paidUntil == "9999-12-31")
        #expect(walk.accessUntil == "9999-12-31")
        #expect(walk.next == "term_end 9999-12-31")
        #expect(!walk.subscription.autoRenew)
    }

    @Test
    func `what is given away is billed term by term like any other`() throws {
        var walk = try Walk.paid(Sample.agreement(payWith: .complimentary))
        #expect(try walk.succeed("2026-02-28") == [.bill(Sample.second), .note(.renewed)])
    }
}
