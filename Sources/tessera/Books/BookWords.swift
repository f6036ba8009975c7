import Engine
import Membership

/// What a book says about a transfer.
enum BookWords {
    static let opening = "Carried over"
    static let closing = "What Tessera's accounts hold"

    /// One line for people.
    static func narration(_ code: Transfer.Code) -> String {
        switch code {
        case .invoice: "Term billed"
        case .tax: "Tax billed"
        case .payment: "Payment"
        case .balance: "Paid from the balance"
        case .hold: "Balance held for a charge"
        case .release: "Balance free again after a declined charge"
        case .carry: "Too little to charge, carried forward"
        case .carried: "Carried forward before, billed now"
        case .prepayment: "Paid ahead"
        case .credit: "Credit granted"
        case .expiry: "Credit ran out"
        case .writeOff: "Unpaid invoice given up"
        case .carryOff: "What was carried forward given up"
        case .changeCredit: "Unused time credited by a change"
        case .creditNote: "Credit note"
        case .leftOver: "Credit left over, to the balance"
        case .refund: "Refund"
        case .refundToBalance: "Refund to the balance"
        case .payout: "Balance paid out"
        case .recognition: "Revenue of the day"
        case .pointsEarned: "Points earned"
        case .pointsRedeemed: "Points redeemed"
        case .pointsExpired: "Points ran out"
        case .pointsGiven: "Points given to another member"
        case .pointsReturned: "Points of a purchase that came back"
        case .partnerEarned: "Points given by a partner"
        case .partnerBurned: "Points taken by a partner"
        case .donation: "Donation"
        case .donationReturned: "Donation of a purchase that came back"
        }
    }

    /// What a transfer refers to, as `inv_12`; `nil` for recognition.
    static func reference(_ transfer: BookTransfer) -> String? {
        transfer.reference.map { prefix(transfer.code) + String($0) }
    }

    private static func prefix(_ code: Transfer.Code) -> String {
        switch code {
        case .creditNote, .refund, .refundToBalance: "cn_"
        case .prepayment, .credit, .expiry, .payout: "pre_"
        case .carryOff: "sub_"
        case .pointsEarned, .pointsExpired, .pointsGiven: "lot_"
        case .pointsRedeemed, .partnerEarned, .partnerBurned, .donation: "pur_"
        case .pointsReturned, .donationReturned: "ret_"
        case .invoice, .tax, .payment, .balance, .hold, .release, .carry, .carried, .writeOff,
            .changeCredit, .leftOver, .recognition:
            "inv_"
        }
    }

    /// An amount in front of its currency, set so that a column of them can be read.
    static func posting(
        _ account: BookAccount,
        _ minorUnits: Int64,
        _ currency: Currency
    ) -> String {
        let name = BookNames.name(account)
        let amount = Money(minorUnits: minorUnits, currency: currency).decimal
        let gap = max(2, 46 - name.utf8.count - amount.utf8.count)
        return name + String(repeating: " ", count: gap) + "\(amount) \(currency)"
    }
}
