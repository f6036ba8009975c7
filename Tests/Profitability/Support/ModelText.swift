import Membership
import PlanFiles
import Profitability

/// Models to test with, written as files are.
enum ModelText {
    /// A model of a plan, a monthly fee of 10.00 when left out; what ends in `unit: … }` is given the
    /// source and the method of a test.
    static func model(
        plan: String = monthly(10),
        _ sections: String,
        months: Int = 12
    ) throws -> EconomicModel {
        let text = """
            model: test
            name: Test
            plan: test.yaml
            months: \(months)
            \(expanded(sections))
            """
        return try ModelFile.decode(
            bytes: Array(text.utf8),
            file: "model.yaml"
        ) { (path) throws(PlanFileErrors) -> Plan in
            try PlanFile.decode("plan: test\nname: Test\n\(plan)", file: path)
        }
    }

    /// The prices of a plan, and what else it has.
    static func monthly(_ fee: Int, _ rest: String = "") -> String {
        """
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 2026-01-01, amount: \(fee).00 }]
        \(rest)
        """
    }

    private static func expanded(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.contains("unit:") && line.hasSuffix("}")
                ? "\(line.dropLast()), source: a test, method: example }" : String(line)
        }.joined(separator: "\n")
    }
}
