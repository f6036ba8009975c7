import Membership

extension Writer {
    /// Appends the facts of one decision or of one batch, and brings the projections up to them.
    package func apply(_ changes: ChangeSet) throws {
        // Before the inserts: a subscription that gives way must be gone when the new one arrives.
        for row in changes.subscriptions { try update(row) }
        for row in changes.newSubscriptions { try insert(row) }
        for row in changes.members { try update(row) }
        for trial in changes.trials {
            try statements.run(
                "INSERT INTO trial (member_id, subscription_id, taken_at) VALUES (?1, ?2, ?3)",
                [
                    .int(trial.member.number), .int(trial.subscription.number),
                    .int(changes.at.milliseconds),
                ]
            )
        }
        for row in changes.prepayments { try insert(row) }
        for row in changes.newGrants { try insert(row) }
        for row in changes.grants { try update(row) }
        for row in changes.newInvoices { try insert(row) }
        for row in changes.newAttempts { try insert(row) }
        for row in changes.outcomes { try resolve(row) }
        for row in changes.settledInvoices { try settle(row) }
        try applyCredits(changes)
        try applyChanges(changes)
        try applyRecords(changes)
        try applyPurchases(changes)
        try applyTiers(changes)
        try applyHouseholds(changes)
        try applyAdmission(changes)
        for row in changes.goneEntitlements { try withdraw(row.subscription, from: row.member) }
        for row in changes.entitlements where !changes.hasTakenBack(row) {
            try project(row.entitlement, of: row.member)
        }
        for row in changes.balances { try project(row.balance, of: row.member) }
        try post(changes.transfers, at: changes.at)
        try add(changes.recognition)
        try append(changes.journal, at: changes.at, actor: changes.actor)
    }

    /// An update that finds no row would lose a fact without a word.
    func expectOneChange(_ row: @autoclosure () -> String) throws(StoreError) {
        guard statements.changes != 1 else { return }
        throw .corrupt(path: statements.path, detail: "\(row()) is to be changed and is not there")
    }
}
