package import Membership

/// The parts of a book, in the order in which ``Engine/readBook(_:_:)`` hands them over.
package enum BookPart: Hashable, Sendable {
    /// Comes first, once.
    case head(BookHead)
    /// Each account the book names, once.
    case account(BookAccount)
    /// What an account held before the book's first day.
    case opening(BookBalance)
    /// By effective day, then by number.
    case transfer(BookTransfer)
    /// What an account must hold at the book's end by our own totals; members' parts added up.
    case closing(BookBalance)
}

/// What a book covers.
package struct BookHead: Hashable, Sendable {
    /// The first day, and the first one that is no longer in it.
    package let days: Period
    /// The currencies of its accounts, by code.
    package let currencies: [Currency]
}

/// What one account holds in one currency.
package struct BookBalance: Hashable, Sendable {
    package let account: BookAccount
    /// Debits less credits.
    package let amount: Money
    /// The day at whose beginning it holds this.
    package let day: CivilDate
}

/// One transfer, with both sides.
package struct BookTransfer: Hashable, Sendable {
    package let id: Int64
    package let day: CivilDate
    package let debit: BookAccount
    package let credit: BookAccount
    /// Always positive.
    package let amount: Money
    package let code: Transfer.Code
    /// As ``Transfer/reference``.
    package let reference: Int64?
    /// The shop's id of the member it is about; `nil` for recognition.
    package let member: String?
}
