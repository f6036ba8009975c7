import Foundation
import PlanFiles
import Profitability
import Testing

/// The models that ship.
struct ShippedModelsTests {
    static let names = [
        "cinema-pass", "none", "prime", "prime-2011", "vip-prepaid", "warehouse-executive",
    ]

    static func model(_ name: String) throws -> EconomicModel {
        try ModelFile.load(path: Shipped.path("models/\(name).yaml"))
    }

    @Test func `every file of the directory is one of these`() throws {
        let directory = Shipped.directory.appendingPathComponent("models").path
        let files = try FileManager.default.contentsOfDirectory(atPath: directory)
        #expect(
            files.filter { $0.hasSuffix(".yaml") }.sorted()
                == Self.names.map { "\($0).yaml" }.sorted()
        )
    }

    @Test(arguments: names)
    func `every model is read and says where each figure is from`(name: String) throws {
        let model = try Self.model(name)
        #expect(model.id == name)
        #expect(model.assumptions.count >= 4)
        #expect(model.assumptions.allSatisfy { !$0.source.isEmpty })
        #expect(Set(model.assumptions.map(\.key)).count == model.assumptions.count)
    }

    @Test func `no plan brings nothing and costs nothing`() throws {
        let projection = Projection(of: try Self.model("none").behaviour(), months: 24)
        #expect(projection.total.allSatisfy { $0.cash == 0 && $0.feeCash == 0 })
        #expect(projection.joiners.orders > 0)
    }

    /// 79.00 less 90.00 of benefits.
    @Test func `prime of 2011 loses eleven dollars on a member`() throws {
        let projection = Projection(of: try Self.model("prime-2011").behaviour(), months: 12)
        let year = projection.member.reduce(0) { $0 + $1.contribution }
        #expect(abs(year + 11) < 1e-9, "\(year)")
    }

    @Test func `prime earns on its fee and not by uplift alone`() throws {
        let projection = Projection(of: try Self.model("prime").behaviour(), months: 24)
        #expect((0.1...0.6).contains(projection.joiners.share), "\(projection.joiners.share)")
        #expect((projection.joiners.useRatio ?? 0) > 1.05)
        #expect(projection.result > 0)
    }
}
