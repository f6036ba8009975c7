import Crypto
import Membership

extension Writer {
    /// Appends the rows of one commit and seals them: the hash covers them and the seal before.
    func append(_ entries: [JournalEntry], at instant: Instant, actor: String) throws {
        guard !entries.isEmpty else { return }
        let last = try reader.lastSeal()
        var seal = JournalSeal(following: last?.hash)
        var id = last?.lastRow ?? 0
        for entry in entries {
            id += 1
            try statements.run(
                """
                INSERT INTO journal (id, at, actor, kind, member_id, subscription_id, invoice_id, data)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                """,
                [
                    .int(id), .int(instant.milliseconds), .text(actor), .text(entry.kind),
                    .optional(entry.member?.number), .optional(entry.subscription?.number),
                    .optional(entry.invoice?.number), .text(entry.data),
                ]
            )
            seal.add(id: id, at: instant.milliseconds, actor: actor, entry: entry)
        }
        try statements.run(
            "INSERT INTO journal_commit (first_row, last_row, hash) VALUES (?1, ?2, ?3)",
            [.int((last?.lastRow ?? 0) + 1), .int(id), .blob(seal.finish())]
        )
    }
}

/// The running hash over one commit's journal rows.
///
/// Every field goes in with its length, so no two different rows read alike.
struct JournalSeal {
    private var hash = SHA256()
    private var buffer: [UInt8] = []

    init(following previous: [UInt8]?) {
        hash.update(data: previous ?? [UInt8](repeating: 0, count: 32))
    }

    mutating func add(id: Int64, at: Int64, actor: String, entry: JournalEntry) {
        buffer.removeAll(keepingCapacity: true)
        add(id)
        add(at)
        add(actor)
        add(entry.kind)
        add(entry.member?.number)
        add(entry.subscription?.number)
        add(entry.invoice?.number)
        add(entry.data)
        hash.update(data: buffer)
    }

    func finish() -> [UInt8] { Array(hash.finalize()) }

    private mutating func add(_ number: Int64) {
        withUnsafeBytes(of: number.littleEndian) { buffer.append(contentsOf: $0) }
    }

    private mutating func add(_ number: Int64?) {
        buffer.append(number == nil ? 0 : 1)
        if let number { add(number) }
    }

    private mutating func add(_ text: String) {
        add(Int64(text.utf8.count))
        buffer.append(contentsOf: text.utf8)
    }
}
