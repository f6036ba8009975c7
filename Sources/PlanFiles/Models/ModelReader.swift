import Membership
import Profitability

/// Reads a model out of a file's tree.
struct ModelReader {
    let reader: Reader
    let notes = ModelNotes()

    /// The most months a model may look ahead.
    static let longest = 600

    /// - Returns: `nil` when something is wrong; all of it has been reported then.
    func model(
        _ root: YAMLNode,
        plan load: (String) throws(PlanFileErrors) -> Plan
    ) -> EconomicModel? {
        guard let fields = Fields(root, of: "a model", keys: ModelKeys.model, reader: reader)
        else { return nil }
        let id = reader.identifier(
            fields.required("model", example: "model: and the model's id, such as model: prime"),
            "model"
        )
        let name = reader.words(
            fields.required("name", example: "name: and what the model is about"),
            "name",
            longest: 200
        )
        let summary = reader.words(fields.optional("summary"), "summary", longest: 2_000)
        readPlan(fields.required("plan", example: "plan: ../prime.yaml"), load)
        let price = price(fields)
        let months = reader.integer(fields.optional("months"), "months", in: 1...Self.longest)
        figure(fields.optional("discount_rate"), .discountRate)
        let audience = fields.required(
            "audience",
            example: "audience: { people: … }, with how many could join"
        )
        section(audience, "audience", ModelKeys.audience) { audience in
            required(.people, in: audience, "people", "1000000, unit: people")
            figure(audience.optional("arrivals"), .arrivals)
        }
        let joining = joining(
            fields.required("joining", example: "joining: { share: … }, with who joins")
        )
        trial(fields.optional("trial"))
        let retention = retention(
            fields.required("retention", example: "retention: { rate: … }, with who renews")
        )
        orders(fields.optional("orders"))
        let benefits = benefits(fields.optional("benefits"), termMonths: price?.termMonths)
        money(fields)
        let scenarios = scenarios(fields.optional("scenarios"), price: price)
        guard
            reader.errors.isEmpty, notes.planErrors.isEmpty,
            let id, let name, let plan = notes.plan, let price, let joining, let retention
        else { return nil }
        return EconomicModel(
            id: id,
            name: name,
            summary: summary ?? "",
            plan: plan,
            price: price,
            months: months ?? 24,
            joiningMonths: joining.months,
            joining: joining.shape,
            retention: retention.shape,
            retentionIncludesFailures: retention.includesFailures,
            benefits: benefits,
            assumptions: notes.assumptions,
            scenarios: scenarios
        )
    }

    private func readPlan(
        _ node: YAMLNode?,
        _ load: (String) throws(PlanFileErrors) -> Plan
    ) {
        let right = "write the path of a plan file, from where this file is, such as ../prime.yaml"
        guard let path = reader.words(node, "plan", longest: 1_000), let node else { return }
        do throws(PlanFileErrors) {
            notes.plan = try load(path)
        } catch {
            if let fault = error.errors.first, fault.fault != .content {
                let problem = "the plan \(Reader.quoted(path)) cannot be had: \(fault.problem)"
                reader.report(node.position, problem, right)
            } else {
                notes.planErrors += error.errors
            }
        }
    }

    /// Where money goes beside the benefits.
    private func money(_ fields: Fields) {
        section(fields.optional("payments"), "payments", ModelKeys.payments) { payments in
            figure(payments.optional("failure"), .paymentFailure)
            figure(payments.optional("recovery"), .paymentRecovery)
            figure(payments.optional("rate"), .paymentRate)
            figure(payments.optional("charge"), .paymentCharge)
        }
        section(fields.optional("refunds"), "refunds", ModelKeys.refunds) { refunds in
            required(.refunds, in: refunds, "share", "2%, unit: share")
        }
        section(fields.optional("service"), "service", ModelKeys.service) { service in
            figure(service.optional("member"), .memberService)
            figure(service.optional("programme"), .programmeCost)
            figure(service.optional("launch"), .launchCost)
        }
        let acquisition = fields.optional("acquisition")
        section(acquisition, "acquisition", ModelKeys.acquisition) { acquisition in
            required(.acquisition, in: acquisition, "cost", "20, unit: USD/joiner")
        }
    }

    /// Reads a map of figures, where there is one.
    func section(
        _ node: YAMLNode?,
        _ name: String,
        _ keys: [String],
        _ read: (Fields) -> Void
    ) {
        let owner = Reader.quoted(name)
        guard let fields = Fields(node, of: owner, keys: keys, reader: reader) else { return }
        read(fields)
    }

    /// A figure that must be there.
    /// - Parameter example: its value and unit as they could be written.
    func required(_ key: AssumptionKey, in fields: Fields, _ name: String, _ example: String) {
        let text = "\(name): { value: \(example), source: …, method: … }"
        figure(fields.required(name, example: text), key)
    }
}
