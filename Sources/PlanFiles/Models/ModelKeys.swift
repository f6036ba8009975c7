import Profitability

/// Every key of a model file, by the map it stands in; the schema for editors is checked against it.
package enum ModelKeys {
    package static let model = [
        "model", "name", "summary", "plan", "price", "on", "region", "months", "discount_rate",
        "audience", "joining", "trial", "retention", "orders", "benefits", "payments", "refunds",
        "service", "acquisition", "scenarios",
    ]
    package static let audience = ["people", "arrivals"]
    package static let joining = [
        "share", "by_fee", "self_selection", "selection", "months",
    ]
    package static let selfSelection = ["reach", "other_worth", "worth_spread"]
    package static let trial = ["take_up", "conversion"]
    package static let retention = [
        "rate", "by_term", "alpha", "beta", "fit", "includes_failures",
    ]
    package static let fit = ["survivors", "source", "method"]
    package static let orders = [
        "frequency", "uplift", "members", "basket", "member_basket", "margin",
    ]
    package static let payments = ["failure", "recovery", "rate", "charge"]
    package static let refunds = ["share"]
    package static let service = ["member", "programme", "launch"]
    package static let acquisition = ["cost"]
    package static let benefit = AssumptionKey.BenefitFigure.allCases.map(\.rawValue)
    package static let scenario = ["id", "name", "fee", "set"]

    /// What every figure says of itself.
    package static let evidence = ["unit", "source", "method"]
    /// What a figure of one value says.
    package static let fixed = ["value", "interval"] + evidence

    /// What a figure with a distribution says.
    package static func figure(_ distribution: DistributionName) -> [String] {
        ["distribution"] + parameters(distribution) + evidence
    }

    /// The parameters of a distribution.
    package static func parameters(_ distribution: DistributionName) -> [String] {
        switch distribution {
        case .fixed: ["value"]
        case .uniform: ["low", "high"]
        case .triangular: ["low", "mode", "high"]
        case .pert: ["low", "mode", "high", "weight"]
        case .normal, .lognormal: ["mean", "sd"]
        case .beta: ["alpha", "beta"]
        case .poisson: ["mean"]
        case .negativeBinomial: ["mean", "dispersion"]
        }
    }

    /// The distributions as model files spell them.
    package enum DistributionName: String, Hashable, Sendable, CaseIterable {
        case fixed, uniform, triangular, pert, normal, lognormal, beta, poisson
        case negativeBinomial = "negative_binomial"
    }
}
