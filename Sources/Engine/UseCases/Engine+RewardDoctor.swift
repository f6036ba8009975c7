import Membership
import Store

/// What the doctor compares of rewards and draws with the plans that promise them.
extension Engine {
    func rewardResults(_ reader: Reader) throws -> [AuditResult] {
        [
            AuditResult(
                name: "rewards_stay_within_their_caps",
                sentence: "No more of a reward is issued for a window than its cap.",
                offences: try capOffences(reader)
            ),
            AuditResult(
                name: "draws_fall_as_their_seeds_say",
                sentence:
                    "Every ticket fell as its number and the seed say, and prizes stay within budgets.",
                offences: try auditDraws(reader).flatMap { audit in
                    audit.offences.map { "\(audit.draw.plan)/\(audit.draw.benefit): \($0)" }
                }
            ),
        ]
    }

    /// Windows for which more was issued or forfeited than the largest cap of any version of the plan.
    private func capOffences(_ reader: Reader) throws -> [String] {
        try plans.refreshIfGrown(reader)
        let work = try Work(self, reader, now: now(reader))
        var offences: [String] = []
        for id in try reader.rewardedSubscriptions() {
            guard let row = try reader.subscription(id) else { continue }
            let matter: Case
            do {
                matter = try work.load(row)
            } catch {
                // Another check names what cannot be loaded.
                continue
            }
            let clock = matter.subscription.benefitClock(today: matter.today, joined: row.startsOn)
            for benefit in Set(try reader.rewardIssues(of: id).map(\.benefit)).sorted() {
                guard let (window, cap) = largestCap(of: benefit, in: row.plan) else { continue }
                let key = TallyKey(.issued, benefit)
                var seen: Set<Period> = []
                for day in try reader.tallyDays(of: row.member, key) {
                    guard let period = window.period(containing: day.day, clock),
                        seen.insert(period).inserted
                    else { continue }
                    let issued = try reader.tally(of: row.member, key, in: period)
                    if issued > cap.minorUnits {
                        offences.append(
                            "\(benefit) of \(id) came to \(issued) from \(period.start), the cap is "
                                + "\(cap.minorUnits)"
                        )
                    }
                }
            }
        }
        return offences
    }

    /// `nil` where a version has no cap, or versions differ in their windows.
    private func largestCap(of benefit: String, in plan: String) -> (BenefitWindow, Money)? {
        var window: BenefitWindow?
        var most: Money?
        for version in plans.catalog.versions.values where version.plan.id == plan {
            guard case .reward(let reward)? = version.plan.anyBenefit(benefit)?.terms else {
                continue
            }
            guard let cap = reward.cap, let own = reward.window, window ?? own == own else {
                return nil
            }
            window = own
            if most.map({ $0.minorUnits < cap.minorUnits }) ?? true { most = cap }
        }
        guard let window, let most else { return nil }
        return (window, most)
    }
}
