import Membership
import Store

/// What members have of counted benefits, and what clerks and tills do with it.
extension Engine {
    /// What a member has of counted benefits, lot by lot, and of things to collect.
    ///
    /// - Parameter benefit: one alone, then without things; `nil` for all.
    /// - Throws: ``Refusal/unknownBenefit`` for one that no subscription gives now,
    ///   ``Refusal/notCounted`` for one without a count.
    package func benefitBalance(
        of member: String,
        benefit: String? = nil
    ) throws -> BenefitBalanceView {
        try store.read { try benefitBalance(of: find(member, $0), benefit, $0) }
    }

    /// Gives a member more of a counted benefit, by a clerk's word.
    ///
    /// - Throws: ``Refusal/unknownBenefit``, ``Refusal/notInThisState``, ``Refusal/notCounted``,
    ///   ``Refusal/startInPast``, ``Refusal/expiryInPast``.
    package func grantUses(_ order: UsesOrder) throws -> UsesGrantView {
        try store.write { try grantUses(order, $0) }
    }

    /// As ``grantUses(_:)``, once for a key.
    package func grantUses(
        _ order: UsesOrder,
        once request: OnceRequest,
        render: (UsesGrantView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) { render(try grantUses(order, $0)) }
    }

    /// Hands out things that were given to a member: those that run out first.
    ///
    /// - Parameter reference: the shop's own, as an order's number; what comes again counts once.
    /// - Throws: ``Refusal/notEnough``, ``Refusal/referenceTaken``.
    package func collect(
        _ item: String,
        quantity: Int64 = 1,
        by member: String,
        reference: String? = nil
    ) throws -> CollectionView {
        try store.write { try collect(item, quantity, by: member, reference, $0) }
    }

    /// As ``collect(_:quantity:by:reference:)``, once for a key.
    package func collect(
        _ item: String,
        quantity: Int64,
        by member: String,
        reference: String?,
        once request: OnceRequest,
        render: (CollectionView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) { render(try collect(item, quantity, by: member, reference, $0)) }
    }

    // MARK: Deciding

    private func grantUses(_ order: UsesOrder, _ writer: Writer) throws -> UsesGrantView {
        let reader = writer.reader
        let member = try find(order.member, reader)
        let now = try now(reader)
        guard order.amount > 0 else { throw Refused(.amountNotPositive, "\(order.amount)") }
        guard order.amount <= Self.mostUses else {
            throw Refused(.amountTooLarge, "\(order.amount)")
        }
        let giver = try giver(of: order.benefit, to: order.member, at: now, reader)
        guard let grant = giver.promised.benefit.windowGrant else {
            throw Refused(.notCounted, order.benefit)
        }
        let calendar = giver.membership.calendar
        let today = calendar.day(of: now)
        if let from = order.from, from < today {
            throw Refused(.startInPast, from.description)
        }
        if let end = order.expiresOn, end <= max(today, order.from ?? today) {
            throw Refused(.expiryInPast, end.description)
        }
        let work = try Work(self, reader, now: now)
        let lot = work.give(
            Lot(
                id: nil,
                member: member.id,
                holding: grant.holding,
                source: .grant,
                subscription: giver.row.id,
                amount: order.amount,
                remaining: order.amount,
                priority: order.priority,
                effectiveFrom: order.from.map { max(now, calendar.start(of: $0)) } ?? now,
                expiresAt: order.expiresOn.map(calendar.start(of:))
            )
        )
        try work.repayDebts(of: member.id, grant.holding, LotCause())
        work.note(
            JournalEntry(
                kind: JournalKind.benefitGranted,
                member: member.id,
                subscription: giver.row.id,
                data: JournalData.object { data in
                    data.text("benefit", order.benefit)
                    data.number("amount", order.amount)
                    data.text("lot", lot.id.description)
                    data.text("reason", order.reason)
                }
            )
        )
        try work.write(writer)
        return UsesGrantView(
            lot: try reader.lot(lot.id) ?? lot,
            balance: try benefitBalance(of: member, order.benefit, reader)
        )
    }

    private func collect(
        _ item: String,
        _ quantity: Int64,
        by key: String,
        _ reference: String?,
        _ writer: Writer
    ) throws -> CollectionView {
        let reader = writer.reader
        let member = try find(key, reader)
        let holding = Holding(.item, item)
        var isNew = true
        if let reference,
            let known = try reader.collected(by: member.id, item, reference: reference)
        {
            guard known == quantity else {
                throw Refused(.referenceTaken, "\(reference) handed out \(known) of \(item)")
            }
            isNew = false
        }
        let work = try Work(self, reader, now: now(reader))
        if isNew {
            guard quantity > 0 else { throw Refused(.amountNotPositive, "\(quantity)") }
            try work.burn(
                quantity,
                of: holding,
                by: member,
                at: work.now,
                LotCause(reference: reference)
            )
            work.note(
                JournalEntry(
                    kind: JournalKind.itemCollected,
                    member: member.id,
                    data: JournalData.object { data in
                        data.text("item", item)
                        data.number("quantity", quantity)
                        if let reference { data.text("reference", reference) }
                    }
                )
            )
            try work.write(writer)
        }
        let stack = LotStack(
            try reader.lots(of: member.id, holding.kind, holding.name).map(\.lot),
            holds: try work.holds(of: member.id),
            at: work.now
        )
        return CollectionView(
            member: key,
            item: item,
            quantity: quantity,
            reference: reference,
            isNew: isNew,
            left: stack.available
        )
    }

    private func benefitBalance(
        of member: MemberRow,
        _ benefit: String?,
        _ reader: Reader
    ) throws -> BenefitBalanceView {
        let now = try now(reader)
        let memberships = try memberships(
            of: reader.entitlements(of: member.key),
            at: now,
            reader
        )
        var found: [BenefitBalanceView.Counted] = []
        if let benefit {
            let giver = try giver(of: benefit, to: member.key, at: now, reader)
            guard giver.promised.benefit.isCounted else { throw Refused(.notCounted, benefit) }
        }
        for membership in memberships {
            for promised in membership.version.plan.benefits(tier: membership.entitlement.tier)
            where membership.gives(promised, at: now) && promised.benefit.isCounted
                && benefit.map({ $0 == promised.benefit.id }) != false
            {
                found.append(try balance(promised, membership, of: member.id, at: now, reader))
            }
        }
        return BenefitBalanceView(
            member: member.key,
            benefits: found,
            items: benefit == nil ? try items(of: member.id, at: now, reader) : []
        )
    }

    private func balance(
        _ promised: PromisedBenefit,
        _ membership: CountedMembership,
        of member: MemberID,
        at now: Instant,
        _ reader: Reader
    ) throws -> BenefitBalanceView.Counted {
        let held = try held(of: member, at: now, reader)
        let benefit = promised.benefit
        var stack: LotStack?
        if let grant = benefit.windowGrant {
            let lots = try lots(of: grant, promised, membership, of: member, held.lots, reader)
            stack = LotStack(lots, holds: held.lots, at: now)
        }
        return BenefitBalanceView.Counted(
            benefit: benefit,
            subscription: membership.subscription.id,
            plan: membership.version.plan.id,
            count: try counted(membership.entitlement, benefit, of: member, at: now, reader)
                ?? .nothing,
            held: stack?.held ?? held.tallies[TallyKey(.used, benefit.id)] ?? 0,
            lots: stack.map { ($0.lots + $0.debts).filter { $0.remaining != 0 } } ?? []
        )
    }

    private func items(
        of member: MemberID,
        at now: Instant,
        _ reader: Reader
    ) throws -> [BenefitBalanceView.Item] {
        let lots = try reader.lots(of: member).map(\.lot).filter { $0.holding.kind == .item }
        let holds = try held(of: member, at: now, reader).lots
        return Dictionary(grouping: lots, by: \.holding.name).sorted { $0.key < $1.key }
            .compactMap { name, lots in
                let stack = LotStack(lots, holds: holds, at: now)
                guard !stack.lots.isEmpty else { return nil }
                return BenefitBalanceView.Item(
                    item: name,
                    left: stack.available,
                    lots: stack.lots
                )
            }
    }
}
