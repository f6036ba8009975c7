package import Membership
import Store

extension Engine {
    /// Answers a checkout's question; `at` left out means now.
    ///
    /// One indexed read; only a benefit that is counted reads more. An unknown member or benefit is an
    /// answer, not an error: the checkout goes on.
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
            let answer = try Checker(catalog: plans.catalog).answer(
                question,
                entitlements: entitlements,
                memberExists: { try reader.memberExists(member) },
                counted: { try counted($0, $1, of: member, at: question.at, reader) }
            )
            return try naming(answer, reader)
        }
    }

    /// Every benefit any of the member's sources promises, each with its answer now.
    package func entitlements(of member: String) throws -> [(benefit: String, answer: CheckAnswer)]
    {
        try store.read { reader in
            let row = try find(member, reader)
            let now = try now(reader)
            let entitlements = try reader.entitlements(of: member)
            try fetchPlans(of: entitlements, reader)
            var benefits: [String] = []
            for entitlement in entitlements {
                let plan = plans.catalog.versions[entitlement.source.planVersion]?.plan
                for promised in plan?.benefits(tier: entitlement.tier) ?? []
                where !benefits.contains(promised.benefit.id) {
                    benefits.append(promised.benefit.id)
                }
            }
            let checker = Checker(catalog: plans.catalog)
            return try benefits.map { benefit in
                let question = CheckQuestion(member: member, benefit: benefit, at: now)
                return (
                    benefit,
                    try naming(
                        checker.answer(
                            question,
                            entitlements: entitlements,
                            memberExists: { true },
                            counted: { try counted($0, $1, of: row.id, at: now, reader) }
                        ),
                        reader
                    )
                )
            }
        }
    }

    /// The plan a source belongs to, for showing it.
    package func planID(of source: EntitlementSource) -> String? {
        plans.catalog.versions[source.planVersion]?.plan.id
    }

    /// An answer that says whose membership it comes from, where that is somebody else's.
    private func naming(_ answer: CheckAnswer, _ reader: Reader) throws -> CheckAnswer {
        switch answer.role {
        case nil, .owner: return answer
        case .adult, .teen, .child:
            var answer = answer
            answer.owner = try answer.source.flatMap { try reader.owner(of: $0.subscription) }
            return answer
        }
    }

    /// As ``counted(_:_:of:at:_:)``, of a member by the shop's own id.
    private func counted(
        _ entitlement: Entitlement,
        _ benefit: Benefit,
        of member: String,
        at instant: Instant,
        _ reader: Reader
    ) throws -> Counted? {
        guard let row = try reader.member(member) else { return nil }
        return try counted(entitlement, benefit, of: row.id, at: instant, reader)
    }

    /// A version loaded by another process since is fetched; an unchanged catalog costs nothing.
    private func fetchPlans(of entitlements: [Entitlement], _ reader: Reader) throws {
        let isNew = entitlements.contains { plans.catalog.versions[$0.source.planVersion] == nil }
        // Without a row the answer names what is on sale now, so that must be known too.
        if isNew || entitlements.isEmpty { try plans.refreshIfGrown(reader) }
    }
}
