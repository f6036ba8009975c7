package import Engine
package import JSONText
package import Membership

extension JSONWriter {
    /// What is billed and what it comes to: `{lines: [...], total}`.
    package mutating func write(bill lines: [InvoiceLine], total: Money) {
        object { json in
            json.key("lines")
            json.write(lines: lines)
            json.member("total", total)
        }
    }

    /// What would be billed, and how the subscription would begin:
    /// `{lines: [...], total, price, offers, trial: {start, end}, trial_left_out}`.
    package mutating func write(_ schedule: ScheduleView) {
        object { json in
            json.key("lines")
            json.write(lines: schedule.bill.lines)
            json.member("total", schedule.bill.total)
            json.member("price", schedule.price)
            json.key("offers")
            json.array(schedule.offers) { $0.string($1) }
            json.key("trial")
            if let trial = schedule.trial {
                json.object {
                    $0.member("start", trial.start)
                    $0.member("end", trial.end)
                }
            } else {
                json.null()
            }
            json.member("trial_left_out", schedule.trialLeftOut?.rawValue)
        }
    }

    /// Invoice lines: `[{n, kind, period_start, period_end, days, of_days, amount, currency, prorated,
    /// offer}]`, with `n` counting from 1. A membership for good has neither an end nor days.
    ///
    /// A line's tax follows it as a line of its own, of kind `tax` and with its `rate` in basis points,
    /// so that the amounts of all lines add up to the total.
    package mutating func write(lines: [InvoiceLine]) {
        var number = 0
        array(lines) { json, line in
            number += 1
            json.write(line, kind: line.kind.rawValue, number: number, amount: line.amount)
            guard line.tax.minorUnits != 0 else { return }
            number += 1
            json.write(line, kind: "tax", number: number, amount: line.tax)
        }
    }

    private mutating func write(
        _ line: InvoiceLine,
        kind: String,
        number: Int,
        amount: Money
    ) {
        object { json in
            json.member("n", number)
            json.member("kind", kind)
            json.member("period_start", line.period.start)
            json.member("period_end", line.period.knownEnd)
            json.member("days", line.period.isForGood ? nil : Int64(line.days))
            json.member("of_days", line.period.isForGood ? nil : Int64(line.ofDays))
            if let seconds = line.seconds {
                json.member("seconds", seconds.used)
                json.member("of_seconds", seconds.whole)
            }
            json.member("amount", amount.minorUnits)
            json.member("currency", amount.currency.code)
            json.member("prorated", line.isProrated)
            json.member("offer", line.offer)
            if kind == "tax", let rate = line.taxRate { json.member("rate", rate.basisPoints) }
            json.member("credits", line.credits?.invoice.description)
        }
    }
}
