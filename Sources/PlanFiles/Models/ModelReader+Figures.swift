import Membership
import Profitability

extension ModelReader {
    /// Reads one assumption and keeps it; a node that is not there leaves its fallback standing.
    func figure(_ node: YAMLNode?, _ key: AssumptionKey) {
        guard let node else { return }
        notes.written.insert(key.path)
        guard let figure = assumption(node, key) else { return }
        notes.assumptions.append(figure)
    }

    private func assumption(_ node: YAMLNode, _ key: AssumptionKey) -> Assumption? {
        let owner = Reader.quoted(key.path)
        guard case .map = node.content else {
            if case .unusable = node.content { return nil }
            reader.report(
                node.position,
                "\(owner) is \(node.shape)",
                "write what is known of it: \(Self.example(key, notes.currency))"
            )
            return nil
        }
        let isFixed = node.value(at: "distribution") == nil
        let name = isFixed ? .fixed : distributionName(node)
        guard let fields = figureFields(node, owner: owner, isFixed: isFixed, name) else {
            return nil
        }
        let unit = unit(fields, key)
        let source = reader.words(
            fields.required("source", example: "source: and where the figure is from"),
            "source",
            longest: 1_000
        )
        let method: EvidenceMethod? = reader.choice(
            fields.required("method", example: "method: such as method: measured"),
            "method"
        )
        guard let name else { return nil }
        let distribution = distribution(fields, name, key, unit)
        let interval = interval(fields, isFixed: isFixed, distribution, key, unit)
        guard let unit, let source, let method, let distribution else { return nil }
        return Assumption(
            key: key,
            distribution: distribution,
            interval: interval,
            unit: unit,
            source: source,
            method: method
        )
    }

    /// The keys that may stand there depend on the distribution, which is read first.
    private func figureFields(
        _ node: YAMLNode,
        owner: String,
        isFixed: Bool,
        _ name: ModelKeys.DistributionName?
    ) -> Fields? {
        let keys: [String]
        if isFixed {
            keys = ModelKeys.fixed
        } else if let name {
            keys = ModelKeys.figure(name)
        } else {
            let all = ModelKeys.DistributionName.allCases.flatMap(ModelKeys.parameters)
            keys = ["distribution"] + all + ["interval"] + ModelKeys.evidence
        }
        var elsewhere: [String: String] = [:]
        let foreign = ModelKeys.DistributionName.allCases.flatMap(ModelKeys.parameters)
        for parameter in foreign + ["interval"] where !keys.contains(parameter) {
            let owners = ModelKeys.DistributionName.allCases
                .filter { ModelKeys.parameters($0).contains(parameter) }
                .map(\.rawValue)
            elsewhere[parameter] =
                parameter == "interval"
                ? "a distribution says by itself how wide it is; take it away"
                : "it belongs to distribution \(owners.joined(separator: ", "))"
        }
        return Fields(node, of: owner, keys: keys, elsewhere: elsewhere, reader: reader)
    }

    private func distributionName(_ node: YAMLNode) -> ModelKeys.DistributionName? {
        reader.choice(node.value(at: "distribution"), "distribution")
    }

    // MARK: - Units

    /// The unit a figure is written in; with a unit of another figure or currency, `nil`.
    private func unit(_ fields: Fields, _ key: AssumptionKey) -> AssumptionUnit? {
        let measure = key.profile.measure
        let known = measure.units(currency: notes.currency?.code ?? "USD")
        let list = known.map(\.text).joined(separator: ", ")
        let right = known.count == 1 ? "write \(list)" : "write one of \(list)"
        let node = fields.required("unit", example: "unit: \(known[0].text)")
        guard let node, let (text, _) = reader.scalar(node, "unit", right: right) else {
            return nil
        }
        if let unit = known.first(where: { $0.text == text }) { return unit }
        // Without a plan nobody knows the currency, and the plan's own error says enough.
        if notes.currency == nil, measure.isMoney { return nil }
        reader.report(
            node.position,
            "\(Reader.quoted(key.path)) cannot be in \(Reader.quoted(text))",
            Suggestion.nearest(to: text, among: known.map(\.text)).map { "did you mean \($0)?" }
                ?? right
        )
        return nil
    }

    // MARK: - Values

    private func distribution(
        _ fields: Fields,
        _ name: ModelKeys.DistributionName,
        _ key: AssumptionKey,
        _ unit: AssumptionUnit?
    ) -> Distribution? {
        guard fits(name, fields, key, unit) else { return nil }
        var values: [String: Double] = [:]
        for parameter in ModelKeys.parameters(name) {
            let node =
                parameter == "weight"
                ? fields.optional(parameter)
                : fields.required(parameter, example: "\(parameter): \(Self.number(key))")
            guard let value = value(node, parameter, key, unit) else { continue }
            values[parameter] = value
        }
        let found: Distribution? =
            switch name {
            case .fixed: values["value"].map(Distribution.fixed)
            case .uniform: Self.pair(values, "low", "high", Distribution.uniform)
            case .triangular:
                Self.triple(values).map { .triangular(low: $0.low, mode: $0.mode, high: $0.high) }
            case .pert:
                Self.triple(values).map {
                    .pert(
                        low: $0.low,
                        mode: $0.mode,
                        high: $0.high,
                        weight: values["weight"] ?? 4
                    )
                }
            case .normal: Self.pair(values, "mean", "sd", Distribution.normal)
            case .lognormal: Self.pair(values, "mean", "sd", Distribution.lognormal)
            case .beta: Self.pair(values, "alpha", "beta", Distribution.beta)
            case .poisson: values["mean"].map(Distribution.poisson)
            case .negativeBinomial:
                Self.pair(values, "mean", "dispersion", Distribution.negativeBinomial)
            }
        guard let found else { return nil }
        do throws(DistributionError) {
            try found.validate()
        } catch {
            reader.report(
                fields.position,
                "\(Reader.quoted(key.path)) is no \(name.rawValue) distribution",
                "\(error)"
            )
            return nil
        }
        return found.scaled(by: unit?.scale ?? 1)
    }

    /// Whether a distribution can describe the figure at all.
    private func fits(
        _ name: ModelKeys.DistributionName,
        _ fields: Fields,
        _ key: AssumptionKey,
        _ unit: AssumptionUnit?
    ) -> Bool {
        let problem: (String, String)? =
            switch name {
            case .poisson, .negativeBinomial:
                key.role == .acrossPeople && unit?.text != AssumptionKey.Measure.usesPerOrder
                    ? nil
                    : ("counts times a month", "use pert, normal, lognormal or beta for a figure")
            case .beta:
                [.share, .sharePerYear].contains(key.profile.measure)
                    ? nil : ("is for shares", "use pert or lognormal")
            case .fixed, .uniform, .triangular, .pert, .normal, .lognormal: nil
            }
        guard let problem else { return true }
        reader.report(
            fields.optional("distribution")?.position ?? fields.position,
            "\(name.rawValue) \(problem.0), and \(Reader.quoted(key.path)) is none",
            problem.1
        )
        return false
    }

    /// One parameter, in the unit it is written in; what measures the figure itself must be in its range.
    private func value(
        _ node: YAMLNode?,
        _ parameter: String,
        _ key: AssumptionKey,
        _ unit: AssumptionUnit?
    ) -> Double? {
        let isShape = ["alpha", "beta", "dispersion", "weight"].contains(parameter)
        let isShare = key.profile.measure.isShare && !isShape
        let right = "write a number such as \(isShape ? "2" : Self.number(key))"
        guard let node, let decimal = reader.decimal(node, parameter, right: right) else {
            return nil
        }
        guard !decimal.isPercent || isShare else {
            reader.report(
                node.position,
                "\(Reader.quoted(parameter)) is no share, so it has no %",
                right
            )
            return nil
        }
        guard !isShape, parameter != "sd" else { return decimal.value }
        return checked(decimal.value, at: node, parameter, key, unit)
    }

    /// A value of the figure itself; one outside what the figure may be is reported.
    func checked(
        _ value: Double,
        at node: YAMLNode,
        _ name: String,
        _ key: AssumptionKey,
        _ unit: AssumptionUnit?
    ) -> Double? {
        let range = key.profile.range
        let scale = unit?.scale ?? 1
        // A limit in another unit may be off by a rounding.
        let slack = 1e-9 * max(1, abs(value * scale))
        guard value * scale >= range.lowerBound - slack, value * scale <= range.upperBound + slack
        else {
            let low = Self.shown(range.lowerBound / scale, key)
            let high = Self.shown(range.upperBound / scale, key)
            reader.report(
                node.position,
                "\(Reader.quoted(name)) of \(Reader.quoted(key.path)) is \(Self.shown(value, key))",
                "write \(low) to \(high)"
            )
            return nil
        }
        return value
    }

    private func interval(
        _ fields: Fields,
        isFixed: Bool,
        _ distribution: Distribution?,
        _ key: AssumptionKey,
        _ unit: AssumptionUnit?
    ) -> ClosedRange<Double>? {
        let right = "write the lowest and the highest value, such as [\(Self.number(key)), …]"
        guard isFixed, let node = fields.optional("interval") else { return nil }
        guard let items = reader.list(node, "interval", right: right) else { return nil }
        guard items.count == 2 else {
            reader.report(node.position, "an interval has two ends, not \(items.count)", right)
            return nil
        }
        let ends = items.compactMap { value($0, "interval", key, unit) }
        guard ends.count == 2, let distribution, let unit else { return nil }
        let (low, high) = (ends[0] * unit.scale, ends[1] * unit.scale)
        guard low <= distribution.mean, distribution.mean <= high, low < high else {
            reader.report(
                node.position,
                "the value of \(Reader.quoted(key.path)) is not inside its interval",
                "put the lower end first, and the value between the two"
            )
            return nil
        }
        return low...high
    }

    // MARK: - Wording

    private static func pair(
        _ values: [String: Double],
        _ first: String,
        _ second: String,
        _ make: (Double, Double) -> Distribution
    ) -> Distribution? {
        guard let first = values[first], let second = values[second] else { return nil }
        return make(first, second)
    }

    private static func triple(
        _ values: [String: Double]
    ) -> (low: Double, mode: Double, high: Double)? {
        guard let low = values["low"], let mode = values["mode"], let high = values["high"] else {
            return nil
        }
        return (low, mode, high)
    }

    /// A value as the file would write it.
    static func shown(_ value: Double, _ key: AssumptionKey) -> String {
        key.profile.measure.isShare
            ? "\(FigureText.number(value * 100))%" : FigureText.number(value)
    }

    private static func number(_ key: AssumptionKey) -> String {
        key.profile.measure.isShare ? "25%" : "1.5"
    }

    private static func example(_ key: AssumptionKey, _ currency: Currency?) -> String {
        let unit = key.profile.measure.units(currency: currency?.code ?? "USD")[0].text
        return "{ value: \(number(key)), unit: \(unit), source: …, method: … }"
    }
}
