import Engine
import Foundation
import Membership
import ShopSupport
import Testing

/// Every system of the field that this product is meant to run, and what proves that it does.
struct CatalogueTests {
    private static let tests = Story.directory.appending("/../..")

    /// The texts of every test in Swift, to look for a name in.
    private static func sources() throws -> String {
        let files =
            FileManager.default.enumerator(atPath: tests)?.compactMap { $0 as? String } ?? []
        return try files.filter { $0.hasSuffix(".swift") }
            .map { try String(contentsOfFile: "\(tests)/\($0)", encoding: .utf8) }
            .joined()
    }

    @Test func `every row of the catalogue has its scenario`() throws {
        let expected = (1...73).flatMap { number in
            let after = [16: ["16a", "16b"], 41: ["41a"], 50: ["50a"]][number] ?? []
            return ["\(number)"] + after
        }
        #expect(CatalogueRow.all.map(\.id) == expected)
        let stories = Dictionary(
            uniqueKeysWithValues: try Story.all().map { ($0.name, $0.text) }
        )
        let sources = try Self.sources()
        let help = try String(
            contentsOfFile: "\(Self.tests)/Command/Transcripts/help.txt",
            encoding: .utf8
        )
        for row in CatalogueRow.all {
            switch row.proof {
            case .story(let name):
                let text = try #require(stories[name], "row \(row.id): there is no story \(name)")
                for plan in row.plans {
                    #expect(text.contains(plan), "row \(row.id): \(name) does not load \(plan)")
                }
            case .test(let name):
                #expect(sources.contains("func `\(name)`"), "row \(row.id): there is no \(name)")
            case .report(let name):
                #expect(
                    help.contains("$ tessera reports \(name) --help\n"),
                    "row \(row.id): there is no report \(name)"
                )
            }
        }
    }

    // MARK: Nine thousand roubles

    /// What somebody with the plan pays for goods of 9,000, in minor units.
    private func pays(_ shop: Shop, _ currency: Currency, points: Int64 = 0) throws -> Int64 {
        let price = Money(minorUnits: 900_000, currency: currency)
        let basket = Basket(
            currency: currency,
            lines: [BasketLine(product: "sofa", quantity: 1, price: price)],
            pointsToRedeem: points
        )
        return try shop.engine.quote(member: "ann", basket).quote.totals.due.minorUnits
    }

    @Test
    func `a discount of 5 % takes a sixth of the profit, and a bonus of 5 % a twelfth`() throws {
        // At a margin of 30 % goods of 9,000 bring 2,700, so two purchases bring 5,400.
        let (cost, profit): (Int64, Int64) = (630_000, 270_000)
        let discount = try Shop(plans: [])
        _ = try discount.engine.loadPlans(paths: ["\(Shop.shippedPlans)/cumulative-ladder.yaml"])
        try discount.start("ann", "cumulative-ladder", "free", payWith: "none")
        let hryvnia = try #require(Currency("UAH"))
        try buy(discount, "before", Money(minorUnits: 500_000, currency: hryvnia))
        let paid = try pays(discount, hryvnia)
        #expect(paid == 855_000, "450 off 9,000")
        let lost = profit - (paid - cost)
        #expect(lost * 6 == profit, "a sixth, which a text calls 17.5 %")
        #expect((profit - lost) * 12 == profit * 10, "a fifth more must be sold to make up for it")

        let bonus = try Shop(plans: [])
        _ = try bonus.engine.loadPlans(paths: ["\(Shop.shippedPlans)/bonus-account.yaml"])
        try bonus.start("ann", "bonus-account", "free", payWith: "none")
        let rouble = try #require(Currency("RUB"))
        let first = try pays(bonus, rouble)
        #expect(first == 900_000, "nothing off the first")
        try buy(bonus, "first", Money(minorUnits: 900_000, currency: rouble))
        let second = try pays(bonus, rouble, points: 450)
        let brought = (first - cost) + (second - cost)
        #expect(brought == 495_000, "2,700 and 2,250")
        let given = 2 * profit - brought
        #expect(given * 12 == 2 * profit, "a twelfth, which a text calls 8.5 %")
        #expect(2 * given * 6 == 2 * profit, "and a sixth once the second bonus is counted too")
    }

    private func buy(_ shop: Shop, _ reference: String, _ money: Money) throws {
        _ = try shop.engine.recordPurchase(
            PurchaseOrder(
                member: "ann",
                reference: reference,
                lines: [PurchaseOrder.Line(product: "sofa", net: money)]
            )
        )
    }
}
