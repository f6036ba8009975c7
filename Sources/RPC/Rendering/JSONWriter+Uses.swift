package import Engine
package import JSONText
import Membership
import Store

/// What members have of counted benefits, and what was done with it.
extension JSONWriter {
    /// How much there is and was.
    mutating func write(_ count: Counted) {
        object { json in
            json.member("remaining", count.remaining)
            json.member("limit", count.limit)
            json.member("usage", count.usage)
            json.member("overage", count.overage)
            json.member("pending", count.pending)
            json.member("next_reset", count.nextReset)
        }
    }

    package mutating func write(_ view: BenefitBalanceView) {
        object { json in
            json.member("member", view.member)
            json.key("benefits")
            json.array(view.benefits) { json, counted in
                json.object { json in
                    json.member("benefit", counted.benefit.id)
                    json.member("name", counted.benefit.name)
                    json.member("kind", counted.benefit.terms.kind.rawValue)
                    json.member("plan", counted.plan)
                    json.member("subscription", counted.subscription.description)
                    json.key("count")
                    json.write(counted.count)
                    json.member("held", counted.held)
                    json.key("lots")
                    json.array(counted.lots) { $0.write($1) }
                }
            }
            json.key("items")
            json.array(view.items) { json, item in
                json.object { json in
                    json.member("item", item.item)
                    json.member("left", item.left)
                    json.key("lots")
                    json.array(item.lots) { $0.write($1) }
                }
            }
        }
    }

    package mutating func write(_ view: UsesGrantView) {
        object { json in
            json.key("lot")
            json.write(view.lot.lot)
            json.key("balance")
            json.write(view.balance)
        }
    }

    package mutating func write(_ view: CollectionView) {
        object { json in
            json.member("member", view.member)
            json.member("item", view.item)
            json.member("quantity", view.quantity)
            json.member("reference", view.reference)
            json.member("collected", view.isNew)
            json.member("left", view.left)
        }
    }

    private mutating func write(_ lot: Lot) {
        object { json in
            json.member("lot", lot.id?.description)
            json.member("source", lot.source.rawValue)
            json.member("amount", lot.amount)
            json.member("remaining", lot.remaining)
            json.member("priority", lot.priority)
            json.member("effective_from", lot.effectiveFrom)
            json.member("expires_at", lot.expiresAt)
        }
    }
}
