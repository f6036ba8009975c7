package import Membership

/// A part of a purchase that comes back.
package struct ReturnOrder: Hashable, Sendable {
    package let purchase: Purchase
    /// The shop's own number of the return, once for ever.
    package let reference: String
    /// When it was; `nil` for now.
    package let at: Instant?
    /// `nil` for everything that has not come back yet.
    package let lines: [Line]?

    package init(
        purchase: Purchase,
        reference: String,
        at: Instant? = nil,
        lines: [Line]? = nil
    ) {
        self.purchase = purchase
        self.reference = reference
        self.at = at
        self.lines = lines
    }

    /// Which purchase, by our number or the shop's.
    package enum Purchase: Hashable, Sendable, CustomStringConvertible {
        case id(PurchaseID)
        case reference(String)

        package var description: String {
            switch self {
            case .id(let id): id.description
            case .reference(let reference): reference
            }
        }
    }

    /// How much of one line.
    package struct Line: Hashable, Sendable {
        /// Counts from 1.
        package let line: Int
        package let amount: ReturnRequest.Amount

        package init(line: Int, _ amount: ReturnRequest.Amount) {
            self.line = line
            self.amount = amount
        }
    }

    /// As the domain asks for it, whose places count from 0.
    var request: ReturnRequest {
        lines.map { .lines($0.map { ReturnRequest.Part(line: $0.line - 1, $0.amount) }) } ?? .all
    }

    /// All that was told about a purchase, as one text.
    func told(of purchase: PurchaseID) -> String {
        JournalData.object { data in
            data.number("purchase", purchase.number)
            data.number("at", at?.milliseconds ?? -1)
            data.bool("all", lines == nil)
            for line in lines ?? [] {
                data.number("line", Int64(line.line))
                switch line.amount {
                case .items(let items): data.number("items", items)
                case .value(let value): data.money("value", value)
                }
            }
        }
    }
}
