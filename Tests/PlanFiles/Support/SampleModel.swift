import Foundation
import Membership
import PlanFiles
import Profitability

/// A model file that uses every section and has nothing wrong with it, for a plan that has much.
enum SampleModel {
    static let plan = """
        plan: club
        name: Club
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history:
              - { from: 2025-01-01, amount: 9.99 }
              - { from: 2026-01-01, amount: 12.99 }
          - id: annual
            cadence: P1Y
            currency: USD
            history: [{ from: 2026-01-01, amount: 99.00 }]
        trial: { length: P14D, leaves_out: [lounge] }
        taxes:
          prices: inclusive
          rates: [{ region: DE, rate: 19%, from: 2007-01-01 }]
        benefits:
          - { id: lounge, kind: access, worth: { per_term: 6.00 } }
          - { id: off, kind: discount, rate: 5% }
          - { id: delivery, kind: shipping_waiver, speed: standard, worth: { per_use: 4.50 } }
          - { id: back, kind: reward, rate: 2%, cap: 100.00, per: membership_year }
          - id: steps
            kind: discount
            ladder: { by: purchase,
              steps: [{ from: 50.00, rate: 3% }, { from: 100.00, rate: 5% }] }

        """

    static let text = """
        model: club
        name: Club
        plan: club-plan.yaml
        price: monthly
        months: 18
        discount_rate: { value: 10%, unit: share/year, source: finance, method: expert }
        audience:
          people: { value: 5000, unit: people, source: books, method: measured }
          arrivals: { value: 120, unit: people/year, source: books, method: measured }
        joining:
          months: 2
          by_fee:
            - fee: 5.00
              share: { value: 30%, unit: share, source: survey, method: survey }
            - fee: 15.00
              share: { value: 10%, unit: share, source: survey, method: survey }
          selection: { value: 1.4, unit: times, source: survey, method: survey }
        trial:
          take_up: { value: 80%, unit: share, source: books, method: measured }
          conversion: { value: 60%, unit: share, source: books, method: measured }
        retention:
          rate: { distribution: beta, alpha: 90, beta: 10, unit: share, source: books, method: measured }
        orders:
          frequency: { distribution: poisson, mean: 18, unit: orders/year, source: books, method: measured }
          uplift: { value: 12%, interval: [4%, 20%], unit: share, source: test, method: control_group }
          basket: { value: 40.00, unit: USD/order, source: books, method: measured }
          margin: { distribution: pert, low: 20%, mode: 25%, high: 28%, unit: share, source: books,
            method: measured }
        benefits:
          lounge:
            member_cost: { value: 6.00, unit: USD/year, source: rent, method: derived }
          delivery:
            uses: { value: 0.8, unit: uses/order, source: books, method: measured }
            unit_cost: { value: 4.00, unit: USD/use, source: carrier, method: measured }
          steps:
            rate: { value: 3.5%, unit: share, source: books, method: measured }
        payments:
          failure: { value: 7.2%, unit: share, source: bank, method: published }
          recovery: { value: 55%, unit: share, source: bank, method: published }
        refunds:
          share: { value: 1%, unit: share, source: books, method: measured }
        service:
          member: { value: 0.10, unit: USD/month, source: books, method: measured }
        acquisition:
          cost: { value: 8.00, unit: USD/joiner, source: books, method: measured }
        scenarios:
          - { id: weak, fee: 9.99, set: { orders.uplift: 0%, audience.arrivals: 60 } }

        """

    /// Reads the sample, or another text; errors are thrown whole.
    static func read(_ yaml: String = text, plan: String = plan) throws -> EconomicModel {
        try ModelFile.decode(
            bytes: Array(yaml.utf8),
            file: "club.yaml"
        ) { (path) throws(PlanFileErrors) -> Plan in
            try PlanFile.decode(plan, file: path)
        }
    }

    /// The lines a reading answers with: the errors, or none for a model.
    static func complaints(_ yaml: String) -> [String] {
        do {
            _ = try read(yaml)
            return []
        } catch let errors as PlanFileErrors {
            return errors.errors.map(\.description)
        } catch {
            return ["\(error)"]
        }
    }
}
