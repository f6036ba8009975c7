import Profitability
import Testing

struct SensitivityTests {
    /// A margin of 39.20 a month: at a churn of 2 % to 5 % a member is worth 1,960 to 784.
    static let sections = """
        audience:
          people: { value: 1000, unit: people }
        joining:
          share: { value: 10%, interval: [8%, 14%], unit: share }
        retention:
          rate: { value: 97%, interval: [95%, 98%], unit: share }
        service:
          member: { value: 0.80, unit: USD/month }
          programme: { value: 5, unit: USD/month }
        scenarios:
          - { id: sticky, fee: 45.00, set: { retention.rate: 99% } }
        """

    private func model() throws -> EconomicModel {
        try ModelText.model(plan: ModelText.monthly(40), Self.sections)
    }

    @Test func `a tornado shows the widest first`() throws {
        let tornado = Tornado(of: try model(), .ltv, months: 12)
        #expect(near(tornado.base, 39.2 / 0.03, within: 1e-6))
        #expect(
            tornado.bars.map(\.input.path) == [
                "retention.rate", "fee", "service.member", "audience.people", "joining.share",
                "service.programme",
            ]
        )
        let churn = try #require(tornado.bars.first)
        #expect(near(churn.atLow, 784, within: 1e-6) && near(churn.atHigh, 1_960, within: 1e-6))
        #expect(churn.swing.origin == .interval)
        #expect(tornado.bars[1].swing.origin == .tenth)
        #expect(near(tornado.bars[1].atHigh, 43.2 / 0.03, within: 1e-6))
        #expect(tornado.bars.last?.width == 0)
    }

    @Test func `a grid holds every pair`() throws {
        let model = try model()
        let grid = SensitivityGrid(
            of: model,
            .joined,
            months: 12,
            rows: .fee,
            columns: .figure(.joiningShare),
            steps: 4
        )
        #expect(grid.rows.values.count == 4 && grid.columns.values.count == 4)
        #expect(near(grid.columns.values[1], 0.1))
        #expect(grid.cells.allSatisfy { near($0[0], 80) && near($0[3], 140) })
    }

    @Test func `a scenario sets figures and fee, and the command line wins`() throws {
        let model = try model()
        let scenario = ModelChanges(try #require(model.scenarios.first))
        let projection = model.projection(months: 2, scenario)
        #expect(projection.behaviour.fee == 45)
        #expect(near(projection.total[1].charges, 99))
        let own = scenario.merged(with: ModelChanges(values: [.renewal: 0.5], fee: 20))
        #expect(near(model.projection(months: 2, own).total[1].feeCash, 50 * 20))
    }

    private static let numberHelp = "write digits and a point, such as 1.5, or 25% for a share"

    /// Each row reads: this text sets that, or is refused like this.
    @Test(
        arguments: [
            ("retention.rate=90%", "0.9"), ("joining.share=0.2", "0.2"), ("fee=12.50", "12.5"),
            (
                "retention.rate",
                "'retention.rate' sets nothing: write a figure's name, = and a value, such as "
                    + "orders.uplift=10%"
            ),
            (
                "retention.rte=1",
                "the model has no figure 'retention.rte': model run --json lists them all"
            ),
            (
                "rate=90%", "the model has no figure 'rate': did you mean retention.rate?"
            ),
            ("fee=abc", "'abc' is no number for fee: \(numberHelp)"),
            ("fee=1e3", "'1e3' is no number for fee: \(numberHelp)"),
            (
                "fee=10%",
                "fee is no share, so it has no %: write it in the unit of the model's file"
            ),
            (
                "retention.rate=101%",
                "retention.rate may be 0% to 100%: write a value between them"
            ),
            (
                "audience.people=0",
                "audience.people may be 1 to 10000000000: write a value between them"
            ),
        ] as [(String, String)]
    )
    func `settings of the command line`(text: String, answer: String) throws {
        let model = try model()
        do throws(ModelSettingError) {
            #expect(FigureText.number(try model.setting(text).value) == answer)
        } catch {
            #expect("\(error)" == answer)
        }
    }

    @Test func `a model says what it leaves out and what is weak`() throws {
        let plan = ModelText.monthly(
            40,
            """
            trial: { length: P7D }
            offers: [{ id: first, kind: intro, percent: 50%, terms: 1 }]
            benefits: [{ id: lounge, kind: access }]
            """
        )
        let model = try ModelText.model(plan: plan, Self.sections)
        #expect(
            model.notes == [
                "The plan's trial is left out: everybody pays at once.",
                "The plan's offers (first) are left out: everybody pays the price.",
                "No cost is counted for lounge.",
                "5 of 5 figures are examples: put your own in their place.",
            ]
        )
    }
}
