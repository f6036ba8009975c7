/// A plan as the model bills it: one price, everything in whole days and cents.
struct ModelPlan: Sendable {
    enum Refunds: String, Sendable {
        case none = "none"
        case byDays = "pro_rata"
        case always = "full_any_time"
        case ifUnused = "if_unused"
        /// All of it in the two days after the payment.
        case within = "within"
    }

    enum End: Equatable, Sendable {
        case cancel
        case hold
        /// The free plan of this id.
        case fallback(String)
    }

    struct Pause: Sendable {
        let longest: Int
        let isFresh: Bool
        let givesCredit: Bool
    }

    struct Taxes: Sendable {
        let areInside: Bool
        /// Hundredths of a percent by region.
        let rates: [String: Int]
    }

    let id: String
    let price: String
    let amount: Int
    let months: Int
    /// Days of a term counted in days; only read when ``months`` is zero.
    var days = 0
    var renews = true
    var prepaid = false
    var trialDays: Int?
    let retries: [Int]
    let grace: Int
    let hold: Int
    let catchUp: Int
    let benefit: String
    var lead = 0
    /// Whether terms begin on the first of the month.
    var isAligned = false
    /// Whether a small balance pays its part.
    var spendsPart = false
    var end = End.cancel
    var triesAfterHard = false
    var pause: Pause?
    var refunds: Refunds?
    var taxes: Taxes?
    /// The price of the first two terms of whoever is new.
    var introPrice: Int?
    /// The code of a tenth off for three terms.
    var code: String?
    /// Whether a change to something cheaper waits for the end of the term.
    var waitsToFall = true
    var creditsChange = true

    static func named(_ id: String) -> ModelPlan? { all.first { $0.id == id } }
}

extension ModelPlan {
    var yaml: String {
        let cadence = months > 0 ? "P\(months)M" : "P\(days)D"
        return """
            plan: \(id)
            name: \(id)
            prices:
              - id: \(price)
                cadence: \(cadence)
                renews: \(renews)
                currency: USD
                history:
                  - { from: 2000-01-01, amount: \(Self.dollars(amount)) }
            \(options)billing: { mode: \(prepaid ? "prepaid" : "auto_renew"), proration: by_day, \
            catch_up: \(catchUp), charge_lead: P\(lead)D, align: \(isAligned ? "calendar" : "start"), \
            balance: \(spendsPart ? "partial" : "whole") }
            dunning:
              retry_after: [\(retries.map { "P\($0)D" }.joined(separator: ", "))]
              grace: P\(grace)D
              hold: P\(hold)D
              hard_decline: \(triesAfterHard ? "retry" : "stop")
              end: \(endText)
            change: { upgrade: now, downgrade: \(waitsToFall ? "term_end" : "now"), \
            credit: \(creditsChange ? "prorated" : "none") }
            benefits:
              - { id: \(benefit), name: It, kind: access }

            """
    }

    private var endText: String {
        switch end {
        case .cancel: "cancel"
        case .hold: "hold"
        case .fallback(let plan): "{ plan: \(plan), price: \(ModelPlan.named(plan)?.price ?? "") }"
        }
    }

    /// The keys a plan may do without.
    private var options: String {
        var text = trialDays.map { "trial: { length: P\($0)D, leaves_out: [] }\n" } ?? ""
        var offers: [String] = []
        if let introPrice {
            offers.append(
                "{ id: first, kind: intro, price: \(Self.dollars(introPrice)), terms: 2, "
                    + "prices: [\(price)] }"
            )
        }
        if let code {
            offers.append("{ id: less, kind: promo, code: \(code), percent: 10%, terms: 3 }")
        }
        if !offers.isEmpty { text += "offers: [\(offers.joined(separator: ", "))]\n" }
        if let pause {
            text +=
                "pause: { longest: \(pause.longest), resume: \(pause.isFresh ? "fresh" : "stub"), "
                + "unused: \(pause.givesCredit ? "credit" : "keep") }\n"
        }
        if let refunds {
            let time = refunds == .within ? ", time: P2D" : ""
            text += "refunds: [{ rule: \(refunds.rawValue)\(time) }]\n"
        }
        if let taxes {
            let rates = taxes.rates.sorted { $0.key < $1.key }.map { region, rate in
                "{ region: \(region), rate: \(Self.dollars(rate))%, from: 2000-01-01 }"
            }
            text +=
                "taxes: { prices: \(taxes.areInside ? "inclusive" : "exclusive"), "
                + "rates: [\(rates.joined(separator: ", "))] }\n"
        }
        return text
    }

    private static func dollars(_ cents: Int) -> String {
        "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
    }
}
