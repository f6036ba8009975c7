import Membership

extension InvoiceRow {
    /// Reads the invoice's own row; its lines are read by the reader, from their table.
    init(_ row: SQLRow) throws(StoreError) {
        guard let currency = Currency(row.text(9)),
            let state = InvoiceState(rawValue: row.text(10)),
            let kind = InvoiceKind(rawValue: row.text(3))
        else {
            throw .corrupt(
                path: "",
                detail: "invoice \(row.int(0)) has an unknown currency, kind or state"
            )
        }
        self.init(
            id: InvoiceID(row.int(0)),
            subscription: SubscriptionID(row.int(1)),
            payer: MemberID(row.int(2)),
            kind: kind,
            series: Int(row.int(4)),
            term: Int(row.int(5)),
            terms: Int(row.int(6)),
            period: try row.period(7, 8, of: "invoice \(row.int(0))"),
            lines: [],
            amount: Money(minorUnits: row.int(11), currency: currency),
            state: state,
            issuedAt: Instant(milliseconds: row.int(12)),
            settledAt: row.optionalInt(13).map(Instant.init(milliseconds:)),
            settledOn: row.optionalDay(14).map(CivilDate.init(dayNumber:)),
            previous: row.optionalInt(15).map(InvoiceID.init)
        )
    }
}

extension InvoiceLine {
    /// Reads the fourteen columns of a line from `first` on, in the order of its table.
    init(
        _ row: SQLRow,
        from first: CInt,
        of invoice: InvoiceID,
        _ currency: Currency
    ) throws(StoreError) {
        let kind = Kind(rawValue: row.text(first))
        let rate = row.optionalInt(first + 9).map { Rate(basisPoints: Int($0)) }
        // A rate that is there and cannot be read is damage; none at all is not.
        guard let kind, rate.map({ $0 != nil }) ?? true else {
            throw .corrupt(path: "", detail: "a line of \(invoice) has an unknown kind or rate")
        }
        self.init(
            kind: kind,
            price: PriceVersionID(row.int(first + 1)),
            period: try row.period(first + 2, first + 3, of: "a line of \(invoice)"),
            days: Int(row.int(first + 4)),
            ofDays: Int(row.int(first + 5)),
            seconds: row.optionalInt(first + 6).map {
                Share(used: Int($0), whole: Int(row.int(first + 7)))
            },
            amount: Money(minorUnits: row.int(first + 8), currency: currency),
            tax: Money(minorUnits: row.int(first + 10), currency: currency),
            taxRate: rate.flatMap { $0 },
            offer: row.optionalText(first + 11),
            credits: row.optionalInt(first + 12).map {
                InvoiceLineID(invoice: InvoiceID($0), line: Int(row.int(first + 13)))
            }
        )
    }

    /// The values of a line's columns behind the invoice and the number, in the order of its table.
    var values: [SQLValue] {
        [
            .text(kind.rawValue), .int(price.number), .day(period.start.dayNumber),
            .day(period.end.dayNumber), .int(days), .int(ofDays),
            .optional(seconds.map { Int64($0.used) }), .optional(seconds.map { Int64($0.whole) }),
            .int(amount.minorUnits), .optional(taxRate.map { Int64($0.basisPoints) }),
            .int(tax.minorUnits), .optional(offer), .optional(credits?.invoice.number),
            .optional(credits.map { Int64($0.line) }),
        ]
    }
}

extension SQLRow {
    /// Two days as a period; a period that ends before it begins is damage.
    func period(
        _ start: CInt,
        _ end: CInt,
        of owner: @autoclosure () -> String
    ) throws(StoreError) -> Period {
        guard day(start) <= day(end) else {
            throw .corrupt(path: "", detail: "\(owner()) ends before it begins")
        }
        return Period(
            start: CivilDate(dayNumber: day(start)),
            end: CivilDate(dayNumber: day(end))
        )
    }
}
