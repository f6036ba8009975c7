package import Engine
package import JSONText
package import Membership
import Store

/// Where a member stands, and what is missing.
extension JSONWriter {
    package mutating func write(_ view: TierView) {
        object { json in
            json.member("member", view.member)
            json.member("tier_set", view.set.id)
            json.member("tier", view.status.tier)
            json.member("source", view.status.source.rawValue)
            json.member("since", view.status.since)
            json.member("valid_until", view.status.validUntil?.description)
            json.member("provisional_until", view.status.provisionalUntil?.description)
            json.member("paused_from", view.status.pausedFrom?.description)
            json.member("next_review", view.status.nextReview?.description)
            json.optional("next", view.outlook.next) { $0.write($1) }
            json.optional("keep", view.outlook.keep) { $0.write($1) }
            json.key("history")
            json.array(view.history) { json, change in
                json.object { json in
                    json.member("day", change.day)
                    json.member("before", change.from)
                    json.member("tier", change.to)
                    json.member("source", change.source.rawValue)
                    json.member("reason", change.reason.rawValue)
                }
            }
        }
    }

    /// What is missing alone.
    package mutating func writeNext(_ view: TierView) {
        object { json in
            json.member("tier_set", view.set.id)
            json.member("tier", view.status.tier)
            json.optional("next", view.outlook.next) { $0.write($1) }
            json.optional("keep", view.outlook.keep) { $0.write($1) }
        }
    }

    package mutating func write(_ preview: TierPreview) {
        object { json in
            json.member("tier", preview.tier)
            json.member("name", preview.name)
            json.key("earn")
            json.figures(preview.earn)
            json.key("retain")
            json.figures(preview.retain)
            json.key("lifetime")
            json.figures(preview.lifetime)
            json.member("needs_all", preview.needsAll)
            json.key("benefits")
            json.array(preview.benefits) { $0.write($1) }
            json.key("brings")
            json.array(preview.brings) { $0.write($1) }
            json.key("on_enter")
            json.array(preview.onEnter) { $0.write($1) }
        }
    }

    mutating func write(_ gap: TierGap) {
        object { json in
            json.member("tier", gap.tier)
            json.member("name", gap.name)
            json.key("metrics")
            json.array(gap.metrics) { json, metric in
                json.object { json in
                    json.member("metric", metric.id)
                    json.member("has", metric.has)
                    json.member("needs", metric.needs)
                    json.member("missing", metric.missing)
                }
            }
            json.member("needs_all", gap.needsAll)
            json.member("by", gap.by?.description)
            json.key("brings")
            json.array(gap.brings) { $0.write($1) }
            json.key("awards")
            json.array(gap.awards) { $0.write($1) }
        }
    }
}
