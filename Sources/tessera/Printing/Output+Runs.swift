import Engine
import Membership

extension Output {
    /// What a run did, a line for each thing that happened.
    func summary(_ summary: RunSummary, isDry: Bool = false) throws(OutputError) {
        guard !summary.isIdle else { return try line("Nothing is due.") }
        let until = summary.until
        var facts = Facts(isDry ? "A run until \(until) would come to" : "Run until \(until)")
        facts.add("due", Words.grouped(Int64(summary.due)))
        let counts = [
            ("renewed", summary.renewed), ("activated", summary.activated),
            ("recovered", summary.recovered), ("trials started", summary.trialsStarted),
            ("changed", summary.changed), ("paused", summary.paused),
            ("resumed", summary.resumed),
            ("declined", summary.declined), ("past due", summary.pastDue),
            ("on hold", summary.onHold), ("ended", summary.ended),
            ("no answer", summary.unknown), ("parked", summary.parked),
            ("held back", summary.heldBack), ("wait for a notice", summary.heldForNotice),
            ("notices", summary.notices), ("refunds", summary.refunds),
            ("expired credit", summary.expired),
        ]
        for (name, count) in counts where count > 0 {
            facts.add(name, Words.grouped(Int64(count)))
        }
        if !summary.toCharge.isEmpty { facts.add("to charge", Words.amounts(summary.toCharge)) }
        facts.add(isDry ? "from balances" : "collected", Words.amounts(summary.collected))
        if !summary.refunded.isEmpty { facts.add("given back", Words.amounts(summary.refunded)) }
        facts.add("milliseconds", Words.grouped(summary.milliseconds))
        try table(facts)
        if !summary.holds.isEmpty { try table(Self.holds(summary.holds)) }
        if isDry, !summary.toCharge.isEmpty {
            Output.note("this is what follows if every charge succeeds; no gateway was asked")
        }
        if summary.parked > 0 {
            Output.note("some were set aside; `tessera renewals parked` says why")
        }
        if summary.heldBack > 0 {
            Output.note("the plans' catch-up limit left terms for the next run")
        }
        if summary.heldForNotice > summary.holds.count {
            Output.note(
                "more wait for a notice; see `tessera events list --kind subscription.held_back`"
            )
        }
    }

    /// The charges that wait for a notice.
    private static func holds(_ holds: [ChargeHold]) -> Table {
        var table = Table(
            .text("waits"),
            .text("member"),
            .text("for the notice"),
            .text("of"),
            .text("until")
        )
        for hold in holds {
            table.add([
                hold.subscription.description, hold.member, hold.missing.rawValue,
                hold.pack.rawValue, hold.until.rfc3339,
            ])
        }
        return table
    }
}
