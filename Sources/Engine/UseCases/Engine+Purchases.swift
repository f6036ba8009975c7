package import Membership
import Store

/// Purchases that a till priced by itself.
extension Engine {
    /// Records a purchase with all that it earns; a message that came before answers again.
    ///
    /// - Throws: ``Refusal/referenceTaken`` when the reference came with another content,
    ///   ``Refusal/dayInFuture``, ``Refusal/notEnough`` for points and uses that are not there.
    package func recordPurchase(_ order: PurchaseOrder) throws -> PurchaseView {
        try store.write { try recordPurchase(order, $0) }
    }

    /// As ``recordPurchase(_:)``, once for a key.
    package func recordPurchase(
        _ order: PurchaseOrder,
        once request: OnceRequest,
        render: (PurchaseView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) { render(try recordPurchase(order, $0)) }
    }

    /// Records many purchases in one commit: all of them, or none.
    ///
    /// - Parameter dryRun: checks every row, and keeps nothing.
    /// - Throws: ``ImportRefused`` with every row that cannot be taken.
    package func importPurchases(
        _ orders: [PurchaseOrder],
        dryRun: Bool = false
    ) throws -> PurchaseImport {
        try store.write(dryRun: dryRun) { writer in
            var (recorded, known) = (0, 0)
            var refusals: [(index: Int, refused: Refused)] = []
            for (index, order) in orders.enumerated() {
                do {
                    if try recordPurchase(order, writer).isNew { recorded += 1 } else { known += 1 }
                } catch let refused as Refused {
                    refusals.append((index, refused))
                }
            }
            guard refusals.isEmpty else { throw ImportRefused(refusals: refusals) }
            return PurchaseImport(recorded: recorded, known: known)
        }
    }

    func recordPurchase(_ order: PurchaseOrder, _ writer: Writer) throws -> PurchaseView {
        let reader = writer.reader
        let member = try find(order.member, reader)
        if let known = try reader.purchase(reference: order.reference) {
            guard known.digest == Digest.sha256(order.told) else {
                throw Refused(.referenceTaken, "\(order.reference) is \(known.id)")
            }
            return try view(known, isNew: false, reader)
        }
        let now = try now(reader)
        let instant = order.at ?? now
        try Self.refuseUnlessStorable(instant)
        guard instant <= now else { throw Refused(.dayInFuture, instant.rfc3339) }
        let lines = try Self.lines(of: order)
        let facts = try checkoutFacts(of: member, at: instant, reader)
        let currency = order.lines[0].net.currency
        let earning = RecordedEarning.of(
            lines,
            currency: currency,
            channel: order.channel,
            region: order.region,
            partner: order.partner,
            facts.facts
        )
        try facts.tallies.check()
        let gross = lines.spent(.gross, currency)
        let net = lines.spent(.net, currency)
        let nothing = Money.zero(currency)
        let off = try gross.subtracting(net)
        let certificates = try certificates(order, most: off, facts.facts)
        let byCertificates = order.certificates ?? nothing
        let paid = try redemption(order, most: off.subtracting(byCertificates), facts.facts)
        let work = try Work(self, reader, now: now)
        let row = try work.record(
            NewPurchase(
                member: member,
                reference: order.reference,
                source: order.isImported ? .imported : .recorded,
                purchasedAt: instant,
                amounts: PurchaseRow.Amounts(
                    gross: gross,
                    saved: try off.subtracting(paid?.worth ?? nothing).subtracting(byCertificates),
                    certificates: byCertificates,
                    points: paid?.worth ?? nothing,
                    net: net,
                    delivery: nothing,
                    fees: nothing
                ),
                channel: order.channel,
                region: order.region,
                partner: order.partner,
                lines: lines.enumerated().map { index, line in
                    PurchaseLineRow(
                        line: index + 1,
                        product: line.product,
                        category: line.category,
                        quantity: line.quantity,
                        gross: line.gross.minorUnits,
                        net: line.net.minorUnits
                    )
                },
                told: order.told
            ),
            booked: try uses(order, facts.facts) + certificates
                + (paid.map { [BookedEffect($0.effect)] } ?? []) + earning.effects
        )
        try work.write(writer)
        return try view(row, isNew: true, reader)
    }

    /// The lines of an order, checked.
    private static func lines(of order: PurchaseOrder) throws -> [SpentLine] {
        guard let currency = order.lines.first?.net.currency else {
            throw Refused(.amountNotPositive, "the purchase has no line")
        }
        var sum: Int64 = 0
        return try order.lines.map { line in
            guard line.net.currency == currency, line.gross.currency == currency else {
                throw Refused(.currencyDiffers, "the purchase is in \(currency)")
            }
            guard !line.net.isNegative, line.net.minorUnits <= line.gross.minorUnits else {
                throw Refused(
                    .paidOutOfRange,
                    "\(line.product) cost \(line.gross), and \(line.net) was paid for it"
                )
            }
            guard line.gross.minorUnits <= largestAmount - sum else {
                throw Refused(.amountTooLarge, line.gross.description)
            }
            sum += line.gross.minorUnits
            return SpentLine(
                product: line.product,
                category: line.category,
                quantity: line.quantity,
                gross: line.gross,
                net: line.net
            )
        }
    }

    /// What certificates paid of it, reward by reward.
    private func certificates(
        _ order: PurchaseOrder,
        most: Money,
        _ facts: CheckoutFacts
    ) throws -> [BookedEffect] {
        guard let amount = order.certificates else { return [] }
        guard amount.currency == most.currency else {
            throw Refused(.currencyDiffers, "the purchase is in \(most.currency)")
        }
        guard amount.isPositive else { throw Refused(.amountNotPositive, amount.description) }
        guard amount.minorUnits <= most.minorUnits else {
            throw Refused(
                .certificatesDiffer,
                "\(amount) of \(most)"
            )
        }
        let paying = facts.certificates(paying: amount)
        let there = try Money.sum(paying.map(\.amount) + [.zero(amount.currency)])
        guard there == amount else {
            throw Refused(.notEnough, "certificates of \(there) are there, \(amount) is needed")
        }
        return paying.map { BookedEffect(.certificate($0.reward, $0.amount)) }
    }

    /// What points paid of it.
    private func redemption(
        _ order: PurchaseOrder,
        most: Money,
        _ facts: CheckoutFacts
    ) throws -> (effect: PurchaseEffect, worth: Money)? {
        guard order.points > 0 else { return nil }
        let rules = facts.sources.compactMap(\.plan.points)
            .first { $0.redemption(in: most.currency) != nil }
        guard let rules else { throw Refused(.unknownProgramme, "that pay in \(most.currency)") }
        let stack = LotStack(
            facts.lots.filter { $0.holding == Holding(.points, rules.id) },
            holds: facts.holds,
            at: facts.asOf
        )
        switch try rules.redeeming(
            order.points,
            available: stack.available,
            against: most,
            partner: order.partner
        ) {
        case .pays(let worth):
            let effect = PurchaseEffect.redeem(
                rules.id,
                order.points,
                worth: worth,
                partner: order.partner
            )
            return (effect, worth)
        case .refused(let obstacle):
            throw Refused(.notRedeemable, obstacle.sentence)
        }
    }

    /// Things that were collected and counted benefits that were used with it.
    private func uses(_ order: PurchaseOrder, _ facts: CheckoutFacts) throws -> [BookedEffect] {
        try order.uses.map { use in
            let thing = Holding(.item, use.benefit)
            if facts.lots.contains(where: { $0.holding == thing && $0.remaining > 0 }) {
                return BookedEffect(.use(thing, use.quantity))
            }
            let holding = Holding(.uses, use.benefit)
            guard
                facts.sources.contains(where: {
                    $0.plan.benefit(use.benefit, tier: $0.entitlement.tier)?.benefit.windowGrant
                        != nil
                }) || facts.lots.contains(where: { $0.holding == holding })
            else { throw Refused(.unknownBenefit, "\(use.benefit) to \(order.member)") }
            return BookedEffect(.use(holding, use.quantity))
        }
    }

    // MARK: Showing

    /// One purchase by our number or the shop's.
    package func purchase(_ purchase: ReturnOrder.Purchase) throws -> PurchaseView {
        try store.read { try view(find(purchase, $0), isNew: false, $0) }
    }

    /// At most `limit` purchases behind a cursor, of one member or of all, in order of their numbers.
    package func purchases(
        of member: String? = nil,
        after cursor: PurchaseID = PurchaseID(0),
        limit: Int
    ) throws -> [PurchaseView] {
        try store.read { reader in
            let rows =
                try member.map { try find($0, reader) }.map {
                    try reader.purchases(of: $0.id, after: cursor, limit: limit)
                } ?? reader.purchases(after: cursor, limit: limit)
            return try rows.map { try view($0, isNew: false, reader) }
        }
    }

    func view(_ row: PurchaseRow, isNew: Bool, _ reader: Reader) throws -> PurchaseView {
        let returned = try reader.returned(of: row.id)
        return PurchaseView(
            member: try reader.member(row.member)?.key ?? "",
            purchase: row,
            returns: try reader.returns(of: row.id),
            returned: row.lines.map { line in
                PurchaseView.Returned(
                    quantity: returned[line.line]?.quantity ?? 0,
                    net: returned[line.line]?.net ?? 0
                )
            },
            tickets: try tickets(of: row.id, reader),
            gives: try gifts(of: row.id, reader),
            isNew: isNew
        )
    }

    /// - Throws: ``Refusal/unknownPurchase``.
    func find(_ purchase: ReturnOrder.Purchase, _ reader: Reader) throws -> PurchaseRow {
        let row =
            switch purchase {
            case .id(let id): try reader.purchase(id)
            case .reference(let reference): try reader.purchase(reference: reference)
            }
        guard let row else { throw Refused(.unknownPurchase, purchase.description) }
        return row
    }
}

/// What came of an import.
package struct PurchaseImport: Hashable, Sendable {
    package let recorded: Int
    /// Rows that were recorded before.
    package let known: Int
}

extension PointsPayment.Obstacle {
    /// Why points pay nothing, without a full stop.
    var sentence: String {
        switch self {
        case .partner(let partner): "\(partner) takes no points"
        case .currency(let currency): "they pay nothing in \(currency)"
        case .least(let least): "at least \(least) are redeemed at once"
        case .step(let step): "they are redeemed in steps of \(step)"
        case .available(let there): "there are \(there)"
        case .most(let most): "at most \(most) fit what is to be paid"
        }
    }
}
