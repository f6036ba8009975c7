import Foundation
import Membership
import PlanFiles
import Testing

struct ShippedWarningsTests {
    @Test func `a shipped plan that is seldom wise says so in its comment`() throws {
        for file in try PlanFile.loadAll(paths: [Shipped.path("")]) {
            let comment = file.source.split(separator: "\n").filter { $0.hasPrefix("#") }
                .joined(separator: "\n")
            for warning in file.warnings {
                #expect(
                    comment.contains(warning.warning.code.rawValue),
                    "\(file.plan.id) does not speak of \(warning.warning.code.rawValue)"
                )
            }
        }
    }

    @Test func `a warning stands where its cause does`() throws {
        let directory = FileManager.default.temporaryDirectory.appending(
            path: "warned-\(ProcessInfo.processInfo.processIdentifier)"
        )
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let path = directory.appending(path: "sale.yaml").path
        let yaml = """
            plan: sale
            name: Sale
            prices:
              - id: annual
                cadence: P1Y
                currency: USD
                history: [{ from: 2026-01-01, amount: 50.00 }]
            control_group: 5%
            benefits:
              - { id: way_in, kind: access, worth: { per_term: 20.00 } }
              - id: off
                kind: discount
                rate: 25%
              - { id: back, kind: reward, rate: 2% }
              - { id: rides, kind: quota, unlimited: true, per: calendar_month }
              - id: game
                kind: draw
                chance: 10%
                prize: { item: cake }
            points:
              id: stars
              name: stars
              earn: { rates: [{ points: 1, amount: 1.00 }] }
              redeem: [{ points: 100, amount: 1.00 }, { points: 1000, amount: 20.00 }]
            tiers:
              id: club
              metrics: [{ id: spend, measure: net_spend, currency: USD }]
              window: lifetime
              tiers:
                - { id: base }
                - id: gold
                  thresholds: [{ from: 2020-01-01, earn: { spend: 100.00 } }]
                  benefits:
                    - id: off
                      kind: discount
                      rate: 30%

            """
        try Data(yaml.utf8).write(to: URL(filePath: path))
        let found = try PlanFile.loadAll(paths: [path]).flatMap(\.warnings).map { warning in
            "\(warning.line):\(warning.column) \(warning.warning.code.rawValue)"
        }
        #expect(
            found == [
                "1:7 no_objective", "4:9 value_below_fee", "11:9 high_discount",
                "14:11 uncapped_reward", "15:11 unlimited_quota", "16:9 low_chance",
                "24:3 several_conversions", "34:15 high_discount",
            ]
        )
    }
}
