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
        ]
        for (name, key, known) in choices {
            let map = name.isEmpty ? schema.root : schema.definition(name)
            let rule = (map["properties"] as? [String: SchemaCheck.Schema])?[key] ?? [:]
            let offered =
                rule["enum"] ?? (rule["items"] as? SchemaCheck.Schema)?["enum"]
                ?? (rule["oneOf"] as? [SchemaCheck.Schema])?.first?["enum"]
            #expect(offered as? [String] == known, "\(name).\(key)")
        }
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

    private func complaints(_ bytes: [UInt8]) throws -> [String] {
        let reader = Reader(file: "plan")
        let source = try #require(SourceText(bytes: bytes, reader: reader))
        let tree = try #require(PlainYAML.parse(source, reader: reader))
        return schema.complaints(tree, schema.root)
    }
}
