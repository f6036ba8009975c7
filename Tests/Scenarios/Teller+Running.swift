import Engine
import Foundation
import Membership
import ShopSupport
import Store

/// Notices, runs, and programs outside that take payments.
extension Teller {
    func running(_ verb: String) throws -> [String] {
        switch verb {
        case "notices": return try notices()
        case "events":
            let kind = try take("a kind")
            let events = try shop.engine.events(after: 0, kind: kind, member: nil, limit: 1_000)
            return events.map { "\($0.at.rfc3339) \($0.actor): \($0.entry.kind) \($0.entry.data)" }
        case "dry-run":
            let before = try shop.dump()
            let limit = optional().flatMap { Int($0) }
            let told = try shop.engine.tryRenewals(limit: limit, listing: 100)
            guard try shop.dump() == before else { throw ShopError("a dry run has left a trace") }
            return told.lines.map(Self.line) + Self.dryLines(told.summary)
        case "bare-run":
            return Self.lines(try shop.bare().runRenewals())
        case "run-until":
            let until = try Shop.instant(try take("a time"), shop.engine.calendar)
            return Self.lines(try shop.engine.runRenewals(until: until))
        case "waiting":
            return try shop.engine.runRenewals().holds.map { hold in
                "\(hold.subscription) \(hold.member) waits until \(hold.until.rfc3339) for "
                    + "\(hold.missing.rawValue) of \(hold.pack.rawValue)"
            }
        case "program": return shop.programJournal()
        default: throw ShopError("no command '\(verb)'")
        }
    }

    /// `notices ann`: each notice, when it was issued, what it is about and the days it had.
    private func notices() throws -> [String] {
        let member = try take("a member")
        let events = try shop.engine.events(after: 0, kind: "notice", member: member, limit: 1_000)
        guard !events.isEmpty else { return ["none"] }
        return events.map { event in
            let kind = event.entry.kind.dropFirst("notice.".count)
            let data = event.entry.data
            return "\(event.at.rfc3339) \(Self.text("pack", data)): \(kind) "
                + "about \(Self.text("about_day", data)), "
                + "due \(Self.text("earliest", data)) to \(Self.text("latest", data))"
        }
    }

    /// One text of an event's data.
    private static func text(_ key: String, _ data: String) -> String {
        guard let start = data.range(of: "\"\(key)\":\"") else { return "-" }
        return String(data[start.upperBound...].prefix { $0 != "\"" })
    }

    private static func dryLines(_ summary: RunSummary) -> [String] {
        let money = { (sums: [Currency: Int64]) in
            sums.sorted { $0.key.code < $1.key.code }
                .map { "\(Money(minorUnits: $0.value, currency: $0.key))" }
        }
        return Self.lines(summary)
            + money(summary.toCharge).map { "\($0) would be put to gateways" }
    }
}
