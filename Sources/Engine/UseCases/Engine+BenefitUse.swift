package import Membership
import Store

/// Uses of benefits that are told apart from purchases.
extension Engine {
    /// Counts a use of a benefit, and takes it from what is counted: a hard limit refuses what there is
    /// not, a soft one notes it as use beyond the limit. Rules that refund unused terms look at uses.
    ///
    /// - Parameters:
    ///   - quantity: how many at once: uses, or the guests of a visit.
    ///   - value: what it was worth to the member; `nil` when nobody knows.
    ///   - reference: the shop's own, as an order's number; what comes again counts once.
    /// - Throws: ``Refusal/unknownBenefit`` when no subscription promises it,
    ///   ``Refusal/notInThisState`` when none gives it now, ``Refusal/notEnough`` when nothing is left,
    ///   ``Refusal/referenceTaken`` when the reference came with another quantity.
    package func useBenefit(
        member: String,
        benefit: String,
        quantity: Int64 = 1,
        value: Money? = nil,
        reference: String? = nil
    ) throws -> BenefitUseView {
        try store.write {
            try useBenefit(
                member: member,
                benefit: benefit,
                quantity: quantity,
                value: value,
                reference: reference,
                $0
            )
        }
    }

    /// As ``useBenefit(member:benefit:quantity:value:reference:)``, once for a key.
    package func useBenefit(
        member: String,
        benefit: String,
        quantity: Int64,
        value: Money?,
        reference: String?,
        once request: OnceRequest,
        render: (BenefitUseView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) {
            render(
                try useBenefit(
                    member: member,
                    benefit: benefit,
                    quantity: quantity,
                    value: value,
                    reference: reference,
                    $0
                )
            )
        }
    }

    /// Gives back what a use took, to the lots it came from; what came back cannot come back again.
    ///
    /// - Parameters:
    ///   - quantity: how many; all that are left of it when `nil`.
    ///   - reference: the shop's own name of the return; what comes again counts once.
    /// - Throws: ``Refusal/unknownUse``, ``Refusal/useReturned``, ``Refusal/notEnough``,
    ///   ``Refusal/referenceTaken``.
    package func returnUse(
        _ id: BenefitUseID,
        quantity: Int64? = nil,
        reference: String? = nil
    ) throws -> BenefitUseView {
        try store.write { try returnUse(id, quantity: quantity, reference: reference, $0) }
    }

    /// As ``returnUse(_:quantity:reference:)``, once for a key.
    package func returnUse(
        _ id: BenefitUseID,
        quantity: Int64?,
        reference: String?,
        once request: OnceRequest,
        render: (BenefitUseView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) {
            render(try returnUse(id, quantity: quantity, reference: reference, $0))
        }
    }

    // MARK: Deciding

    private func useBenefit(
        member key: String,
        benefit: String,
        quantity: Int64,
        value: Money?,
        reference: String?,
        _ writer: Writer
    ) throws -> BenefitUseView {
        let reader = writer.reader
        let member = try find(key, reader)
        if let reference,
            let known = try reader.benefitUse(of: member.id, benefit, reference: reference)
        {
            guard known.quantity == quantity else {
                throw Refused(.referenceTaken, "\(reference) is \(known.id), of \(known.quantity)")
            }
            return try view(known, of: key, isNew: false, now(reader), reader)
        }
        let now = try now(reader)
        guard quantity > 0 else { throw Refused(.amountNotPositive, "\(quantity)") }
        guard quantity <= Self.mostUses else { throw Refused(.amountTooLarge, "\(quantity)") }
        let giver = try giver(of: benefit, to: key, at: now, reader)
        if let value { try refuseUnlessWorth(value, giver, reader) }
        let work = try Work(self, reader, now: now)
        let use = try work.use(
            quantity,
            of: giver,
            by: member,
            value: value,
            reference: reference
        )
        try work.write(writer)
        return try view(use, of: key, isNew: true, now, reader)
    }

    private func refuseUnlessWorth(
        _ value: Money,
        _ giver: BenefitGiver,
        _ reader: Reader
    ) throws {
        guard !value.isNegative else { throw Refused(.amountNotPositive, value.description) }
        guard value.minorUnits <= Self.largestAmount else {
            throw Refused(.amountTooLarge, value.description)
        }
        let currency = try plans.priced(giver.row.priceVersion, reader).row.version.amount.currency
        guard value.currency == currency else {
            throw Refused(.currencyDiffers, "\(giver.row.id) is in \(currency)")
        }
    }

    private func returnUse(
        _ id: BenefitUseID,
        quantity: Int64?,
        reference: String?,
        _ writer: Writer
    ) throws -> BenefitUseView {
        let reader = writer.reader
        guard let use = try reader.benefitUse(id), let member = try reader.member(use.member)
        else { throw Refused(.unknownUse, id.description) }
        let now = try now(reader)
        let before = try reader.benefitReturns(of: id)
        if let reference, let known = before.first(where: { $0.reference == reference }) {
            guard quantity == nil || quantity == known.quantity else {
                throw Refused(.referenceTaken, "\(reference) gave back \(known.quantity) of \(id)")
            }
            return try view(use, of: member.key, isNew: false, now, reader)
        }
        let left = use.quantity - before.reduce(0) { $0 + $1.quantity }
        guard left > 0 else { throw Refused(.useReturned, id.description) }
        let quantity = quantity ?? left
        guard quantity > 0 else { throw Refused(.amountNotPositive, "\(quantity)") }
        guard quantity <= left else {
            throw Refused(.notEnough, "\(left) of \(id) are left to come back")
        }
        let work = try Work(self, reader, now: now)
        try work.takeBack(quantity, of: use, before, member, reference: reference)
        try work.write(writer)
        return try view(use, of: member.key, isNew: true, now, reader)
    }

    /// The most of something in one use or one grant.
    package static let mostUses: Int64 = 1_000_000_000

    /// - Parameter instant: when what is left is counted; `nil` leaves that out.
    func view(
        _ use: BenefitUseRow,
        of member: String,
        isNew: Bool,
        _ instant: Instant?,
        _ reader: Reader
    ) throws -> BenefitUseView {
        let back = try reader.benefitReturns(of: use.id)
        var left: Counted?
        if let instant, let giver = try? giver(of: use.benefit, to: member, at: instant, reader),
            giver.promised.benefit.isCounted
        {
            left = try counted(
                giver.membership.entitlement,
                giver.promised.benefit,
                of: use.member,
                at: instant,
                reader
            )
        }
        return BenefitUseView(
            id: use.id,
            member: member,
            benefit: use.benefit,
            subscription: use.subscription,
            isNew: isNew,
            usedAt: use.usedAt,
            quantity: use.quantity,
            uses: use.counted?.uses ?? 0,
            overage: use.counted?.overage ?? 0,
            returned: back.reduce(0) { $0 + $1.quantity },
            left: left,
            value: use.value,
            reference: use.reference
        )
    }
}
