extension ModelPlan {
    /// Every rule of the catalog is in one of them, and no two of one cadence cost the same.
    static let all = [
        monthly, strict, weekly, quarter, year, gratis, video, studio,
    ]

    private static let monthly = ModelPlan(
        id: "monthly",
        price: "m",
        amount: 1_001,
        months: 1,
        trialDays: 14,
        retries: [1, 3, 7, 14],
        grace: 7,
        hold: 14,
        catchUp: 1,
        benefit: "b1",
        pause: Pause(longest: 3, isFresh: false, givesCredit: true),
        refunds: .byDays,
        introPrice: 500,
        code: "TEN"
    )

    private static let strict = ModelPlan(
        id: "strict",
        price: "s",
        amount: 799,
        months: 1,
        trialDays: 7,
        retries: [2],
        grace: 0,
        hold: 5,
        catchUp: 2,
        benefit: "b2",
        end: .fallback("gratis"),
        pause: Pause(longest: 2, isFresh: true, givesCredit: false),
        refunds: .ifUnused,
        waitsToFall: false
    )

    private static let weekly = ModelPlan(
        id: "weekly",
        price: "w",
        amount: 350,
        months: 0,
        days: 7,
        retries: [1, 3],
        grace: 3,
        hold: 4,
        catchUp: 3,
        benefit: "b3",
        lead: 2,
        creditsChange: false
    )

    private static let quarter = ModelPlan(
        id: "quarter",
        price: "q",
        amount: 6_000,
        months: 3,
        prepaid: true,
        retries: [1, 3, 7, 14, 21],
        grace: 14,
        hold: 14,
        catchUp: 1,
        benefit: "b4",
        refunds: .always
    )

    private static let year = ModelPlan(
        id: "year",
        price: "y",
        amount: 9_999,
        months: 12,
        renews: false,
        prepaid: true,
        retries: [1],
        grace: 5,
        hold: 5,
        catchUp: 1,
        benefit: "b5",
        refunds: .within
    )

    private static let gratis = ModelPlan(
        id: "gratis",
        price: "g",
        amount: 0,
        months: 1,
        retries: [1],
        grace: 3,
        hold: 0,
        catchUp: 1,
        benefit: "b6"
    )

    /// Taxed inside the price, charged ahead, and never over while it is unpaid.
    private static let video = ModelPlan(
        id: "video",
        price: "v",
        amount: 1_190,
        months: 1,
        trialDays: 14,
        retries: [1, 3, 9],
        grace: 5,
        hold: 7,
        catchUp: 1,
        benefit: "b7",
        lead: 5,
        end: .hold,
        pause: Pause(longest: 3, isFresh: false, givesCredit: true),
        refunds: .byDays,
        taxes: Taxes(areInside: true, rates: ["DE": 1_900, "US-CA": 725])
    )

    /// Taxed on top, by the calendar, and paid from what there is on the balance.
    private static let studio = ModelPlan(
        id: "studio",
        price: "t",
        amount: 2_000,
        months: 1,
        retries: [1, 4],
        grace: 4,
        hold: 3,
        catchUp: 1,
        benefit: "b8",
        isAligned: true,
        spendsPart: true,
        triesAfterHard: true,
        pause: Pause(longest: 6, isFresh: true, givesCredit: true),
        refunds: .always,
        taxes: Taxes(areInside: false, rates: ["DE": 1_900]),
        code: "HALF",
        waitsToFall: false
    )
}
