/// A plan as the model bills it: one price, everything in whole days and cents.
struct ModelPlan: Sendable {
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

    var yaml: String {
        let cadence = months > 0 ? "P\(months)M" : "P\(days)D"
        let cents = amount % 100 < 10 ? "0\(amount % 100)" : "\(amount % 100)"
        let trial = trialDays.map { "trial: { length: P\($0)D, leaves_out: [] }\n" } ?? ""
        return """
            plan: \(id)
            name: \(id)
            prices:
              - id: \(price)
                cadence: \(cadence)
                renews: \(renews)
                currency: USD
                history:
                  - { from: 2000-01-01, amount: \(amount / 100).\(cents) }
            \(trial)billing: { mode: \(prepaid ? "prepaid" : "auto_renew"), proration: by_day, \
            catch_up: \(catchUp) }
            dunning:
              retry_after: [\(retries.map { "P\($0)D" }.joined(separator: ", "))]
              grace: P\(grace)D
              hold: P\(hold)D
            benefits:
              - { id: \(benefit), name: It, kind: access }

            """
    }

    static let all = [
        ModelPlan(
            id: "monthly",
            price: "m",
            amount: 1_001,
            months: 1,
            trialDays: 14,
            retries: [1, 3, 7, 14],
            grace: 7,
            hold: 14,
            catchUp: 1,
            benefit: "b1"
        ),
        ModelPlan(
            id: "strict",
            price: "s",
            amount: 799,
            months: 1,
            trialDays: 7,
            retries: [2],
            grace: 0,
            hold: 5,
            catchUp: 2,
            benefit: "b2"
        ),
        ModelPlan(
            id: "weekly",
            price: "w",
            amount: 350,
            months: 0,
            days: 7,
            retries: [1, 3],
            grace: 3,
            hold: 4,
            catchUp: 3,
            benefit: "b3"
        ),
        ModelPlan(
            id: "quarter",
            price: "q",
            amount: 6_000,
            months: 3,
            prepaid: true,
            retries: [1, 3, 7, 14, 21],
            grace: 14,
            hold: 14,
            catchUp: 1,
            benefit: "b4"
        ),
        ModelPlan(
            id: "year",
            price: "y",
            amount: 9_999,
            months: 12,
            renews: false,
            prepaid: true,
            retries: [1],
            grace: 5,
            hold: 5,
            catchUp: 1,
            benefit: "b5"
        ),
        ModelPlan(
            id: "gratis",
            price: "g",
            amount: 0,
            months: 1,
            retries: [1],
            grace: 3,
            hold: 0,
            catchUp: 1,
            benefit: "b6"
        ),
    ]
}
