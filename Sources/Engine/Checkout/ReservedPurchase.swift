import JSONText
import Membership
import Store

/// What a reservation keeps of its quote: everything the purchase will be, so that a commit is the quote
/// whatever has changed since.
struct ReservedPurchase: Hashable {
    let amounts: PurchaseRow.Amounts
    let lines: [PurchaseLineRow]
    let channel: String?
    let region: String?
    let partner: String?

    init(_ quote: Quote, of basket: Basket) {
        func sum(_ amounts: [Money]) -> Money {
            Money(minorUnits: amounts.reduce(0) { $0 + $1.minorUnits }, currency: basket.currency)
        }
        let off = quote.lines.flatMap { $0.discounts.map(\.amount) }
        amounts = PurchaseRow.Amounts(
            gross: sum(quote.lines.map(\.list)),
            saved: sum(off),
            certificates: sum(quote.lines.map(\.certificates)),
            points: sum(quote.lines.map(\.points)),
            net: sum(quote.lines.map(\.net)),
            delivery: sum(quote.deliveries.filter(\.isChosen).map(\.price)),
            fees: sum(quote.fees.map(\.price))
        )
        lines = quote.lines.map { line in
            PurchaseLineRow(
                line: line.number,
                product: line.product,
                category: line.category,
                quantity: line.quantity,
                gross: line.list.minorUnits,
                net: line.net.minorUnits
            )
        }
        channel = basket.channel
        region = basket.region
        partner = basket.partner
    }

    // MARK: Stored

    /// As a reservation keeps it.
    var stored: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.key("currency")
        json.string(amounts.net.currency.code)
        for (name, amount) in [
            ("gross", amounts.gross), ("saved", amounts.saved),
            ("certificates", amounts.certificates), ("points", amounts.points),
            ("net", amounts.net), ("delivery", amounts.delivery), ("fees", amounts.fees),
        ] {
            json.key(name)
            json.integer(amount.minorUnits)
        }
        for (name, word) in [("channel", channel), ("region", region), ("partner", partner)] {
            guard let word else { continue }
            json.key(name)
            json.string(word)
        }
        json.key("lines")
        json.beginArray()
        for line in lines {
            json.beginObject()
            json.key("product")
            json.string(line.product)
            if let category = line.category {
                json.key("category")
                json.string(category)
            }
            for (name, number) in [
                ("quantity", line.quantity), ("gross", line.gross), ("net", line.net),
            ] {
                json.key(name)
                json.integer(number)
            }
            json.endObject()
        }
        json.endArray()
        json.endObject()
        return Array(json.bytes)
    }

    /// - Throws: ``StoreError/corrupt(path:detail:)`` for what ``stored`` never says.
    init(stored: [UInt8], of id: ReservationID) throws {
        func corrupt() -> StoreError {
            .corrupt(path: "", detail: "the quote of \(id) cannot be read")
        }
        guard case .object(let quote) = try? JSONScanner.parse(stored),
            let currency = quote.text("currency").flatMap({ Currency($0) }),
            case .array(let items)? = quote["lines"]
        else { throw corrupt() }
        func money(_ name: String) throws -> Money {
            guard let number = quote.integer(name) else { throw corrupt() }
            return Money(minorUnits: number, currency: currency)
        }
        amounts = PurchaseRow.Amounts(
            gross: try money("gross"),
            saved: try money("saved"),
            certificates: try money("certificates"),
            points: try money("points"),
            net: try money("net"),
            delivery: try money("delivery"),
            fees: try money("fees")
        )
        lines = try items.enumerated().map { index, item in
            guard case .object(let line) = item, let product = line.text("product"),
                let quantity = line.integer("quantity"), let gross = line.integer("gross"),
                let net = line.integer("net")
            else { throw corrupt() }
            return PurchaseLineRow(
                line: index + 1,
                product: product,
                category: line.text("category"),
                quantity: quantity,
                gross: gross,
                net: net
            )
        }
        channel = quote.text("channel")
        region = quote.text("region")
        partner = quote.text("partner")
    }
}

extension JSONObject {
    fileprivate func text(_ name: String) -> String? {
        if case .string(let text)? = self[name] { text } else { nil }
    }

    fileprivate func integer(_ name: String) -> Int64? {
        if case .integer(let number)? = self[name] { number } else { nil }
    }
}
