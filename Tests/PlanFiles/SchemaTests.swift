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
            ("history", schema.definition("history"), PlanKeys.history),
            ("trial", schema.definition("trial"), PlanKeys.trial),
            ("billing", schema.definition("billing"), PlanKeys.billing),
            ("dunning", schema.definition("dunning"), PlanKeys.dunning),
            ("money", schema.definition("money"), PlanKeys.money),
        ]
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
        func words(_ definition: SchemaCheck.Schema, _ key: String) -> [String]? {
            let properties = definition["properties"] as? [String: SchemaCheck.Schema]
            return properties?[key]?["enum"] as? [String]
        }
        let billing = schema.definition("billing")
        #expect(words(schema.root, "objective") == Objective.allCases.map(\.rawValue))
        #expect(words(billing, "mode") == BillingMode.allCases.map(\.rawValue))
        #expect(words(billing, "proration") == Proration.allCases.map(\.rawValue))
        let kinds = schema.definition("benefit")["oneOf"] as? [[String: String]] ?? []
        #expect(
            kinds.compactMap { $0["$ref"] }
                == BenefitKind.allCases.map { "#/$defs/benefit_\($0.rawValue)" }
        )
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

    private func complaints(_ bytes: [UInt8]) throws -> [String] {
        let reader = Reader(file: "plan")
        let source = try #require(SourceText(bytes: bytes, reader: reader))
        let tree = try #require(PlainYAML.parse(source, reader: reader))
        return schema.complaints(tree, schema.root)
    }
}
