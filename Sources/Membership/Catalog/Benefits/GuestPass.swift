/// The member may bring others.
package struct GuestPass: Hashable, Sendable {
    /// Visits with guests within a window; `nil` for every visit.
    package let visits: Allowance?
    /// How many may come along on one visit.
    package let guests: Int64

    package init(visits: Allowance?, guests: Int64) {
        self.visits = visits
        self.guests = guests
    }
}
