package import Membership
import Store

extension Engine {
    /// Answers a checkout's question; `at` left out means now.
    ///
    /// One indexed read. An unknown member or benefit is an answer, not an error: the checkout goes on.
    package func check(
        member: String,
        benefit: String,
        at: Instant? = nil,
        context: CheckContext = CheckContext()
    ) throws -> CheckAnswer {
        try store.read { reader in
            let question = CheckQuestion(
                member: member,
                benefit: benefit,
                at: try at ?? now(reader),
                context: context
            )
            let entitlements = try reader.entitlements(of: member)
            try fetchPlans(of: entitlements, reader)
            return try Checker(catalog: plans.catalog).answer(question, entitlements: entitlements)
            {
                try reader.memberExists(member)
            }
        }
    }

    /// Every benefit any of the member's sources promises, each with its answer now.
    package func entitlements(of member: String) throws -> [(benefit: String, answer: CheckAnswer)]
    {
        try store.read { reader in
            _ = try find(member, reader)
            let now = try now(reader)
            let entitlements = try reader.entitlements(of: member)
            try fetchPlans(of: entitlements, reader)
            var benefits: [String] = []
            for entitlement in entitlements {
                let plan = plans.catalog.versions[entitlement.source.planVersion]?.plan
                for benefit in plan?.benefits ?? [] where !benefits.contains(benefit.id) {
                    benefits.append(benefit.id)
                }
            }
            let checker = Checker(catalog: plans.catalog)
            return benefits.map { benefit in
                let question = CheckQuestion(member: member, benefit: benefit, at: now)
                return (
                    benefit,
                    checker.answer(question, entitlements: entitlements, memberExists: { true })
                )
            }
        }
    }

    /// The plan a source belongs to, for showing it.
    package func planID(of source: EntitlementSource) -> String? {
        plans.catalog.versions[source.planVersion]?.plan.id
    }

    /// A version loaded by another process since is fetched; an unchanged catalog costs nothing.
    private func fetchPlans(of entitlements: [Entitlement], _ reader: Reader) throws {
        let isNew = entitlements.contains { plans.catalog.versions[$0.source.planVersion] == nil }
        // Without a row the answer names what is on sale now, so that must be known too.
        if isNew || entitlements.isEmpty { try plans.refreshIfGrown(reader) }
    }
}
