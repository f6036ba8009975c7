package import Membership
import Store

/// A checkout in two steps, so that an order which is never placed uses nothing up: a quote, and a
/// reservation that is committed or released.
extension Engine {
    /// The seconds a reservation may last.
    package static let reservationSeconds: ClosedRange<Int64> = 1...86_400
    /// The seconds a reservation lasts when nobody says.
    package static let usualReservationSeconds: Int64 = 900

    /// Prices a basket; nothing is written.
    ///
    /// - Parameters:
    ///   - member: the shop's own id; `nil` for a guest, and who is unknown is one too.
    ///   - at: when; now when left out.
    /// - Throws: ``Refusal/badBasket`` for a basket that contradicts itself.
    package func quote(
        member: String?,
        _ basket: Basket,
        at instant: Instant? = nil
    ) throws -> CheckoutView {
        try store.read { reader in
            let row = try member.flatMap(reader.member)
            let quote = try quote(row, basket, at: instant ?? now(reader), reader)
            return CheckoutView(
                member: member,
                isKnown: row != nil,
                currency: basket.currency,
                quote: quote,
                reservation: nil
            )
        }
    }

    /// Prices a basket and sets aside what it uses of counted things, for some time.
    ///
    /// - Throws: ``Refusal/unknownMember``, ``Refusal/badBasket``.
    package func reserve(
        member: String,
        _ basket: Basket,
        seconds: Int64 = Engine.usualReservationSeconds
    ) throws -> CheckoutView {
        try store.write { try reserve(member: member, basket, seconds: seconds, key: nil, $0) }
    }

    /// As ``reserve(member:_:seconds:)``, once for a key.
    package func reserve(
        member: String,
        _ basket: Basket,
        seconds: Int64,
        once request: OnceRequest,
        render: (CheckoutView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) { writer in
            render(
                try reserve(member: member, basket, seconds: seconds, key: request.key, writer)
            )
        }
    }

    /// Turns a reservation into the purchase that was quoted. One that was committed under the same
    /// reference answers again.
    ///
    /// - Parameter reference: the shop's own number of the order.
    /// - Throws: ``Refusal/unknownReservation``, ``Refusal/reservationEnded``,
    ///   ``Refusal/referenceTaken``.
    package func commit(_ id: ReservationID, reference: String) throws -> ReservationView {
        try store.write { try commit(id, reference: reference, $0) }
    }

    /// As ``commit(_:reference:)``, once for a key.
    package func commit(
        _ id: ReservationID,
        reference: String,
        once request: OnceRequest,
        render: (ReservationView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) { render(try commit(id, reference: reference, $0)) }
    }

    /// Lets go what a reservation holds. One that was released answers again; one that has expired holds
    /// nothing and is released for good.
    ///
    /// - Throws: ``Refusal/unknownReservation``, ``Refusal/reservationEnded`` when it was committed.
    package func release(_ id: ReservationID) throws -> ReservationView {
        try store.write { try release(id, $0) }
    }

    /// As ``release(_:)``, once for a key.
    package func release(
        _ id: ReservationID,
        once request: OnceRequest,
        render: (ReservationView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) { render(try release(id, $0)) }
    }

    // MARK: Deciding

    private func quote(
        _ member: MemberRow?,
        _ basket: Basket,
        at instant: Instant,
        _ reader: Reader
    ) throws -> Quote {
        let (facts, tallies) = try checkoutFacts(of: member, at: instant, reader)
        do {
            let quote = try Quote.of(basket, facts)
            try tallies.check()
            return quote
        } catch let error as QuoteError {
            throw Refused(.badBasket, error.detail)
        }
    }

    private func reserve(
        member key: String,
        _ basket: Basket,
        seconds: Int64,
        key requestKey: String?,
        _ writer: Writer
    ) throws -> CheckoutView {
        let reader = writer.reader
        let member = try find(key, reader)
        let now = try now(reader)
        let quote = try quote(member, basket, at: now, reader)
        let work = try Work(self, reader, now: now)
        let row = try work.reserve(quote, of: basket, for: member, seconds, key: requestKey)
        try work.write(writer)
        return CheckoutView(
            member: key,
            isKnown: true,
            currency: basket.currency,
            quote: quote,
            reservation: CheckoutView.Reserved(id: row.id, expiresAt: row.expiresAt)
        )
    }

    private func commit(
        _ id: ReservationID,
        reference: String,
        _ writer: Writer
    ) throws -> ReservationView {
        let reader = writer.reader
        var row = try reservation(id, reader)
        let now = try now(reader)
        let member = try owner(of: row, reader)
        switch row.state {
        case .committed(let known, _):
            guard let purchase = try reader.purchase(known), purchase.reference == reference else {
                throw Refused(.reservationEnded, "\(id) was committed as \(known)")
            }
            return try view(row, .committed, member, purchase, reader)
        case .released(let instant):
            throw Refused(.reservationEnded, "\(id) was released at \(instant.rfc3339)")
        case .open where row.expiresAt <= now:
            throw Refused(.reservationEnded, "\(id) expired at \(row.expiresAt.rfc3339)")
        case .open: break
        }
        let reserved = try ReservedPurchase(stored: row.quote, of: id)
        let work = try Work(self, reader, now: now)
        // The order was placed when it was reserved: windows, tiers and days are those of the quote.
        let purchase = try work.record(
            NewPurchase(
                member: member,
                reference: reference,
                source: .checkout,
                purchasedAt: row.madeAt,
                amounts: reserved.amounts,
                channel: reserved.channel,
                region: reserved.region,
                partner: reserved.partner,
                reservation: id,
                lines: reserved.lines
            ),
            booked: row.effects.map(\.booked),
            holders: row.effects.map(\.member)
        )
        row.state = .committed(purchase.id, at: now)
        work.changes.settledReservations.append(row)
        try work.write(writer)
        return try view(row, .committed, member, purchase, reader)
    }

    private func release(_ id: ReservationID, _ writer: Writer) throws -> ReservationView {
        let reader = writer.reader
        var row = try reservation(id, reader)
        let member = try owner(of: row, reader)
        switch row.state {
        case .committed(let purchase, _):
            throw Refused(.reservationEnded, "\(id) was committed as \(purchase)")
        case .released: return try view(row, .released, member, nil, reader)
        case .open: break
        }
        let work = try Work(self, reader, now: now(reader))
        row.state = .released(at: work.now)
        work.changes.settledReservations.append(row)
        work.note(
            JournalEntry(
                kind: JournalKind.reservationReleased,
                member: row.member,
                data: JournalData.object { $0.text("reservation", id.description) }
            )
        )
        try work.write(writer)
        return try view(row, .released, member, nil, reader)
    }

    private func reservation(_ id: ReservationID, _ reader: Reader) throws -> ReservationRow {
        guard let row = try reader.reservation(id) else {
            throw Refused(.unknownReservation, id.description)
        }
        return row
    }

    private func owner(of row: ReservationRow, _ reader: Reader) throws -> MemberRow {
        guard let member = try reader.member(row.member) else {
            throw StoreError.corrupt(path: "", detail: "\(row.id) belongs to no member")
        }
        return member
    }

    private func view(
        _ row: ReservationRow,
        _ state: ReservationView.State,
        _ member: MemberRow,
        _ purchase: PurchaseRow?,
        _ reader: Reader
    ) throws -> ReservationView {
        ReservationView(
            id: row.id,
            member: member.key,
            state: state,
            expiresAt: row.expiresAt,
            purchase: purchase,
            tickets: try purchase.map { try tickets(of: $0.id, reader) } ?? [],
            gives: try purchase.map { try gifts(of: $0.id, reader) } ?? []
        )
    }
}

extension QuoteError {
    /// As the detail of a refusal, which puts its own full stop.
    fileprivate var detail: String { String(description.dropLast()) }
}
