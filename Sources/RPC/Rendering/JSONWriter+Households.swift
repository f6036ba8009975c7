package import Engine
package import JSONText
import Membership
import Store

/// Who shares memberships.
extension JSONWriter {
    package mutating func write(_ view: HouseholdView) {
        object { json in
            json.member("owner", view.owner)
            json.member("subscription", view.subscription.description)
            json.member("plan", view.plan)
            json.key("seats")
            json.array(view.seats) { json, seats in
                json.object {
                    $0.member("role", seats.role.rawValue)
                    $0.member("seats", Int64(seats.seats))
                    $0.member("taken", Int64(seats.taken))
                }
            }
            json.key("people")
            json.array(view.people) { json, person in
                json.object {
                    $0.member("member", person.member)
                    $0.member("role", person.role.rawValue)
                    $0.member("state", person.state.rawValue)
                    $0.member("since", person.since)
                    $0.member("open_until", person.openUntil)
                    $0.member("bought_by", person.extra?.description)
                }
            }
            json.key("locks")
            json.array(view.locks) { json, lock in
                json.object {
                    $0.member("member", lock.member)
                    $0.member("until", lock.until)
                }
            }
        }
    }
}
