package import Membership

/// Which part of the books to read, and how.
package struct BookOrder: Hashable, Sendable {
    /// The first day; `nil` for the first one on which anything was booked.
    package let from: CivilDate?
    /// The first day that is no longer wanted; `nil` for the end of the books.
    package let to: CivilDate?
    /// Whether each member's part of an account stands apart.
    package let members: Bool

    /// - Precondition: `from` comes before `to`.
    package init(from: CivilDate? = nil, to: CivilDate? = nil, members: Bool = false) {
        if let from, let to { precondition(from < to, "a book has at least one day") }
        self.from = from
        self.to = to
        self.members = members
    }
}
