import Engine
import Membership
import Store

extension Purchases {
    /// Tells what a purchase brought at once: how its tickets fell, and what it gave.
    static func tell(_ tickets: [TicketView], _ gives: [LotRow]) throws(OutputError) {
        for ticket in tickets {
            let void = ticket.isVoid ? "; it is void, because everything came back" : ""
            try Output.standard.line(
                "Ticket \(ticket.row.id) of \(ticket.row.benefit) \(outcome(ticket))\(void)."
            )
        }
        for row in gives {
            try Output.standard.line("It gives \(what(row.lot))\(end(row.lot)).")
        }
    }

    /// How a ticket fell.
    static func outcome(_ ticket: TicketView) -> String {
        switch ticket.row.outcome {
        case .won:
            switch ticket.prize {
            case .lot(let holding, let amount): "wins \(what(holding, amount))"
            case .credit(let money): "wins \(money) of credit"
            case nil: "wins"
            }
        case .lost: "loses"
        case .noBudget: "would have won, but all prizes are given"
        }
    }

    /// What a lot is: `5.00 USD of cheque_back`, `2 burger`.
    static func what(_ lot: Lot) -> String { what(lot.holding, lot.amount) }

    private static func what(_ holding: Holding, _ amount: Int64) -> String {
        guard let currency = holding.currency else { return "\(amount) \(holding.name)" }
        return "\(Money(minorUnits: amount, currency: currency)) of \(holding.name)"
    }

    private static func end(_ lot: Lot) -> String {
        lot.expiresAt.map { ", gone at \($0.rfc3339)" } ?? ""
    }
}
