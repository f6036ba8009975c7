import Membership
import Store

/// What comes back of purchases.
extension Engine {
    /// Takes a return, whole or in part, however late it comes; a message that came before answers again.
    ///
    /// - Throws: ``Refusal/unknownPurchase``, ``Refusal/referenceTaken``, ``Refusal/nothingToReturn``,
    ///   ``Refusal/returnTooLarge``, ``Refusal/unknownLine``, ``Refusal/dayInFuture``.
    package func returnPurchase(_ order: ReturnOrder) throws -> ReturnView {
        try store.write { try returnPurchase(order, $0) }
    }

    /// As ``returnPurchase(_:)``, once for a key.
    package func returnPurchase(
        _ order: ReturnOrder,
        once request: OnceRequest,
        render: (ReturnView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) { render(try returnPurchase(order, $0)) }
    }

    private func returnPurchase(_ order: ReturnOrder, _ writer: Writer) throws -> ReturnView {
        let reader = writer.reader
        let purchase = try find(order.purchase, reader)
        let digest = Digest.sha256(order.told(of: purchase.id))
        if let known = try reader.purchaseReturn(reference: order.reference) {
            guard known.purchase == purchase.id, known.digest == digest else {
                throw Refused(.referenceTaken, "\(order.reference) is ret_\(known.id)")
            }
            return try view(known, of: purchase, isNew: false, reader)
        }
        let now = try now(reader)
        let instant = order.at ?? now
        try Self.refuseUnlessStorable(instant)
        guard instant <= now else { throw Refused(.dayInFuture, instant.rfc3339) }
        guard instant >= purchase.purchasedAt else {
            throw Refused(
                .startInPast,
                "\(purchase.id) was bought at \(purchase.purchasedAt.rfc3339)"
            )
        }
        let taken: PurchaseReturn
        switch try record(of: purchase, reader).returning(
            order.request,
            reference: order.reference
        ) {
        case .accepted(let accepted): taken = accepted
        case .repeated: throw Refused(.referenceTaken, order.reference)
        case .refused(let obstacle): throw Refused(obstacle, purchase.id)
        }
        let work = try Work(self, reader, now: now)
        let row = try work.takeBack(
            taken,
            of: purchase,
            reference: order.reference,
            at: instant,
            digest: digest
        )
        try work.write(writer)
        return try view(row, of: purchase, isNew: true, reader)
    }

    /// A purchase as returns see it.
    private func record(of purchase: PurchaseRow, _ reader: Reader) throws -> PurchaseRecord {
        let currency = purchase.amounts.net.currency
        let returned = try reader.returned(of: purchase.id)
        return PurchaseRecord(
            lines: purchase.lines.map { line in
                SpentLine(
                    product: line.product,
                    category: line.category,
                    quantity: line.quantity,
                    gross: Money(minorUnits: line.gross, currency: currency),
                    net: Money(minorUnits: line.net, currency: currency)
                )
            },
            effects: purchase.effects.map(\.booked),
            returned: purchase.lines.map { line in
                ReturnedLine(
                    items: returned[line.line]?.quantity ?? 0,
                    value: Money(minorUnits: returned[line.line]?.net ?? 0, currency: currency)
                )
            }
        )
    }

    private func view(
        _ row: PurchaseReturnRow,
        of purchase: PurchaseRow,
        isNew: Bool,
        _ reader: Reader
    ) throws -> ReturnView {
        let returned = try reader.returned(of: purchase.id)
        return ReturnView(
            member: try reader.member(purchase.member)?.key ?? "",
            row: row,
            isWhole: purchase.lines.allSatisfy { line in
                returned[line.line]?.quantity == line.quantity
                    && returned[line.line]?.net == line.net
            },
            undone: row.undone.compactMap { undone in
                purchase.effects.indices.contains(undone.effect - 1)
                    ? (purchase.effects[undone.effect - 1].effect, undone.amount) : nil
            },
            isNew: isNew
        )
    }
}

extension Refused {
    /// Why a return is not taken.
    fileprivate init(_ obstacle: ReturnDecision.Obstacle, _ purchase: PurchaseID) {
        switch obstacle {
        case .referenceTaken(let reference): self.init(.referenceTaken, reference)
        case .unknownLine(let place): self.init(.unknownLine, "\(place + 1) of \(purchase)")
        case .notPositive(let place): self.init(.amountNotPositive, "line \(place + 1)")
        case .currency(_, let currency):
            self.init(.currencyDiffers, "\(purchase) is in \(currency)")
        case .tooManyItems(let place, let left):
            self.init(.returnTooLarge, "of line \(place + 1) are \(left) items left")
        case .tooMuchValue(let place, let left):
            self.init(.returnTooLarge, "of line \(place + 1) are \(left) left")
        case .nothingLeft: self.init(.nothingToReturn, purchase.description)
        }
    }
}
