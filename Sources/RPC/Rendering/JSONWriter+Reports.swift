package import Engine
package import JSONText
import Membership

extension JSONWriter {
    package mutating func write(_ report: DeferredReport) {
        object { json in
            json.member("as_of", report.asOf)
            json.key("lines")
            json.array(report.lines) { json, line in
                json.object { json in
                    json.member("plan", line.plan)
                    json.member("currency", line.deferred.currency.code)
                    json.member("deferred", line.deferred.minorUnits)
                    json.member("posted_through", line.postedThrough)
                    json.member("unpaid", line.outlook?.unpaid.minorUnits)
                    json.key("months")
                    guard let outlook = line.outlook else { return json.null() }
                    json.array(outlook.months) { json, part in
                        json.object {
                            $0.member("month", part.month.description)
                            $0.member("amount", part.amount.minorUnits)
                        }
                    }
                }
            }
        }
    }

    package mutating func write(_ report: RevenueReport) {
        object { json in
            json.member("from", report.from)
            json.member("to", report.to)
            json.member("by", report.grouping.rawValue)
            json.member("posted_through", report.postedThrough)
            json.key("lines")
            json.array(report.lines) { json, line in
                json.object {
                    $0.member(report.grouping.rawValue, line.group)
                    $0.member("currency", line.net.currency.code)
                    $0.member("recognized", line.recognized.minorUnits)
                    $0.member("refunds", line.refunds.minorUnits)
                    $0.member("net", line.net.minorUnits)
                }
            }
        }
    }
}
