/// What somebody is in a household.
package enum HouseholdRole: String, Hashable, Sendable, CaseIterable {
    case owner
    case adult
    case teen
    case child
}
