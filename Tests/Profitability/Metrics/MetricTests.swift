import Profitability
import Testing

struct MetricTests {
    private func answer(_ name: String, _ inputs: String) throws -> MetricResult {
        try Metric.named(name).evaluate(PublishedExample.words(inputs))
    }

    /// Each row reads: this metric with these inputs is refused in these words.
    @Test(
        arguments: [
            (
                "a required input", "ltv", "arpu=5 margin=0.5",
                "ltv needs churn, share of members lost in a period: add --input churn=…"
            ),
            (
                "a name it does not know", "arr", "mrr=5 fee=2",
                "arr has no input 'fee': it takes mrr"
            ),
            ("the same twice", "arr", "mrr=5 mrr=5", "mrr was given twice: give it once"),
            (
                "a word for a number", "arr", "mrr=lots",
                "mrr is 'lots', which is no number: write digits such as 1250.5"
            ),
            (
                "nothing for a number", "arr", "mrr=",
                "mrr is '', which is no number: write digits such as 1250.5"
            ),
            (
                "what only a computer calls a number", "arr", "mrr=0x10",
                "mrr is '0x10', which is no number: write digits such as 1250.5"
            ),
            (
                "no number at all", "arr", "mrr=nan",
                "mrr is 'nan', which is no number: write digits such as 1250.5"
            ),
            (
                "hundredths that are meant as a share", "discount_trap", "margin=30 discount=5",
                "margin is 30: give a number above 0 and up to 1, such as 0.25 or 25%"
            ),
            (
                "hundredths of a hundred", "discount_trap", "margin=130% discount=5%",
                "margin is 130%: give a number above 0 and up to 1, such as 0.25 or 25%"
            ),
            (
                "percent where no share is", "arr", "mrr=5%",
                "mrr is '5%', which is no number: write digits such as 1250.5"
            ),
            ("less than nothing", "arr", "mrr=-5", "mrr is -5: give a number of 0 or more"),
            (
                "a part of a person", "sbg_survival", "alpha=1 beta=1 period=1.5",
                "period is 1.5: give a whole number from 0 to 100000"
            ),
            (
                "a timing there is not", "ltv", "arpu=1 margin=1 churn=0.1 timing=soon",
                "timing is 'soon': write now or later"
            ),
            (
                "too short a list", "sbg_fit", "survivors=10,5",
                "survivors has 2 of the numbers it needs: give 3 to 10000 with commas between"
            ),
            (
                "a hole in a list", "sbg_fit", "survivors=10,,5",
                "survivors is '', which is no number: write digits such as 1250.5"
            ),
            (
                "a cohort that grows", "sbg_fit", "survivors=10,5,6",
                "survivors rise in term 2: leave out who joined later, a cohort only shrinks"
            ),
            (
                "a cohort that nobody leaves", "sbg_fit", "survivors=10,10,10",
                "survivors never fall, so there is no churn to fit: add later terms"
            ),
            (
                "a cohort that all leave", "sbg_fit", "survivors=10,0,0",
                "survivors needs two terms in which members were left: one rate alone fits any curve"
            ),
            (
                "more lost than there were", "churn", "start=5 lost=6",
                "lost is 6 and cannot be more than start, which is 5"
            ),
            (
                "more kept than there were", "crr", "start=5 end=9 new=1",
                "end without new is 8 and cannot be more than start, which is 5"
            ),
            (
                "revenue lost that was not there", "grr", "start=5 churned=6",
                "contraction and churned come to 6, which is more than there was: members who were not "
                    + "there at the start do not count in them"
            ),
            (
                "nobody answered", "nps", "promoters=0 passives=0 detractors=0",
                "nobody answered: promoters, passives and detractors are all 0"
            ),
            (
                "neither end of a roll-forward", "rollforward", "opening=1 cash=2",
                "rollforward needs revenue or closing: give the one that is known"
            ),
            (
                "both ends of it", "rollforward", "opening=1 cash=2 revenue=1 closing=2",
                "rollforward takes revenue or closing, not both: leave out the one to be found"
            ),
            (
                "earned before it was paid", "rollforward", "opening=1 cash=2 revenue=4",
                "revenue is 4 and cannot be more than what was there to earn, which is 3"
            ),
            (
                "equal shares to tell apart", "sample_size_rate",
                "control_share=0.2 member_share=20%",
                "member_share is control_share: there is no uplift to be found"
            ),
            (
                "a figure beyond counting", "clv",
                "margin=1000000000000000 retention=1 discount=0.000000000000000001",
                "clv comes to more than can be counted: check the inputs for a slip"
            ),
        ] as [(String, String, String, String)]
    )
    func `a mistake is named with its remedy`(
        why: String,
        name: String,
        inputs: String,
        message: String
    ) throws {
        let metric = try Metric.named(name)
        let words = PublishedExample.words(inputs)
        do {
            let result = try metric.evaluate(words)
            Issue.record("\(why): taken, and comes to \(String(describing: result.value))")
        } catch {
            #expect("\(error)" == message, "\(why)")
        }
    }

    @Test(
        arguments: [
            ("npss", "There is no metric 'npss': did you mean nps?"),
            ("quickratio", "There is no metric 'quickratio': did you mean quick_ratio?"),
            ("weather", "There is no metric 'weather'"),
            ("", "There is no metric ''"),
        ]
    )
    func `a metric that is not there is answered with its neighbour`(name: String, message: String)
    {
        do {
            _ = try Metric.named(name)
            Issue.record("\(name) is there")
        } catch {
            #expect("\(error)" == message)
        }
    }

    @Test
    func `every metric can be tried by its own example`() throws {
        for metric in Metric.all {
            let result = try metric.evaluate(metric.example)
            #expect(result.value != nil, "\(metric.name)")
            #expect(!metric.formula.isEmpty && !metric.source.isEmpty, "\(metric.name)")
            for input in metric.inputs where input.presence != .optional {
                #expect(
                    metric.formula.contains(input.name) || !metric.conventions.isEmpty
                        || result.inputs.values.contains { $0.name == input.name },
                    "\(metric.name) \(input.name)"
                )
            }
        }
        #expect(Set(Metric.all.map(\.name)).count == Metric.all.count)
        #expect(
            Set(Metric.all.flatMap { metric in metric.inputs.map { "\(metric.name) \($0.name)" } })
                .count == Metric.all.map(\.inputs.count).reduce(0, +)
        )
        #expect(Set(Metric.all.map(\.group)) == Set(Metric.Group.allCases))
    }

    /// Each row reads: here there is no such figure, and this is said instead.
    @Test(
        arguments: [
            (
                "ltv", "arpu=5 margin=1 churn=0",
                "Nobody leaves and nothing is discounted, so the value has no end."
            ),
            ("discount_trap", "margin=0.1 discount=0.1", nil),
            ("quick_ratio", "new=5", "Nothing was lost, so the ratio has no end."),
            (
                "cac_payback", "cac=5 arpu=0 margin=1",
                "A member leaves no margin, so it never pays."
            ),
            (
                "reward_breakeven", "fee=130 rate=0.02 cap=100",
                "The cap is below the fee: no spend pays it back."
            ),
            (
                "breakeven_members", "fixed=5 arpu=5 margin=0",
                "A member leaves no margin, so no number is enough."
            ),
            (
                "sbg_residual", "alpha=0.5 beta=1 period=1 discount=0",
                "Without a discount and with alpha of 1 or less the sum has no end."
            ),
        ] as [(String, String, String?)]
    )
    func `a figure that is not there is not made up`(
        name: String,
        inputs: String,
        note: String?
    ) throws {
        let result = try answer(name, inputs)
        if let note {
            #expect(result.value == nil && result.notes == [note])
        } else {
            #expect(result.figure("volume_needed") == nil)
            #expect(
                result.notes == ["The discount takes the whole margin: no volume makes up for it."]
            )
        }
    }

    @Test
    func `hundredths are the share they say, to the last digit`() throws {
        for hundredths in 1...99 {
            let plain = hundredths < 10 ? "0.0\(hundredths)" : "0.\(hundredths)"
            let first = try answer("discount_trap", "margin=\(hundredths)% discount=0")
            let second = try answer("discount_trap", "margin=\(plain) discount=0")
            #expect(first.inputs == second.inputs)
        }
    }

    @Test
    func `the metrics agree with one another`() throws {
        for seed in 0..<200 {
            let random = CounterRandom(seed: 99)
            func number(_ draw: Int, _ low: Double, _ high: Double) -> Double {
                let value =
                    low + (high - low) * random.uniform(subject: UInt64(seed), draw: UInt64(draw))
                return (value * 1_000).rounded() / 1_000
            }
            let start = number(0, 1_000, 9_000)
            let (expansion, contraction, churned) = (
                number(1, 0, 900), number(2, 0, 400), number(3, 0.001, 500)
            )
            let moves = "start=\(start) expansion=\(expansion) contraction=\(contraction) "
            let bridge = try answer("mrr_bridge", moves + "churned=\(churned)")
            let net = try answer("nrr", moves + "churned=\(churned)")
            #expect(bridge.figure("nrr") == net.value, "seed \(seed)")
            #expect(bridge.figure("grr") == net.figure("grr"), "seed \(seed)")
            let ratio = try answer(
                "quick_ratio",
                "expansion=\(expansion) contraction=\(contraction) churned=\(churned)"
            )
            #expect(bridge.figure("quick_ratio") == ratio.value, "seed \(seed)")
            let (churn, discount) = (number(4, 0.01, 0.9), number(5, 0, 0.3))
            let lifetime = try answer("ltv", "arpu=10 margin=1 churn=\(churn) discount=\(discount)")
            let value = try answer(
                "clv",
                "margin=10 retention=\(1 - churn) discount=\(discount) timing=now"
            )
            let (first, second) = (try #require(lifetime.value), try #require(value.value))
            #expect(abs(first - second) <= 1e-9 * first, "seed \(seed)")
            let later = try #require(lifetime.figure("first_margin_later"))
            #expect(abs(first - later - 10) <= 1e-9 * first, "seed \(seed)")
        }
    }

    /// Whatever is in the range of its input is answered or refused, and never stops the program.
    @Test
    func `no input in range breaks a metric`() {
        let corners = ["0", "1", "0.5", "0.999999", "2", "7", "100", "1000000000000000", "-3"]
        for metric in Metric.all {
            for seed in 0..<300 {
                let random = CounterRandom(seed: 5, stream: UInt64(metric.name.utf8.count))
                var words: [(name: String, text: String)] = []
                for (place, input) in metric.inputs.enumerated() {
                    func pick(_ more: Int, of count: Int) -> Int {
                        let draw = UInt64(place * 20 + more)
                        return Int(
                            random.uniform(subject: UInt64(seed), draw: draw) * Double(count)
                        )
                    }
                    if input.presence != .required, pick(0, of: 2) == 0 { continue }
                    switch input.kind {
                    case .number: words.append((input.name, corners[pick(1, of: corners.count)]))
                    case .choice(let all): words.append((input.name, all[pick(1, of: all.count)]))
                    case .list(_, _, let least):
                        let texts = (0..<(least + pick(1, of: 3))).map {
                            corners[pick(2 + $0, of: corners.count)]
                        }
                        words.append((input.name, texts.joined(separator: ",")))
                    }
                }
                do throws(MetricError) {
                    let result = try metric.evaluate(words)
                    #expect(result.value?.isFinite != false, "\(metric.name) \(words)")
                    #expect(
                        result.value != nil || !result.notes.isEmpty,
                        "\(metric.name) has no value and does not say why: \(words)"
                    )
                } catch {
                    #expect(!"\(error)".contains("\n"))
                }
            }
        }
    }
}
