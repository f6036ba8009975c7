import Membership
import Profitability

extension ModelReader {
    // MARK: - Joining

    /// Who joins at which fee, and over how many months.
    func joining(_ node: YAMLNode?) -> (shape: JoiningShape, months: Int)? {
        let keys = ModelKeys.joining
        guard let fields = Fields(node, of: "\"joining\"", keys: keys, reader: reader) else {
            return nil
        }
        let months = reader.integer(
            fields.optional("months"),
            "months",
            in: 1...Self.longest
        )
        let choice = fields.one(
            of: ["share", "by_fee", "self_selection"],
            example: "share: { value: 20%, unit: share, source: …, method: … }"
        )
        let selectionNode = fields.optional("selection")
        guard let choice else { return nil }
        let shape: JoiningShape?
        switch choice.key {
        case "by_fee":
            shape = byFee(choice.node)
        case "self_selection":
            shape = .selfSelection
            section(choice.node, "self_selection", ModelKeys.selfSelection) { fields in
                figure(fields.optional("reach"), .reach)
                figure(fields.optional("other_worth"), .otherWorth)
                figure(fields.optional("worth_spread"), .worthSpread)
            }
            if let selectionNode {
                reader.report(
                    selectionNode.position,
                    "\"selection\" stands beside \"self_selection\", from which it follows",
                    "take one of them away"
                )
                return nil
            }
        default:
            shape = .share
            figure(choice.node, .joiningShare)
        }
        figure(selectionNode, .selection)
        return shape.map { ($0, months ?? 1) }
    }

    /// The share that joins at each of several fees, the lowest first.
    private func byFee(_ node: YAMLNode) -> JoiningShape? {
        let right = "write items such as { fee: 99.00, share: { value: 20%, … } }"
        guard let items = reader.list(node, "by_fee", right: right) else { return nil }
        guard items.count >= 2 else {
            reader.report(node.position, "a price response needs two fees at least", right)
            return nil
        }
        var fees: [Double] = []
        for (step, item) in items.enumerated() {
            let keys = ["fee", "share"]
            guard let fields = Fields(item, of: "a fee", keys: keys, reader: reader) else {
                continue
            }
            let feeNode = fields.required("fee", example: "fee: 99.00")
            let fee = reader.amount(feeNode, "fee", currency: notes.currency)
            required(.joiningStep(step), in: fields, "share", "20%, unit: share")
            guard let feeNode, let fee else { continue }
            if let last = fees.last, fee.majorUnits <= last {
                reader.report(
                    feeNode.position,
                    "the fees of \"by_fee\" do not rise",
                    "put the lowest first and each once"
                )
            }
            fees.append(fee.majorUnits)
        }
        return fees.count == items.count ? .byFee(fees) : nil
    }

    /// How trials go, where the plan has them.
    func trial(_ node: YAMLNode?) {
        let keys = ModelKeys.trial
        guard let node, let fields = Fields(node, of: "\"trial\"", keys: keys, reader: reader)
        else { return }
        if let plan = notes.plan, plan.trial == nil {
            reader.report(node.position, "the plan has no trial", "take \"trial\" away")
        }
        required(.trialTakeUp, in: fields, "take_up", "80%, unit: share")
        required(.trialConversion, in: fields, "conversion", "70%, unit: share")
    }

    // MARK: - Retention

    func retention(
        _ node: YAMLNode?
    ) -> (shape: RetentionShape, includesFailures: Bool)? {
        let keys = ModelKeys.retention
        guard let fields = Fields(node, of: "\"retention\"", keys: keys, reader: reader) else {
            return nil
        }
        let flag = fields.optional("includes_failures")
        let includesFailures = reader.flag(flag, "includes_failures") ?? false
        let alpha = fields.optional("alpha")
        let beta = fields.optional("beta")
        if alpha != nil || beta != nil {
            for other in ["rate", "by_term", "fit"] where fields.has(other) {
                reader.report(
                    fields.optional(other)?.position ?? fields.position,
                    "\"retention\" has \(Reader.quoted(other)) beside \"alpha\" and \"beta\"",
                    "keep one of them"
                )
            }
            required(.churnAlpha, in: fields, "alpha", "0.7, unit: shape")
            required(.churnBeta, in: fields, "beta", "1.8, unit: shape")
            return (.shiftedBetaGeometric, includesFailures)
        }
        let choice = fields.one(
            of: ["rate", "by_term", "fit"],
            example: "rate: { value: 80%, unit: share, source: …, method: … }"
        )
        guard let choice else { return nil }
        let shape: RetentionShape?
        switch choice.key {
        case "by_term": shape = byTerm(choice.node)
        case "fit": shape = fit(choice.node)
        default:
            figure(choice.node, .renewal)
            shape = .flat
        }
        return shape.map { ($0, includesFailures) }
    }

    private func byTerm(_ node: YAMLNode) -> RetentionShape? {
        let right = "write one figure for each term, such as [{ value: 73%, unit: share, … }]"
        guard let items = reader.list(node, "by_term", right: right) else { return nil }
        guard !items.isEmpty else {
            reader.report(node.position, "\"by_term\" is empty", right)
            return nil
        }
        for (index, item) in items.enumerated() { figure(item, .renewalAfter(index + 1)) }
        return .byTerm(count: items.count)
    }

    /// The curve that fits best to how many of those who joined were left at each term.
    private func fit(_ node: YAMLNode) -> RetentionShape? {
        let right = "write how many began each term, such as [1000, 869, 743]"
        guard let fields = Fields(node, of: "\"fit\"", keys: ModelKeys.fit, reader: reader) else {
            return nil
        }
        let listNode = fields.required("survivors", example: "survivors: [1000, 869, 743]")
        let source = reader.words(
            fields.required("source", example: "source: and where the counts are from"),
            "source",
            longest: 1_000
        )
        let method: EvidenceMethod? = reader.choice(
            fields.required("method", example: "method: such as method: measured"),
            "method"
        )
        guard let listNode, let items = reader.list(listNode, "survivors", right: right) else {
            return nil
        }
        let counts = items.compactMap {
            reader.integer($0, "survivors", in: 0...10_000_000_000).map(Double.init)
        }
        guard counts.count == items.count else { return nil }
        let terms = zip(counts, counts.dropFirst()).map {
            ShiftedBetaGeometric.Renewals(due: $0, renewed: $1)
        }
        let fit: ShiftedBetaGeometric.Fit
        do throws(ShiftedBetaGeometric.FitError) {
            fit = try ShiftedBetaGeometric.fit(terms)
        } catch {
            let (problem, remedy) = Self.words(for: error, right)
            reader.report(listNode.position, problem, remedy)
            return nil
        }
        guard let source, let method else { return nil }
        let parameters = [
            (AssumptionKey.churnAlpha, fit.curve.alpha, fit.alphaInterval),
            (.churnBeta, fit.curve.beta, fit.betaInterval),
        ]
        for (key, value, interval) in parameters {
            notes.assumptions.append(
                Assumption(
                    key: key,
                    distribution: Self.fitted(value, interval),
                    interval: interval,
                    unit: AssumptionUnit(text: "shape"),
                    source: source,
                    method: method
                )
            )
        }
        return .shiftedBetaGeometric
    }

    /// A parameter that cannot be below 0 and is off by a factor rather than by an amount.
    private static func fitted(_ value: Double, _ interval: ClosedRange<Double>?) -> Distribution {
        guard let interval else { return .fixed(value) }
        let deviation = (interval.upperBound - interval.lowerBound) / (2 * 1.96)
        return .lognormal(mean: value, sd: deviation)
    }

    private static func words(
        for error: ShiftedBetaGeometric.FitError,
        _ right: String
    ) -> (problem: String, remedy: String) {
        switch error {
        case .tooFewTerms:
            ("a curve needs the ends of two terms at least", right)
        case .nobodyLeft:
            ("nobody left, so there is no curve", "write rate: with a value of 100%")
        case .nobodyRenewed:
            ("nobody renewed, so there is no curve", "write rate: with a value of 0%")
        case .notFalling(let term):
            (
                "more renewed after term \(term) than were there",
                "\(right), each no more than the one before"
            )
        }
    }

    // MARK: - Orders

    func orders(_ node: YAMLNode?) {
        let keys = ModelKeys.orders
        guard let fields = Fields(node, of: "\"orders\"", keys: keys, reader: reader) else {
            return
        }
        let currency = notes.currency?.code ?? "USD"
        required(.orders, in: fields, "frequency", "1.5, unit: orders/month")
        required(.basket, in: fields, "basket", "50, unit: \(currency)/order")
        required(.margin, in: fields, "margin", "25%, unit: share")
        let members = fields.optional("members")
        let uplift = fields.optional("uplift")
        if let members, uplift != nil {
            reader.report(
                members.position,
                "\"orders\" has \"members\" beside \"uplift\", which says the same",
                "keep one of them"
            )
        }
        figure(uplift, .uplift)
        figure(members, .memberOrders)
        figure(fields.optional("member_basket"), .memberBasket)
    }
}
