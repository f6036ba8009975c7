import Membership
import Store

/// Cards that are shown for memberships at the till.
extension Engine {
    /// Gives a member a card; one they had for the membership is revoked by that.
    ///
    /// - Parameters:
    ///   - card: the shop's own number, once for ever.
    ///   - plan: of which membership; may be left out where there is one.
    /// - Throws: ``Refusal/cardTaken``, ``Refusal/unknownSubscription``,
    ///   ``Refusal/membershipUnclear``.
    package func issueCard(
        _ card: String,
        to member: String,
        plan: String? = nil
    ) throws -> CardView {
        try store.write { try issueCard(card, to: member, plan: plan, $0) }
    }

    /// As ``issueCard(_:to:plan:)``, once for a key.
    package func issueCard(
        _ card: String,
        to member: String,
        plan: String?,
        once request: OnceRequest,
        render: (CardView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) { render(try issueCard(card, to: member, plan: plan, $0)) }
    }

    /// Shows a card at the till. The first to show one that is not everybody's is its holder for good.
    ///
    /// - Parameter identity: equal for the same person, as a number of a document; only its hash is
    ///   kept. A bearer's card needs none.
    /// - Throws: ``Refusal/unknownCard``, ``Refusal/cardRevoked``, ``Refusal/identityNeeded``,
    ///   ``Refusal/shownByAnother``.
    package func showCard(_ card: String, identity: String? = nil) throws -> CardShowing {
        try store.write { try showCard(card, identity: identity, $0) }
    }

    /// As ``showCard(_:identity:)``, once for a key.
    package func showCard(
        _ card: String,
        identity: String?,
        once request: OnceRequest,
        render: (CardShowing) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) { render(try showCard(card, identity: identity, $0)) }
    }

    /// Makes a card worthless, as one that was lost.
    ///
    /// - Throws: ``Refusal/unknownCard``, ``Refusal/cardRevoked``.
    package func revokeCard(_ card: String) throws -> CardView {
        try store.write { try revokeCard(card, $0) }
    }

    /// As ``revokeCard(_:)``, once for a key.
    package func revokeCard(
        _ card: String,
        once request: OnceRequest,
        render: (CardView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) { render(try revokeCard(card, $0)) }
    }

    /// The valid cards of a member, one a membership at most.
    package func cards(of member: String) throws -> [CardView] {
        try store.read { reader in
            let row = try find(member, reader)
            return try reader.entitlements(of: member).map(\.source.subscription).sorted()
                .compactMap { try reader.liveCard(of: $0, row.id) }
                .map { try view($0, reader) }
        }
    }

    // MARK: Deciding

    private func issueCard(
        _ card: String,
        to key: String,
        plan: String?,
        _ writer: Writer
    ) throws -> CardView {
        let reader = writer.reader
        guard MemberKey.isWellFormed(card) else { throw Refused(.badText, card) }
        let member = try find(key, reader)
        guard try reader.card(card) == nil else { throw Refused(.cardTaken, card) }
        let work = try Work(self, reader, now: now(reader))
        let subscription = try cardMembership(of: member, plan, reader)
        let before = try reader.liveCard(of: subscription, member.id)
        if let before { work.revoke(before) }
        let row = CardRow(
            card: card,
            subscription: subscription,
            member: member.id,
            issuedAt: work.now
        )
        work.changes.newCards.append(row)
        work.note(JournalKind.cardIssued, row)
        try work.write(writer)
        var view = try view(row, reader)
        view.replaces = before?.card
        return view
    }

    /// The one membership of a member's that a card may be for.
    private func cardMembership(
        of member: MemberRow,
        _ plan: String?,
        _ reader: Reader
    ) throws -> SubscriptionID {
        let found = try reader.entitlements(of: member.key).filter { $0.standing != .ended }
            .map { (id: $0.source.subscription, plan: try planID(of: $0, reader)) }
            .filter { plan == nil || $0.plan == plan }
        guard let only = found.first else {
            throw Refused(
                .unknownSubscription,
                plan.map { "\(member.key) has none to \($0)" } ?? "\(member.key) has none"
            )
        }
        guard found.count == 1 else {
            let plans = found.map(\.plan).sorted().joined(separator: ", ")
            throw Refused(.membershipUnclear, "\(member.key) has \(plans)")
        }
        return only.id
    }

    private func planID(of entitlement: Entitlement, _ reader: Reader) throws -> String {
        try plans.version(entitlement.source.planVersion, reader)?.plan.id ?? ""
    }

    private func showCard(
        _ number: String,
        identity: String?,
        _ writer: Writer
    ) throws -> CardShowing {
        let reader = writer.reader
        let now = try now(reader)
        var card = try find(card: number, reader)
        let plan = try plan(of: card, reader)
        guard let member = try reader.member(card.member) else {
            throw StoreError.corrupt(path: "", detail: "the card \(number) is of nobody")
        }
        let entitlement = try reader.entitlements(of: member.key)
            .first { $0.source.subscription == card.subscription }
        let (reason, remedy) =
            entitlement?.access(to: nil, of: plan, at: now)
            ?? (.noSubscription, "start \(plan.id)")
        let holder = try holder(identity, of: card, plan, reader)
        var binds = false
        // A card that gives nothing makes nobody its holder.
        if let holder, reason.isEntitled {
            card.identity = holder
            binds = true
            let work = try Work(self, reader, now: now)
            work.changes.cards.append(card)
            work.note(JournalKind.cardBound, card)
            try work.write(writer)
        }
        return CardShowing(
            card: try view(card, reader),
            entitled: reason.isEntitled,
            reason: reason,
            remedy: remedy,
            validUntil: reason.isEntitled ? entitlement?.validUntil : nil,
            role: entitlement?.role,
            binds: binds
        )
    }

    /// Whether an identity may show a card.
    ///
    /// - Returns: the hash of who becomes its holder; `nil` when nobody does.
    private func holder(
        _ identity: String?,
        of card: CardRow,
        _ plan: Plan,
        _ reader: Reader
    ) throws -> [UInt8]? {
        let transferability = plan.transferability ?? .bearer
        if transferability == .bearer { return nil }
        guard let identity, !identity.isEmpty else {
            throw Refused(.identityNeeded, "\(card.card) is \(transferability.rawValue)")
        }
        // Of another membership the same person is another one, so that nobody is followed by it.
        let hash = Digest.sha256("card \(card.subscription) \(identity)")
        let family =
            try transferability == .household ? reader.liveCards(of: card.subscription) : []
        let known = (family + [card]).compactMap(\.identity).map(Self.text)
        let persons = try reader.sharers(of: card.subscription).count + 1
        switch try transferability.showing(by: Self.text(hash), known: known, persons: persons) {
        case .accepted: return nil
        case .binds:
            // A place in the household is free, and this card is somebody's already.
            guard card.identity == nil else { throw Refused(.shownByAnother, card.card) }
            return hash
        }
    }

    private static func text(_ hash: [UInt8]) -> String {
        hash.map { String($0, radix: 16) }.joined(separator: "-")
    }

    private func revokeCard(_ number: String, _ writer: Writer) throws -> CardView {
        let reader = writer.reader
        let card = try find(card: number, reader)
        let work = try Work(self, reader, now: now(reader))
        let revoked = work.revoke(card)
        try work.write(writer)
        return try view(revoked, reader)
    }

    /// - Throws: ``Refusal/unknownCard``, ``Refusal/cardRevoked``.
    private func find(card number: String, _ reader: Reader) throws -> CardRow {
        guard let card = try reader.card(number) else { throw Refused(.unknownCard, number) }
        if let instant = card.revokedAt {
            throw Refused(.cardRevoked, "\(number), at \(instant.rfc3339)")
        }
        return card
    }

    private func plan(of card: CardRow, _ reader: Reader) throws -> Plan {
        guard let row = try reader.subscription(card.subscription) else {
            throw StoreError.corrupt(path: "", detail: "the card \(card.card) is for nothing")
        }
        return try plans.priced(row.priceVersion, reader).plan
    }

    private func view(_ card: CardRow, _ reader: Reader) throws -> CardView {
        let plan = try plan(of: card, reader)
        return CardView(
            card: card.card,
            member: try reader.member(card.member)?.key ?? "",
            subscription: card.subscription,
            plan: plan.id,
            transferability: plan.transferability ?? .bearer,
            issuedAt: card.issuedAt,
            revokedAt: card.revokedAt,
            isBound: card.identity != nil
        )
    }
}

extension Work {
    @discardableResult
    func revoke(_ card: CardRow) -> CardRow {
        var card = card
        card.revokedAt = now
        changes.cards.append(card)
        note(JournalKind.cardRevoked, card)
        return card
    }

    fileprivate func note(_ kind: String, _ card: CardRow) {
        note(
            JournalEntry(
                kind: kind,
                member: card.member,
                subscription: card.subscription,
                data: JournalData.object { $0.text("card", card.card) }
            )
        )
    }
}
