package import Membership
import Store

extension Engine {
    /// As ``refund(_:why:)``, once for a key.
    package func refund(
        _ id: SubscriptionID,
        why: String?,
        once request: OnceRequest,
        render: (RefundView) -> [UInt8]
    ) throws -> [UInt8] {
        try onceRefunding(
            request,
            isOwn: { $0.reason == .refund || $0.reason == .giftRefund },
            render: render
        ) {
            try refund(id, why: why, $0)
        }
    }

    /// As ``giveGoodwill(_:_:to:why:)``, once for a key.
    package func giveGoodwill(
        _ invoice: InvoiceID,
        _ amount: Money,
        to destination: RefundDestination,
        why: String?,
        once request: OnceRequest,
        render: (RefundView) -> [UInt8]
    ) throws -> [UInt8] {
        try onceRefunding(
            request,
            isOwn: { note in
                note.reason == .goodwill && note.invoice == invoice && (try? note.total()) == amount
            },
            render: render
        ) {
            try giveGoodwill(invoice, amount, to: destination, why: why, $0)
        }
    }

    /// Carries out a refund once. The key is kept with the first commit, so a crash between the
    /// gateway and the answer gives nothing back twice: the same key then finishes what began.
    ///
    /// - Parameter isOwn: tells its credit notes from others that the subscription got in that commit.
    func onceRefunding(
        _ request: OnceRequest,
        isOwn: (CreditNoteRow) -> Bool,
        render: (RefundView) -> [UInt8],
        _ open: (Writer) throws -> OpenedRefund
    ) throws -> [UInt8] {
        let begun: BegunRefund = try store.write { writer in
            if let record = try known(request, writer.reader) {
                if let answer = record.answer { return .answered(answer) }
                guard let id = record.subscription else { throw Refused(.idempotencyConflict) }
                return try interrupted(id, record.recordedAt, isOwn, writer.reader)
            }
            let opened = try open(writer)
            try writer.insertIdempotencyRecord(
                IdempotencyRecord(
                    method: request.method,
                    bodyHash: request.bodyHash,
                    subscription: opened.subscription,
                    answer: nil
                ),
                key: request.key,
                at: opened.openedAt
            )
            return .opened(opened)
        }
        let made: RefundView
        switch begun {
        case .answered(let answer): return answer
        case .interrupted(let id, let notes, let refunds):
            try Refunding(engine: self, actor: actor, urgency: .interactive).ask(refunds)
            made = try view(id, notes, expired: nil)
        case .opened(let opened): made = try carryOut(opened)
        }
        let answer = render(made)
        try store.write { try $0.setIdempotentAnswer(answer, key: request.key) }
        return answer
    }

    /// What a crash cut short: the credit notes of the commit that kept the key, and their refunds
    /// that are open.
    private func interrupted(
        _ id: SubscriptionID,
        _ began: Instant?,
        _ isOwn: (CreditNoteRow) -> Bool,
        _ reader: Reader
    ) throws -> BegunRefund {
        let notes = try reader.creditNotes(of: id).filter { $0.issuedAt == began && isOwn($0) }
        let open = try notes.flatMap { try reader.refunds(of: $0.id) }
            .filter { $0.resolvedAt == nil }
        return .interrupted(
            id,
            notes.map(\.id),
            try open.compactMap { try pendingRefund($0, reader) }
        )
    }

    /// How far a refund has come.
    private enum BegunRefund {
        case answered([UInt8])
        case interrupted(SubscriptionID, [Int64], [PendingRefund])
        case opened(OpenedRefund)
    }
}
