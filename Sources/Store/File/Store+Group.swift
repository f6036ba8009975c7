extension Store {
    /// Several writes that share one commit, and so one wait for the disk.
    struct Group {
        /// Who waits for the group: the urgency of its first write.
        var urgency = Urgency.interactive
        /// The writes that are to be kept.
        var changes = 0
        /// Set when SQLite has undone the whole transaction; nothing of the group can be kept.
        var loss: StoreError?
    }

    package var isInGroup: Bool { group != nil }

    /// From here on writes share one commit. The writer lock is taken at the first of them.
    package func beginGroup() throws {
        precondition(group == nil, "a group cannot begin inside another")
        endSnapshot()
        precondition(state == .idle, "a group cannot begin inside a read or a write")
        guard turnstile != nil else { throw StoreError.notWritable(path: path) }
        group = Group()
    }

    /// Keeps the writes of the group that succeeded; without any it does nothing.
    ///
    /// - Throws: when nothing of the group was kept, what each of its writes must be told.
    package func commitGroup() throws {
        guard let group else { preconditionFailure("there is no group to commit") }
        guard state == .writing else {
            self.group = nil
            return
        }
        guard group.loss == nil, group.changes > 0 else {
            rollbackGroup()
            if let loss = group.loss { throw loss }
            return
        }
        do {
            try session {
                if let database { try onCommit?(Writer(db: database, statements: statements)) }
                try commitTransaction(group.urgency)
            }
            self.group = nil
        } catch {
            rollbackGroup()
            throw StoreError.mapped(error, path: path)
        }
    }

    /// Gives all writes of the group up.
    package func rollbackGroup() {
        guard group != nil else { return }
        group = nil
        if state == .writing { rollbackTransaction() }
    }

    func beginGroupTransaction(_ urgency: Urgency) throws(StoreError) {
        try beginTransaction(urgency)
        group?.urgency = urgency
    }
}
