import Engine
import Membership
import ShopSupport
import Store

extension Teller {
    static func lines(_ view: SubscriptionView) -> [String] {
        var first = "\(view.id) \(view.plan) \(view.price) \(view.amount): \(state(view))"
        if !view.autoRenew, view.endReason == nil { first += ", not renewing" }
        if let paidUntil = view.paidUntil { first += ", paid until \(paidUntil)" }
        if view.isLifetime, view.state == .active { first += ", for good" }
        if let accessUntil = view.accessUntil { first += ", access until \(accessUntil.rfc3339)" }
        if let action = view.nextAction, let at = view.nextActionAt {
            first += ", \(action.rawValue) at \(at.rfc3339)"
        }
        if let month = view.payWithExpires { first += ", card until \(month)" }
        if let reason = view.parkedReason { first += ", parked: \(reason)" }
        if view.isHeldOut { first += ", held out" }
        if let origin = origin(view) { first += ", \(origin)" }
        if let previous = view.previous { first += ", after \(previous)" }
        return [first]
    }

    private static func origin(_ view: SubscriptionView) -> String? {
        switch view.origin {
        case .started: nil
        case .gift: "a gift from \(view.payer)"
        case .complimentary: "given by the shop"
        case .imported: "imported"
        case .fallback: "fallen back"
        }
    }

    private static func state(_ view: SubscriptionView) -> String {
        guard let reason = view.endReason else { return view.state.name.rawValue }
        return "ended, \(reason.rawValue)"
    }

    /// What a run did, leaving out what it did not.
    static func lines(_ run: RunSummary) -> [String] {
        guard !run.isIdle else { return ["nothing was due"] }
        let counts = [
            (run.activated, "activated"), (run.renewed, "renewed"), (run.recovered, "recovered"),
            (run.trialsStarted, "trials started"), (run.changed, "changed"),
            (run.paused, "paused"), (run.resumed, "resumed"), (run.declined, "declined"),
            (run.pastDue, "past due"), (run.onHold, "on hold"), (run.ended, "ended"),
            (run.unknown, "unknown"), (run.parked, "parked"), (run.heldBack, "held back"),
            (run.heldForNotice, "waiting for a notice"), (run.notices, "notices"),
            (run.refunds, "refunds"), (run.expired, "credits run out"),
        ]
        let told = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        let money = run.collected.sorted { $0.key.code < $1.key.code }
            .map { "collected \(Money(minorUnits: $0.value, currency: $0.key))" }
        return ["\(run.due) due: " + (told + money).joined(separator: ", ")] + run.findings
    }

    static func line(_ line: PreviewLine) -> String {
        "\(line.subscription) \(line.member): \(line.action.rawValue) due \(line.dueAt.rfc3339), "
            + (line.amount.map { "\($0) from \(line.payWith)" } ?? "nothing to pay")
    }
}
