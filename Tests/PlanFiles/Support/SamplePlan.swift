import Foundation
import Membership
import PlanFiles

/// A plan file with a price, a trial, billing, dunning and benefits, and nothing wrong with it.
enum SamplePlan {
    static let text = """
        plan: club
        name: Club
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history:
              - { from: 2025-01-01, amount: 9.99 }
              - { from: 2026-01-01, amount: 12.99 }
        trial: { length: P14D, leaves_out: [lounge] }
        billing: { mode: auto_renew, proration: by_day, catch_up: 1 }
        dunning: { retry_after: [P1D, P3D], grace: P7D, hold: P14D }
        benefits:
          - { id: lounge, kind: access }
          - { id: off, kind: discount, rate: 5% }

        """

    /// The sample, or another text, with its one occurrence of a text replaced.
    static func replacing(
        _ old: String,
        with new: String,
        in text: String = text
    ) -> String {
        precondition(text.components(separatedBy: old).count == 2, "\(old) must occur once")
        return text.replacingOccurrences(of: old, with: new)
    }

    /// The lines a reading answers with: the errors, or none for a plan.
    static func complaints(_ yaml: String) -> [String] {
        complaints(Array(yaml.utf8))
    }

    static func complaints(_ bytes: [UInt8]) -> [String] {
        do throws(PlanFileErrors) {
            _ = try PlanFile.decode(bytes: bytes, file: "club.yaml")
            return []
        } catch {
            return error.errors.map(\.description)
        }
    }
}

/// The directory of the plans that ship.
enum Shipped {
    static let directory = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Plans")

    static func path(_ name: String) -> String { directory.appendingPathComponent(name).path }

    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: directory.appendingPathComponent(name)))
    }
}
