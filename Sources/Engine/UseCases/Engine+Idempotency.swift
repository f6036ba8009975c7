package import Membership
package import Store

extension Engine {
    /// Carries out a mutation of one commit once; a known key gets the stored answer.
    ///
    /// - Throws: ``Refusal/idempotencyConflict`` when the key came with another body.
    package func createMember(
        _ draft: MemberDraft,
        once request: OnceRequest,
        render: (MemberView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) { render(try createMember(draft, $0)) }
    }

    /// As ``createMember(_:once:render:)``.
    package func addPrepayment(
        member: String,
        amount: Money,
        kind: PrepaymentRow.Kind = .paid,
        expiresOn: CivilDate? = nil,
        once request: OnceRequest,
        render: (PrepaymentView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) {
            render(
                try addPrepayment(
                    member: member,
                    amount: amount,
                    kind: kind,
                    expiresOn: expiresOn,
                    $0
                )
            )
        }
    }

    /// As ``createMember(_:once:render:)``.
    package func cancelSubscription(
        _ id: SubscriptionID,
        once request: OnceRequest,
        render: (SubscriptionView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) { render(try cancelSubscription(id, $0)) }
    }

    /// Carries out a mutation of one subscription that charges in between.
    ///
    /// The key is kept with the first commit, so a crash between the charge and the answer does not
    /// begin it twice: the same key then finishes what began.
    func onceCharging(
        _ request: OnceRequest,
        render: (SubscriptionView) -> [UInt8],
        _ open: (Writer) throws -> (id: SubscriptionID, charges: [PendingCharge])
    ) throws -> [UInt8] {
        let begun: Begun = try store.write { writer in
            if let record = try known(request, writer.reader) {
                if let answer = record.answer { return .answered(answer) }
                guard let id = record.subscription else { throw Refused(.idempotencyConflict) }
                let row = try writer.reader.subscription(id)
                let charge = try row.flatMap { try unresolvedCharge(of: $0, writer.reader) }
                return .interrupted(id, charge)
            }
            let (id, charges) = try open(writer)
            try writer.insertIdempotencyRecord(
                IdempotencyRecord(
                    method: request.method,
                    bodyHash: request.bodyHash,
                    subscription: id,
                    answer: nil
                ),
                key: request.key,
                at: now(writer.reader)
            )
            return .opened(id, charges)
        }
        let charging = Charging(engine: self, actor: actor, urgency: .interactive)
        let id: SubscriptionID
        switch begun {
        case .answered(let answer): return answer
        case .interrupted(let subscription, let charge):
            id = subscription
            if let charge { try charging.ask([charge]) }
        case .opened(let subscription, let charges):
            id = subscription
            try charging.carryOut(charges)
        }
        let answer = render(try subscription(id))
        try store.write { try $0.setIdempotentAnswer(answer, key: request.key) }
        return answer
    }

    /// Carries out a mutation that makes commits of its own, as a run does.
    ///
    /// What a crash cuts short is done again by the same key; every commit of it is safe to repeat.
    package func onceAlone(_ request: OnceRequest, _ body: () throws -> [UInt8]) throws -> [UInt8] {
        if let answer = try store.read({ try known(request, $0)?.answer }) { return answer }
        let answer = try body()
        try store.write { writer in
            guard try known(request, writer.reader) == nil else { return }
            try record(answer, request, writer)
        }
        return answer
    }

    /// Carries out a mutation of one commit once, together with its answer.
    func once(_ request: OnceRequest, _ body: (Writer) throws -> [UInt8]) throws -> [UInt8] {
        try store.write { writer in
            if let answer = try known(request, writer.reader)?.answer { return answer }
            let answer = try body(writer)
            try record(answer, request, writer)
            return answer
        }
    }

    func record(_ answer: [UInt8], _ request: OnceRequest, _ writer: Writer) throws {
        try writer.insertIdempotencyRecord(
            IdempotencyRecord(
                method: request.method,
                bodyHash: request.bodyHash,
                answer: answer
            ),
            key: request.key,
            at: now(writer.reader)
        )
    }

    /// Replay comes before validation: a known key is answered from the record or refused.
    func known(_ request: OnceRequest, _ reader: Reader) throws -> IdempotencyRecord? {
        guard let record = try reader.idempotencyRecord(request.key) else { return nil }
        guard record.method == request.method, record.bodyHash == request.bodyHash else {
            throw Refused(.idempotencyConflict, request.key)
        }
        return record
    }

    /// How far a start has come.
    private enum Begun {
        case answered([UInt8])
        case interrupted(SubscriptionID, PendingCharge?)
        case opened(SubscriptionID, [PendingCharge])
    }
}
