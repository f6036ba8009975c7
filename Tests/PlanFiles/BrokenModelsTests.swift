import Foundation
import Testing

/// Model files with something wrong in them.
struct BrokenModelsTests {
    @Test(arguments: models)
    func `a model that makes no sense is refused`(model: BrokenPlan) {
        #expect(SampleModel.complaints(model.text) == model.expected, "\(model.why)")
    }

    static let models = BrokenPlan.table(
        #"""
        # nothing in it
        - model: club\n
        + modle: club\n
        1:1: unknown key "modle" in a model; did you mean "model"?

        # a price that the plan does not have
        - price: monthly
        + price: monthy
        4:8: the plan has no price "monthy"; did you mean "monthly"?

        # no price where the plan has two
        - price: monthly\n
        +
        1:1: a model needs the key "price", because the plan has 2 prices; add price: with one of
          monthly, annual

        # a day before the first amount
        - months: 18
        + on: 2024-12-31
        5:5: the price "monthly" has no amount on that day; write 2025-01-01 or later

        # a region without a rate
        - months: 18
        + region: FR
        5:9: the plan has no tax rate for FR; write one of DE, or take region away

        # a bare number instead of a figure
        - { value: 1%, unit: share, source: books, method: measured }
        + 1%
        41:10: "refunds.share" is a single value; write what is known of it: { value: 25%, unit:
          share, source: …, method: … }

        # no source
        - value: 10%, unit: share/year, source: finance,
        + value: 10%, unit: share/year,
        6:16: "discount_rate" needs the key "source"; add source: and where the figure is from

        # a method that is none
        - source: finance, method: expert
        + source: finance, method: guess
        6:73: "guess" cannot stand in "method"; write one of control_group, matched_pairs,
          before_after, naive_difference, measured, published, survey, derived, expert, example

        # a unit of something else
        - unit: people/year
        + unit: orders/year
        9:33: "audience.arrivals" cannot be in "orders/year"; write one of people/month,
          people/year, people/week

        # another currency than the plan's
        - basket: { value: 40.00, unit: USD/order
        + basket: { value: 40.00, unit: EUR/order
        26:33: "orders.basket" cannot be in "EUR/order"; write USD/order

        # a share above the whole
        - take_up: { value: 80%
        + take_up: { value: 180%
        19:21: "value" of "trial.take_up" is 180%; write 0% to 100%

        # a percentage of what is no share
        - value: 5000, unit: people
        + value: 50%, unit: people
        8:20: "value" is no share, so it has no %; write a number such as 1.5

        # a number in another spelling
        - value: 5000, unit: people
        + value: 5e3, unit: people
        8:20: "5e3" is no number; write a number such as 1.5

        # an interval that does not hold the value
        - interval: [4%, 20%]
        + interval: [14%, 20%]
        25:35: the value of "orders.uplift" is not inside its interval; put the lower end first, and
          the value between the two

        # an interval with one end
        - interval: [4%, 20%]
        + interval: [4%]
        25:35: an interval has two ends, not 1; write the lowest and the highest value, such as [25%,
          …]

        # a distribution that counts, for a share
        - distribution: pert, low: 20%, mode: 25%, high: 28%
        + distribution: poisson, mean: 1
        27:27: poisson counts times a month, and "orders.margin" is none; use pert, normal, lognormal
          or beta for a figure

        # a distribution for shares, for orders
        - distribution: poisson, mean: 18
        + distribution: beta, alpha: 2, beta: 3
        24:30: beta is for shares, and "orders.frequency" is none; use pert or lognormal

        # a parameter of another distribution
        - alpha: 90, beta: 10
        + alpha: 90, beta: 10, sd: 3
        22:52: unknown key "sd" in "retention.rate"; it belongs to distribution normal, lognormal

        # a distribution nobody knows
        - distribution: pert, low
        + distribution: perth, low
        27:27: "perth" cannot stand in "distribution"; did you mean pert?

        # the most likely value above the highest
        - mode: 25%
        + mode: 29%
        27:11: "orders.margin" is no pert distribution; mode is above high: put low, mode and high in
          order

        # fees that do not rise
        - fee: 15.00
        + fee: 5.00
        15:12: the fees of "by_fee" do not rise; put the lowest first and each once

        # two ways to join
        - joining:\n
        + joining:\n  share: { value: 5%, unit: share, source: books, method: measured }\n
        13:3: "joining" has "by_fee" beside "share"; keep one of them

        # two ways to say how much more members order
        - uplift: { value
        + members: { value: 2, unit: orders/month, source: b, method: expert }\n  uplift: { value
        25:12: "orders" has "members" beside "uplift", which says the same; keep one of them

        # a benefit the plan does not have
        - lounge:\n
        + lonuge:\n
        30:3: the plan has no benefit "lonuge"; did you mean "lounge"?

        # a rate that the plan says already
        - steps:\n
        + off:\n
        36:11: the plan says what "off" takes off, so it has no "rate"; take "rate" away; another
          rate is another plan

        # the cost of a use of what is not used
        - member_cost: { value: 6.00, unit: USD/year
        + unit_cost: { value: 6.00, unit: USD/use
        31:16: "unit_cost" means nothing for benefit "lounge"; add uses, or say what it costs a month
          with member_cost

        # a discount that has no one share
        - rate: { value: 3.5%
        + eligible: { value: 3.5%
        36:5: benefit "steps" needs the key "rate" or "uses"; add rate: with the share it takes off
          on average

        # a scenario of a figure that is not there
        - orders.uplift: 0%
        + orders.uplfit: 0%
        47:35: the model gives no figure "orders.uplfit"; did you mean "orders.uplift"?

        # a scenario outside what a figure may be
        - orders.uplift: 0%
        + orders.uplift: -200%
        47:50: "value" of "orders.uplift" is -200%; write -100% to 10000%

        # a scenario that is the model
        - id: weak
        + id: base
        47:11: "base" is the model as it stands; give the scenario another id
        """#,
        of: SampleModel.text
    )

    /// Each row reads: with this instead of the rate of renewal, the reader says that.
    @Test(
        arguments: [
            (
                "fit: { survivors: [1000, 800], source: a, method: measured }",
                "22:21: a curve needs the ends of two terms at least; write how many began each term, such as [1000, 869, 743]"
            ),
            (
                "fit: { survivors: [1000, 800, 900], source: a, method: measured }",
                "22:21: more renewed after term 2 than were there; write how many began each term, such as [1000, 869, 743], each no more than the one before"
            ),
            (
                "fit: { survivors: [9, 9, 9], source: a, method: measured }",
                "22:21: nobody left, so there is no curve; write rate: with a value of 100%"
            ),
            (
                "by_term: []",
                "22:12: \"by_term\" is empty; write one figure for each term, such as [{ value: 73%, unit: share, … }]"
            ),
        ] as [(String, String)]
    )
    func `a curve of retention that makes no sense is refused`(text: String, answer: String) {
        let lines = SampleModel.text.split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.hasPrefix("  rate: { distribution: beta") ? "  \(text)" : String($0)
        }
        #expect(SampleModel.complaints(lines.joined(separator: "\n")) == ["club.yaml:\(answer)"])
    }

    @Test func `an empty file says how to begin`() {
        #expect(
            SampleModel.complaints("# nothing\n")
                == ["club.yaml:1:1: the file is empty; begin with model: and the model's id"]
        )
    }

    @Test func `a plan without a trial has no figures of trials`() throws {
        let plan = SampleModel.plan.replacingOccurrences(
            of: "trial: { length: P14D, leaves_out: [lounge] }\n",
            with: ""
        )
        do {
            _ = try SampleModel.read(plan: plan)
            Issue.record("there is no trial")
        } catch {
            #expect("\(error)" == "club.yaml:19:3: the plan has no trial; take \"trial\" away")
        }
    }
}
