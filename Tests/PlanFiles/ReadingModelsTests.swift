import Foundation
import Membership
import PlanFiles
import Profitability
import Testing

struct ReadingModelsTests {
    @Test func `a model is read with its figures in base units`() throws {
        let model = try SampleModel.read()
        #expect(model.id == "club" && model.months == 18 && model.joiningMonths == 2)
        #expect(model.price.id == "monthly" && model.price.amount == 12.99)
        #expect(model.joining == .byFee([5, 15]))
        #expect(model.retention == .flat && !model.retentionIncludesFailures)
        #expect(model.assumption(.arrivals)?.value == 10)
        #expect(model.assumption(.orders)?.distribution == .poisson(mean: 1.5))
        #expect(model.assumption(.orders)?.role == .acrossPeople)
        #expect(model.assumption(.uplift)?.interval == 0.04...0.2)
        #expect(model.assumption(.renewal)?.value == 0.9)
        #expect(model.assumption(.paymentFailure)?.value == 0.072)
        #expect(model.assumption(.benefit("lounge", .memberCost))?.value == 0.5)
        #expect(model.assumption(.benefit("delivery", .uses))?.role == .uncertain)
        #expect(model.assumption(.discountRate)?.source == "finance")
        #expect(model.assumption(.uplift)?.method == .controlGroup)
    }

    @Test func `what the plan says of a benefit need not be said again`() throws {
        let model = try SampleModel.read(
            SampleModel.text.replacingOccurrences(
                of: "  steps:\n",
                with: "  off: {}\n  back: {}\n  steps:\n"
            )
        )
        let benefits = model.behaviour().benefits
        #expect(benefits.map(\.id) == ["lounge", "delivery", "off", "back", "steps"])
        #expect(benefits.map(\.isInTrial) == [false, true, true, true, true])
        #expect(benefits[0].memberWorth == 6 && benefits[1].worth == 4.5)
        #expect(benefits[1].use == .orders(0.8))
        #expect(benefits[2].use == .discount(rate: 0.05, eligible: 1))
        let cap = ModelBenefit.Cap(amount: 100, months: 12)
        #expect(benefits[3].use == .reward(rate: 0.02, eligible: 1, redeemed: 1, cap: cap))
        #expect(benefits[4].use == .discount(rate: 0.035, eligible: 1))
    }

    @Test func `a scenario replaces figures in the units of the file`() throws {
        let model = try SampleModel.read()
        #expect(model.scenarios.map(\.fee) == [9.99])
        #expect(model.scenarios.first?.values == [.uplift: 0, .arrivals: 5])
    }

    /// Each row reads: written like this, the price is that.
    @Test(
        arguments: [
            ("the latest amount", "price: monthly", 1_299),
            ("the amount of a day", "price: monthly\non: 2025-06-01", 999),
            ("without the tax it contains", "price: annual\nregion: DE", 8_319),
        ] as [(String, String, Int64)]
    )
    func `what members pay`(why: String, text: String, fee: Int64) throws {
        let model = try SampleModel.read(
            SampleModel.text.replacingOccurrences(of: "price: monthly", with: text)
        )
        #expect(model.price.fee.minorUnits == fee, "\(why)")
    }

    @Test func `a curve is fitted to how many were left`() throws {
        // Source: Fader and Hardie (2007), How to project customer retention: regular customers,
        // years 0 to 7, alpha 0.704 and beta 1.182.
        let model = try SampleModel.read(
            SampleModel.text.replacingOccurrences(
                of:
                    "  rate: { distribution: beta, alpha: 90, beta: 10, unit: share, source: books, "
                    + "method: measured }",
                with: "  fit: { survivors: [1000, 631, 468, 382, 326, 289, 262, 241], "
                    + "source: books, method: measured }"
            )
        )
        let alpha = try #require(model.assumption(.churnAlpha))
        let beta = try #require(model.assumption(.churnBeta))
        #expect(abs(alpha.value - 0.704) < 0.001, "\(alpha.value)")
        #expect(abs(beta.value - 1.182) < 0.002, "\(beta.value)")
        #expect(alpha.interval?.contains(0.704) == true)
    }

    @Test func `a model reads the plan beside it`() throws {
        let directory = FileManager.default.temporaryDirectory
            .appendingPathComponent("models-\(UUID().uuidString)")
        let inner = directory.appendingPathComponent("models")
        try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let path = inner.appendingPathComponent("club.yaml").path
        let text = SampleModel.text.replacingOccurrences(of: "club-plan", with: "../club-plan")
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        do throws(PlanFileErrors) {
            _ = try ModelFile.load(path: path)
            Issue.record("there is no plan yet")
        } catch {
            #expect(
                error.description == path
                    + ":3:7: the plan \"../club-plan.yaml\" cannot be had: there is no such file; "
                    + "write the path of a plan file, from where this file is, such as ../prime.yaml"
            )
        }
        let plan = directory.appendingPathComponent("club-plan.yaml").path
        try SampleModel.plan.write(toFile: plan, atomically: true, encoding: .utf8)
        #expect(try ModelFile.load(path: path).plan.id == "club")
        try "plan: club".write(toFile: plan, atomically: true, encoding: .utf8)
        do throws(PlanFileErrors) {
            _ = try ModelFile.load(path: path)
            Issue.record("the plan is broken")
        } catch {
            #expect(error.errors.allSatisfy { $0.file == plan }, "\(error)")
        }
    }
}
