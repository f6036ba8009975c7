/// Who waits for a place in a plan that is full, the first in line first.
package struct Waitlist: Hashable, Sendable {
    package internal(set) var entries: [Entry]

    package init(entries: [Entry] = []) { self.entries = entries }

    /// Where somebody stands, from 1; `nil` for who does not wait.
    package func place(of member: MemberID) -> Int? {
        entries.firstIndex { $0.member == member }.map { $0 + 1 }
    }

    /// Places that are kept for somebody on a day.
    package func kept(on day: CivilDate) -> Int { entries.count { $0.hasPlace(on: day) } }

    /// One who waits.
    package struct Entry: Hashable, Sendable {
        package let member: MemberID
        package let since: CivilDate
        /// `nil` while there is no place for the member yet.
        package internal(set) var place: Place?

        package init(member: MemberID, since: CivilDate, place: Place? = nil) {
            self.member = member
            self.since = since
            self.place = place
        }

        /// Whether a place is kept for the member on a day.
        package func hasPlace(on day: CivilDate) -> Bool { place?.isKept(on: day) ?? false }
    }

    /// A place that is kept.
    package enum Place: Hashable, Sendable {
        case kept
        /// The first day on which it goes to the next.
        case keptUntil(CivilDate)

        func isKept(on day: CivilDate) -> Bool {
            switch self {
            case .kept: true
            case .keptUntil(let end): day < end
            }
        }
    }
}
