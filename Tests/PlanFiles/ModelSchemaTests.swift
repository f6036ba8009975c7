import Foundation
import Profitability
import Testing

@testable import PlanFiles

/// The schema of model files that editors use and the decoder must say the same.
struct ModelSchemaTests {
    private let schema: SchemaCheck

    init() throws {
        let path = Shipped.directory.appendingPathComponent("models/model.schema.json")
        schema = try SchemaCheck(Data(contentsOf: path))
    }

    @Test func `every map has the keys the decoder knows and no others`() {
        var maps: [(String, SchemaCheck.Schema, [String])] = [
            ("the model", schema.root, ModelKeys.model),
            ("audience", schema.definition("audience"), ModelKeys.audience),
            ("joining", schema.definition("joining"), ModelKeys.joining),
            ("self_selection", schema.definition("self_selection"), ModelKeys.selfSelection),
            ("trial", schema.definition("trial"), ModelKeys.trial),
            ("retention", schema.definition("retention"), ModelKeys.retention),
            ("fit", schema.definition("fit"), ModelKeys.fit),
            ("orders", schema.definition("orders"), ModelKeys.orders),
            ("benefit", schema.definition("benefit"), ModelKeys.benefit),
            ("payments", schema.definition("payments"), ModelKeys.payments),
            ("refunds", schema.definition("refunds"), ModelKeys.refunds),
            ("service", schema.definition("service"), ModelKeys.service),
            ("acquisition", schema.definition("acquisition"), ModelKeys.acquisition),
            ("scenario", schema.definition("scenario"), ModelKeys.scenario),
            ("figure_value", schema.definition("figure_value"), ModelKeys.fixed),
        ]
        for name in ModelKeys.DistributionName.allCases {
            let definition = "figure_\(name.rawValue)"
            maps.append((definition, schema.definition(definition), ModelKeys.figure(name)))
        }
        for (name, definition, known) in maps {
            let keys = (definition["properties"] as? SchemaCheck.Schema ?? [:]).keys
            #expect(Set(keys) == Set(known), "keys of \(name)")
            #expect(definition["additionalProperties"] as? Bool == false, "\(name) is closed")
        }
    }

    @Test func `methods and units are those of the domain`() throws {
        let value = schema.definition("figure_value")["properties"] as? [String: SchemaCheck.Schema]
        #expect(value?["method"]?["enum"] as? [String] == EvidenceMethod.allCases.map(\.rawValue))
        let pattern = try #require(schema.definition("unit")["pattern"] as? String)
        let measures: [AssumptionKey.Measure] = [
            .share, .sharePerYear, .uplift, .people, .peoplePerMonth, .times, .shape,
            .ordersPerMonth, .uses, .money, .moneyPerOrder, .moneyPerUse, .moneyPerMonth,
            .moneyPerCharge, .moneyPerJoiner,
        ]
        for unit in measures.flatMap({ $0.units(currency: "EUR") }) {
            #expect(unit.text.range(of: pattern, options: .regularExpression) != nil, "\(unit)")
        }
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

    @Test func `the models that ship and the sample fit the schema`() throws {
        for name in ShippedModelsTests.names {
            #expect(try complaints(Shipped.bytes("models/\(name).yaml")) == [], "\(name)")
        }
        #expect(try complaints(Array(SampleModel.text.utf8)) == [])
    }

    @Test(
        arguments: [
            ("an unknown key", "months: 18", "month: 18"),
            (
                "no source", "value: 10%, unit: share/year, source: finance,",
                "value: 10%, unit: share/year,"
            ),
            ("a bare number", "{ value: 1%, unit: share, source: books, method: measured }", "1%"),
            ("a method that is none", "method: expert", "method: guess"),
            ("a unit that is none", "unit: people/year", "unit: persons/year"),
            ("a number in another spelling", "value: 5000", "value: five"),
            ("a parameter of another distribution", "alpha: 90,", "alpha: 90, sd: 3,"),
            (
                "two ways to join", "joining:\n",
                "joining:\n  share: { value: 5%, unit: share, source: a, method: measured }\n"
            ),
            (
                "no way to renew",
                "  rate: { distribution: beta, alpha: 90, beta: 10, unit: share, source: books, method: measured }\n",
                "  includes_failures: true\n"
            ),
        ] as [(String, String, String)]
    )
    func `what the decoder refuses the schema refuses too`(
        why: String,
        old: String,
        new: String
    ) throws {
        let text = SamplePlan.replacing(old, with: new, in: SampleModel.text)
        #expect(!SampleModel.complaints(text).isEmpty, "\(why)")
        #expect(try !complaints(Array(text.utf8)).isEmpty, "\(why)")
    }

    private func complaints(_ bytes: [UInt8]) throws -> [String] {
        let reader = Reader(file: "model")
        let source = try #require(SourceText(bytes: bytes, reader: reader))
        let tree = try #require(PlainYAML.parse(source, reader: reader))
        return schema.complaints(tree, schema.root)
    }
}
