import Membership
import Store

/// The run looks at what it has done.
extension RenewalRun {
    /// The run's own audit: cheap enough for every night; `doctor` does the whole of it.
    mutating func audit() throws {
        let (accounts, waiting) = try engine.store.read { reader in
            (try reader.accounts(), try reader.dueCount(by: until))
        }
        var sums: [Currency: Int64] = [:]
        for account in accounts {
            sums[account.currency, default: 0] += account.debits - account.credits
        }
        for (currency, sum) in sums where sum != 0 {
            summary.findings.append("debits and credits in \(currency) differ by \(sum)")
        }
        if summary.due < limit, waiting > summary.heldBack {
            summary.findings.append(
                "\(waiting - summary.heldBack) due subscriptions were left over"
            )
        }
    }

    /// Notes that the run is over, and what it did.
    func close() throws {
        guard let runID else { return }
        let text = JournalData.object { data in
            data.number("due", Int64(summary.due))
            data.number("renewed", Int64(summary.renewed))
            data.number("declined", Int64(summary.declined))
            data.number("parked", Int64(summary.parked))
            data.number("held_back", Int64(summary.heldBack))
            data.number("held_for_notice", Int64(summary.heldForNotice))
            data.number("notices", Int64(summary.notices))
        }
        try engine.store.write(.batch) { writer in
            try writer.finishRun(runID, at: engine.now(writer.reader), summary: text)
        }
    }
}
