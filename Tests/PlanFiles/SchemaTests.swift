import Foundation
import Membership
import Testing

@testable import PlanFiles

/// The schema that editors use and the decoder must say the same.
struct SchemaTests {
    private let schema: SchemaCheck

    init() throws {
        schema = try SchemaCheck(
            Data(contentsOf: Shipped.directory.appendingPathComponent("plan.schema.json"))
        )
    }

    private func keys(_ definition: SchemaCheck.Schema) -> Set<String> {
        Set((definition["properties"] as? SchemaCheck.Schema ?? [:]).keys)
    }

    @Test func `every map has the keys the decoder knows and no others`() {
        var maps: [(String, SchemaCheck.Schema, [String])] = [
            ("the plan", schema.root, PlanKeys.plan),
            ("price", schema.definition("price"), PlanKeys.price),
            ("eligibility", schema.definition("eligibility"), PlanKeys.eligibility),
            ("history", schema.definition("history"), PlanKeys.history),
            ("trial", schema.definition("trial"), PlanKeys.trial),
            ("billing", schema.definition("billing"), PlanKeys.billing),
            ("dunning", schema.definition("dunning"), PlanKeys.dunning),
            ("dunning_end", schema.definition("dunning_end"), PlanKeys.dunningEnd),
            ("change", schema.definition("change"), PlanKeys.change),
            ("pause", schema.definition("pause"), PlanKeys.pause),
            ("taxes", schema.definition("taxes"), PlanKeys.taxes),
            ("tax_rate", schema.definition("tax_rate"), PlanKeys.taxRate),
            ("notices", schema.definition("notices"), PlanKeys.notices),
            ("money", schema.definition("money"), PlanKeys.money),
        ]
        let inside: [(String, [String])] = [
            ("worth", PlanKeys.worth), ("award", PlanKeys.award), ("times", PlanKeys.times),
            ("cap", PlanKeys.cap), ("budget", PlanKeys.budget), ("rollover", PlanKeys.rollover),
            ("ladder", PlanKeys.ladder), ("ladder_step", PlanKeys.ladderStep),
            ("member_price", PlanKeys.memberPrice), ("channel_minimum", PlanKeys.channelMinimum),
            ("waiver_condition", PlanKeys.waiverCondition), ("stamp_per", PlanKeys.stampPer),
            ("checkout", PlanKeys.checkout), ("sum_capped", PlanKeys.sumCapped),
            ("points", PlanKeys.points), ("earn", PlanKeys.earn),
            ("points_value", PlanKeys.pointsValue), ("expiry", PlanKeys.expiry),
            ("decay", PlanKeys.decay), ("redemption", PlanKeys.redemption),
            ("partner", PlanKeys.partner), ("tier_set", PlanKeys.tierSet),
            ("metric", PlanKeys.metric), ("tier_window", PlanKeys.tierWindow),
            ("review", PlanKeys.review), ("validity", PlanKeys.validity),
            ("inactivity", PlanKeys.inactivity), ("tier", PlanKeys.tier),
            ("threshold", PlanKeys.threshold), ("milestone", PlanKeys.milestone),
            ("match", PlanKeys.match), ("household", PlanKeys.household),
            ("extra_seats", PlanKeys.extraSeats), ("admission", PlanKeys.admission),
            ("referral", PlanKeys.referral),
        ]
        for (name, known) in inside { maps.append((name, schema.definition(name), known)) }
        for kind in OfferKind.allCases {
            let name = "offer_\(kind.rawValue)"
            let known = PlanKeys.offer + PlanKeys.offer(kind)
            maps.append((name, schema.definition(name), known))
        }
        for rule in RefundBasis.Name.allCases {
            let name = rule == .within ? "refund_within" : "refund_other"
            let known = PlanKeys.refund + PlanKeys.refund(rule)
            maps.append((name, schema.definition(name), known))
        }
        for kind in BenefitKind.allCases {
            let name = "benefit_\(kind.rawValue)"
            let known = PlanKeys.benefit + PlanKeys.benefit(kind)
            maps.append((name, schema.definition(name), known))
        }
        for (name, definition, known) in maps {
            #expect(keys(definition) == Set(known), "keys of \(name)")
            #expect(definition["additionalProperties"] as? Bool == false, "\(name) is closed")
        }
    }

    @Test func `the choices are those of the domain`() {
        func words<Choice: RawRepresentable<String> & CaseIterable>(
            _ type: Choice.Type
        ) -> [String] {
            type.allCases.map(\.rawValue)
        }
        let choices: [(String, String, [String])] = [
            ("", "objective", words(Objective.self)),
            ("", "stacking", words(OfferStacking.self)),
            ("price", "term", words(PlanWords.Term.self)),
            ("trial", "payment_method", words(PlanWords.TrialMethod.self)),
            ("billing", "mode", words(BillingMode.self)),
            ("billing", "proration", words(Proration.self)),
            ("billing", "align", words(PlanWords.Align.self)),
            ("billing", "balance", words(BalanceUse.self)),
            ("dunning", "hard_decline", words(HardDecline.self)),
            ("dunning", "end", words(PlanWords.DunningEnd.self)),
            ("change", "upgrade", words(ChangeTiming.self)),
            ("change", "downgrade", words(ChangeTiming.self)),
            ("change", "interval", words(ChangeTiming.self)),
            ("change", "credit", words(ChangeCredit.self)),
            ("pause", "resume", words(ResumeWith.self)),
            ("pause", "unused", words(PlanWords.UnusedTime.self)),
            ("refund_within", "to", words(RefundDestination.self)),
            ("refund_other", "to", words(RefundDestination.self)),
            ("refund_other", "rule", words(RefundBasis.Name.self).filter { $0 != "within" }),
            ("taxes", "prices", words(PlanWords.TaxedPrices.self)),
            ("notices", "packs", words(JurisdictionPack.self)),
            ("", "transferability", words(Transferability.self)),
            ("benefit_quota", "limit", words(Quota.Limit.self)),
            ("benefit_reward", "base", words(SpendBase.self)),
            ("benefit_reward", "form", words(Reward.Form.self)),
            ("benefit_reward", "forfeit", words(Reward.Forfeit.self)),
            ("benefit_grant_drip", "occasion", words(GrantDrip.Occasion.self)),
            ("benefit_grant_drip", "leap_day", words(GrantDrip.LeapDay.self)),
            ("budget", "per", words(BenefitWindow.CalendarUnit.self)),
            ("ladder", "by", words(PlanWords.LadderBasis.self)),
            ("checkout", "stacking", words(PlanWords.Stacking.self)),
            ("earn", "base", words(SpendBase.self)),
            ("expiry", "rounding", words(PointsExpiry.Rounding.self)),
            ("points", "after_end", words(PlanWords.AfterEnd.self)),
            ("metric", "measure", words(PlanWords.Measure.self)),
            ("tier_set", "combine", words(TierSet.Combination.self)),
            ("tier_set", "window", words(PlanWords.TierWindow.self)),
            ("tier_set", "upgrade", words(TierSet.Upgrade.self)),
            ("tier_set", "review", words(PlanWords.Review.self)),
            ("tier_set", "validity", words(PlanWords.Validity.self)),
            ("tier_set", "downgrade", words(TierSet.Downgrade.self)),
            ("referral", "after", words(ReferralRules.Moment.self)),
        ]
        for (name, key, known) in choices {
            let map = name.isEmpty ? schema.root : schema.definition(name)
            let rule = (map["properties"] as? [String: SchemaCheck.Schema])?[key] ?? [:]
            let offered =
                rule["enum"] ?? (rule["items"] as? SchemaCheck.Schema)?["enum"]
                ?? (rule["oneOf"] as? [SchemaCheck.Schema])?.first?["enum"]
            #expect(offered as? [String] == known, "\(name).\(key)")
        }
        let window = schema.definition("window")["oneOf"] as? [SchemaCheck.Schema]
        #expect(window?.first?["enum"] as? [String] == words(PlanWords.Window.self))
        func branches(_ name: String) -> [String] {
            let choices = schema.definition(name)["oneOf"] as? [[String: String]] ?? []
            return choices.compactMap { $0["$ref"] }
        }
        #expect(
            branches("benefit") == BenefitKind.allCases.map { "#/$defs/benefit_\($0.rawValue)" }
        )
        #expect(branches("offer") == OfferKind.allCases.map { "#/$defs/offer_\($0.rawValue)" })
    }

    @Test func `everything an editor offers is described`() {
        let maps =
            [schema.root] + (schema.root["$defs"] as? [String: SchemaCheck.Schema] ?? [:]).values
        for map in maps {
            for (key, rule) in map["properties"] as? [String: SchemaCheck.Schema] ?? [:] {
                let target = (rule["$ref"] as? String).map {
                    schema.definition(String($0.dropFirst("#/$defs/".count)))
                }
                #expect(rule["description"] != nil || target?["description"] != nil, "\(key)")
            }
        }
    }

    @Test func `the plans that ship and the sample fit the schema`() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Shipped.directory.path)
            .filter { $0.hasSuffix(".yaml") }.sorted()
        #expect(names.count >= 2)
        for name in names {
            #expect(try complaints(Shipped.bytes(name)) == [], "\(name)")
        }
        #expect(try complaints(Array(SamplePlan.text.utf8)) == [], "the sample")
        #expect(try complaints(Array(SampleGym.text.utf8)) == [], "the gym")
        #expect(try complaints(Array(SampleShop.text.utf8)) == [], "the shop")
    }

    @Test(
        arguments: [
            ("an unknown key", "name: Club", "nmae: Club"),
            ("a missing key", "    cadence: P1M\n", ""),
            ("a key of another kind", "kind: access", "kind: access, rate: 5%"),
            ("a choice that is none", "mode: auto_renew", "mode: automatic"),
            ("no retry on the due day", "catch_up: 1", "catch_up: 0"),
            ("a rate over the whole", "rate: 5%", "rate: 101%"),
            ("a bad duration", "P14D, leaves", "P1Y6M, leaves"),
            ("a price below zero", "12.99", "-12.99"),
        ] as [(String, String, String)]
    )
    func `what the decoder refuses the schema refuses too`(
        why: String,
        old: String,
        new: String
    ) throws {
        let text = SamplePlan.replacing(old, with: new)
        #expect(!SamplePlan.complaints(text).isEmpty, "\(why)")
        #expect(try !complaints(Array(text.utf8)).isEmpty, "\(why)")
    }

    @Test(
        arguments: [
            ("a price of two kinds", "term: lifetime", "term: lifetime\n    cadence: P1M"),
            ("a lifetime price without a spread", "    spread_over: P5Y\n", ""),
            ("a proof without a fallback", ", fallback: monthly", ""),
            ("an offer that lowers twice", "percent: 20%", "percent: 20%, amount: 5.00"),
            ("an offer that lowers nothing", "percent: 20%,", ""),
            ("a promotion without a code", "code: Spring-26,", ""),
            ("a code of another kind", "lapsed: P90D", "code: BACK, lapsed: P90D"),
            ("a code with a space", "Spring-26", "Spring 26"),
            ("no term at all", "terms: 3", "terms: 0"),
            ("a day of the month that no month has", "align: 15", "align: 32"),
            ("a word that is no alignment", "align: 15", "align: weekly"),
            ("an end of dunning without a price", ", price: day", ""),
            ("an end of dunning that is none", "{ plan: walk-in, price: day }", "stop"),
            ("a pause without an end", "longest: 3,", ""),
            ("a refund within no time", ", time: PT48H", ""),
            ("a time for another rule", "rule: none", "rule: none, time: PT48H"),
            ("a time of no hours", "PT48H", "PT0H"),
            ("a country by its name", "region: DE", "region: Germany"),
            ("a pack that is none", "[de, us_ca]", "[de, ca]"),
            ("an amount beyond every currency", "180.00", "10000000000001.00"),
        ] as [(String, String, String)]
    )
    func `what the decoder refuses of the billing engine the schema refuses too`(
        why: String,
        old: String,
        new: String
    ) throws {
        let text = SamplePlan.replacing(old, with: new, in: SampleGym.text)
        #expect(!SamplePlan.complaints(text).isEmpty, "\(why)")
        #expect(try !complaints(Array(text.utf8)).isEmpty, "\(why)")
    }

    @Test(
        arguments: [
            ("a quota without an amount", "unlimited: true, ", ""),
            ("a quota in two ways", "unlimited: true,", "unlimited: true, amount: 5,"),
            ("a quota that is not without a limit", "unlimited: true", "unlimited: false"),
            ("a window that is none", "per: calendar_month, fair", "per: monthly, fair"),
            ("a key of another kind", "unit: ride", "unit: ride, speed: any"),
            ("a discount in two ways", "amount: 5.00, cat", "amount: 5.00, rate: 5%, cat"),
            ("a step without a share", "{ from: 5000.00, rate: 5% }", "{ from: 5000.00 }"),
            ("a ladder by something else", "by: spend", "by: money"),
            ("an award of two things", "{ uses: rides, count: 2 }", "{ uses: rides, item: a }"),
            ("a budget of a member", "500.00, per: calendar_month", "500.00, per: term"),
            ("a factor below one", "factor: 1.25", "factor: 0.9"),
            ("a forfeit that is none", "[downgrade, end]", "[upgrade]"),
            ("a stacking that is none", "{ sum_capped: 30% }", "sum"),
            ("a rate for no points", "{ points: 2, amount", "{ points: 0, amount"),
            ("a metric without a measure", ", measure: orders", ""),
            ("a window of weeks", "{ year_from: 04-01 }", "{ rolling: P52W }"),
            ("a day of the year that is none", "{ day: 04-01 }", "{ day: 4-1 }"),
            ("a threshold of no metric", "{ spend: 1000.00, visits: 3 }", "{}"),
            ("a threshold in words", "spend: 1000.00", "spend: much"),
            ("a household with a slip", "teens: 4", "teen: 4"),
            ("a card of everybody", "transferability: household", "transferability: anybody"),
            ("a capacity of nobody", "capacity: 500", "capacity: 0"),
        ] as [(String, String, String)]
    )
    func `what the decoder refuses of benefits and programmes the schema refuses too`(
        why: String,
        old: String,
        new: String
    ) throws {
        let text = SamplePlan.replacing(old, with: new, in: SampleShop.text)
        #expect(!SamplePlan.complaints(text).isEmpty, "\(why)")
        #expect(try !complaints(Array(text.utf8)).isEmpty, "\(why)")
    }

    private func complaints(_ bytes: [UInt8]) throws -> [String] {
        let reader = Reader(file: "plan")
        let source = try #require(SourceText(bytes: bytes, reader: reader))
        let tree = try #require(PlainYAML.parse(source, reader: reader))
        return schema.complaints(tree, schema.root)
    }
}
