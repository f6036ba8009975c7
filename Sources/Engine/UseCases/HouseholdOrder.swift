package import Membership

/// A wish about who shares a membership.
package struct HouseholdOrder: Hashable, Sendable {
    package let wish: Wish
    /// Which membership; may be left out where one alone can be meant.
    package let plan: String?

    package init(_ wish: Wish, plan: String? = nil) {
        self.wish = wish
        self.plan = plan
    }

    /// Members by the shop's own ids.
    package enum Wish: Hashable, Sendable {
        /// The owner keeps a seat for a guest.
        ///
        /// `sharesPayment`: whether the guest may pay with a method of the owner's, which some plans ask of
        /// adults.
        case invite(_ guest: String, as: HouseholdRole, by: String, sharesPayment: Bool)
        /// The guest takes the seat; `from` is whose, where several are kept.
        case accept(_ guest: String, from: String?)
        case decline(_ guest: String, from: String?)
        /// Somebody goes; an owner who is alone takes all invitations back.
        case leave(_ member: String, from: String?)
        /// The owner takes a seat or an invitation back.
        case remove(_ guest: String, by: String)
    }
}
