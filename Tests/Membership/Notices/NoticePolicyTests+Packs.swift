import Membership
import Testing

/// The numbers of each pack, at their edges.
extension NoticePolicyTests {
    @Test(
        arguments: [
            (
                "a trial of 32 days ends in 3 to 21 days",
                facts("US-CA") { $0.trial = Sample.period("2026-08-01", "2026-09-02") },
                ["trial_ending us_ca 2026-09-02: 2026-08-12..2026-08-30"]
            ),
            (
                "one of 31 days needs no notice",
                facts("US-CA") { $0.trial = Sample.period("2026-08-01", "2026-09-01") }, []
            ),
            (
                "a lower price of 32 days ends like a trial",
                facts("US-CA") { $0.concession = Sample.period("2026-08-01", "2026-09-02") },
                ["price_change us_ca 2026-09-02: 2026-08-12..2026-08-30"]
            ),
            (
                "one of 31 days does not",
                facts("US-CA") { $0.concession = Sample.period("2026-08-01", "2026-09-01") }, []
            ),
            (
                "a year renews in 15 to 45 days",
                facts("US-CA", every: "P1Y") { $0.nextCharge = charge("2026-09-01") },
                ["renewal_coming us_ca 2026-09-01: 2026-07-18..2026-08-17"]
            ),
            (
                "and so do twelve months and 365 days",
                facts("US-CA", every: "P365D") { $0.nextCharge = charge("2026-09-01") },
                ["renewal_coming us_ca 2026-09-01: 2026-07-18..2026-08-17"]
            ),
            (
                "eleven months renew without a word",
                facts("US-CA", every: "P11M") { $0.nextCharge = charge("2026-09-01") }, []
            ),
            (
                "the first charge after a trial is no renewal",
                facts("US-CA", every: "P1Y") {
                    $0.trial = Sample.period("2026-08-25", "2026-09-01")
                    $0.nextCharge = charge("2026-09-01")
                }, []
            ),
            (
                "a fee changes in 7 to 30 days, or the charge waits",
                facts("US-CA") { $0.priceChange = change("2026-09-01") },
                ["price_change us_ca 2026-09-01: 2026-08-02..2026-08-25 must"]
            ),
            (
                "a fee that moves when a lower price ends keeps both rules",
                facts("US-CA") {
                    $0.concession = Sample.period("2026-06-01", "2026-09-01")
                    $0.priceChange = change("2026-09-01")
                }, ["price_change us_ca 2026-09-01: 2026-08-11..2026-08-25 must"]
            ),
            (
                "another state has none of it",
                facts("US-NY", every: "P1Y") { $0.nextCharge = charge("2026-09-01") }, []
            ),
            (
                "and neither has nowhere",
                facts(every: "P1Y") { $0.nextCharge = charge("2026-09-01") }, []
            ),
        ] as [(String, NoticeFacts, [String])]
    )
    func `California`(why: String, facts: NoticeFacts, notices: [String]) {
        let planned = Self.policy([.usCalifornia]).notices(for: facts)
        #expect(planned.map(Self.summary) == notices, "\(why)")
    }

    static func change(_ day: String) -> NoticeFacts.PriceChange {
        NoticeFacts.PriceChange(
            day: Sample.day(day),
            from: Sample.money(1_499),
            to: Sample.money(1_599)
        )
    }

    @Test(
        arguments: [
            (
                "a trial ends in 7 days or more",
                facts { $0.trial = Sample.period("2026-06-01", "2026-08-01") },
                ["trial_ending card_schemes 2026-08-01: 2026-07-02..2026-07-25"]
            ),
            (
                "in a trial of 7 days that is its first day",
                facts { $0.trial = Sample.period("2026-06-01", "2026-06-08") },
                ["trial_ending card_schemes 2026-06-08: 2026-06-01..2026-06-01"]
            ),
            (
                "a shorter one is told when it starts",
                facts { $0.trial = Sample.period("2026-06-01", "2026-06-04") },
                ["trial_ending card_schemes 2026-06-04: 2026-06-01..2026-06-01"]
            ),
            (
                "an offer's end is told wherever the member is",
                facts("FR") { $0.concession = Sample.period("2026-06-01", "2026-08-01") },
                ["price_change card_schemes 2026-08-01: 2026-07-02..2026-07-25"]
            ),
            (
                "and so are changed terms",
                facts { $0.priceChange = change("2026-08-01") },
                ["price_change card_schemes 2026-08-01: 2026-07-02..2026-07-25"]
            ),
            (
                "six months renew with a notice",
                facts(every: "P6M") { $0.nextCharge = charge("2026-08-01") },
                ["renewal_coming card_schemes 2026-08-01: 2026-07-02..2026-07-25"]
            ),
            (
                "and so do 181 days",
                facts(every: "P181D") { $0.nextCharge = charge("2026-08-01") },
                ["renewal_coming card_schemes 2026-08-01: 2026-07-02..2026-07-25"]
            ),
            (
                "five months without",
                facts(every: "P5M") { $0.nextCharge = charge("2026-08-01") }, []
            ),
            (
                "and 180 days",
                facts(every: "P180D") { $0.nextCharge = charge("2026-08-01") }, []
            ),
        ] as [(String, NoticeFacts, [String])]
    )
    func `card schemes`(why: String, facts: NoticeFacts, notices: [String]) {
        let planned = Self.policy([.cardSchemes]).notices(for: facts)
        #expect(planned.map(Self.summary) == notices, "\(why)")
    }

    @Test(
        arguments: [
            (
                "nothing before the Act is in force",
                facts("GB") { $0.trial = Sample.period("2027-03-01", "2027-03-31") }, []
            ),
            (
                "the first payment after a trial from its first day on",
                facts("GB") { $0.trial = Sample.period("2027-03-01", "2027-04-01") },
                ["trial_ending uk 2027-04-01: 2027-03-18..2027-03-29"]
            ),
            (
                "the first payment after a lower price",
                facts("GB") {
                    $0.concession = Sample.period("2027-03-01", "2027-06-01")
                    $0.nextCharge = charge("2027-06-01")
                }, ["price_change uk 2027-06-01: 2027-05-18..2027-05-29"]
            ),
            (
                "but not a payment inside it",
                facts("GB") {
                    $0.contractDay = Sample.day("2027-05-01")
                    $0.concession = Sample.period("2027-05-01", "2027-07-01")
                    $0.nextCharge = charge("2027-06-01")
                }, []
            ),
            (
                "the payment that ends six months from the day after the contract",
                facts("GB") {
                    $0.contractDay = Sample.day("2027-04-15")
                    $0.nextCharge = charge("2027-10-15")
                }, ["renewal_coming uk 2027-10-15: 2027-10-01..2027-10-12"]
            ),
            (
                "but not the one before",
                facts("GB") {
                    $0.contractDay = Sample.day("2027-04-15")
                    $0.nextCharge = charge("2027-09-15")
                }, []
            ),
            (
                "then it counts from the last one that was told",
                facts("GB") {
                    $0.contractDay = Sample.day("2027-04-15")
                    $0.lastSixMonthCharge = Sample.day("2027-10-15")
                    $0.nextCharge = charge("2027-11-15")
                }, []
            ),
            (
                "every payment of a yearly plan ends such a time",
                facts("GB-SCT", every: "P1Y") {
                    $0.contractDay = Sample.day("2027-04-15")
                    $0.nextCharge = charge("2028-04-15")
                }, ["renewal_coming uk 2028-04-15: 2028-04-01..2028-04-12"]
            ),
            (
                "the day of the charge after it is taken as it is told",
                facts("GB") {
                    $0.contractDay = Sample.day("2027-04-30")
                    $0.nextCharge = charge("2027-09-30")
                    $0.followingCharge = Sample.day("2027-10-31")
                }, ["renewal_coming uk 2027-09-30: 2027-09-16..2027-09-27"]
            ),
            (
                "no other country",
                facts("IE") { $0.trial = Sample.period("2027-03-01", "2027-04-01") }, []
            ),
        ] as [(String, NoticeFacts, [String])]
    )
    func `United Kingdom`(why: String, facts: NoticeFacts, notices: [String]) {
        let planned = Self.policy([.unitedKingdom]).notices(for: facts)
        #expect(planned.map(Self.summary) == notices, "\(why)")
    }

    @Test(
        arguments: [
            (
                "in the month before a first term ends",
                facts("DE") { $0.firstTermEnd = Sample.day("2027-01-15") },
                ["renewal_coming de 2027-01-15: 2026-12-15..2027-01-14"]
            ),
            (
                "a short month before is a short notice",
                facts("DE-BY") { $0.firstTermEnd = Sample.day("2027-03-31") },
                ["renewal_coming de 2027-03-31: 2027-02-28..2027-03-30"]
            ),
            (
                "not for a contract from before 2022-03-01",
                facts("DE") {
                    $0.contractDay = Sample.day("2022-02-28")
                    $0.firstTermEnd = Sample.day("2027-01-15")
                }, []
            ),
            (
                "but for one of that day",
                facts("DE") {
                    $0.contractDay = Sample.day("2022-03-01")
                    $0.firstTermEnd = Sample.day("2027-01-15")
                }, ["renewal_coming de 2027-01-15: 2026-12-15..2027-01-14"]
            ),
            ("not in later terms", facts("DE") { $0.nextCharge = charge("2027-01-15") }, []),
            (
                "not elsewhere",
                facts("AT") { $0.firstTermEnd = Sample.day("2027-01-15") }, []
            ),
        ] as [(String, NoticeFacts, [String])]
    )
    func `Germany`(why: String, facts: NoticeFacts, notices: [String]) {
        let planned = Self.policy([.germany]).notices(for: facts)
        #expect(planned.map(Self.summary) == notices, "\(why)")
    }

    @Test(
        arguments: [
            (
                "24 hours before every debit",
                facts("IN") { $0.nextCharge = charge("2026-07-01") },
                ["renewal_coming in 2026-07-01: 2026-06-24..2026-06-29 must 24h"]
            ),
            (
                "also when the charge is late",
                facts("IN") { $0.nextCharge = charge("2026-05-01") },
                ["renewal_coming in 2026-05-01: 2026-04-24..2026-04-29 must 24h"]
            ),
            (
                "a charge of nothing is no debit",
                facts("IN") { $0.nextCharge = charge("2026-07-01", 0) }, []
            ),
            ("not elsewhere", facts("NP") { $0.nextCharge = charge("2026-07-01") }, []),
        ] as [(String, NoticeFacts, [String])]
    )
    func `India`(why: String, facts: NoticeFacts, notices: [String]) {
        let planned = Self.policy([.india]).notices(for: facts)
        #expect(planned.map(Self.summary) == notices, "\(why)")
    }
}
