extension TierSet {
    /// Everything a tier promises, with the tiers below: the higher one's rules count for an id.
    package func benefits(of tier: String) -> [Benefit] {
        var benefits: [Benefit] = []
        for tier in tiers.prefix(index(of: tier) + 1) {
            for benefit in tier.benefits {
                if let place = benefits.firstIndex(where: { $0.id == benefit.id }) {
                    benefits[place] = benefit
                } else {
                    benefits.append(benefit)
                }
            }
        }
        return benefits
    }

    /// Every tier with its benefits, for members and for everybody else.
    package func preview(on day: CivilDate) -> [TierPreview] {
        var below: [Benefit] = []
        return tiers.map { tier in
            let benefits = benefits(of: tier.id)
            let threshold = tier.threshold(on: day)
            defer { below = benefits }
            return TierPreview(
                tier: tier.id,
                name: tier.name,
                earn: threshold?.earn ?? [:],
                retain: threshold?.retain ?? [:],
                lifetime: tier.lifetime,
                needsAll: combination == .all,
                benefits: benefits,
                brings: benefits.filter { !below.contains($0) },
                onEnter: tier.onEnter
            )
        }
    }

    /// What is missing for the next tier and for staying, of a status that was evaluated today.
    package func outlook(
        _ status: TierStatus,
        today: CivilDate,
        _ counts: TierCounts
    ) -> TierOutlook {
        TierOutlook(
            next: next(status, today: today, counts),
            keep: keep(status, today: today, counts)
        )
    }

    private func next(
        _ status: TierStatus,
        today: CivilDate,
        _ counts: TierCounts
    ) -> TierGap? {
        let current = index(of: status.tier)
        let higher = tiers.dropFirst(current + 1)
        let earnable = higher.first { !($0.threshold(on: today)?.earn ?? [:]).isEmpty }
        guard let tier = earnable, let earn = tier.threshold(on: today)?.earn else { return nil }
        let from = status.earned.countsFrom
        let whole = window(on: today, joined: status.joined, since: from.map { min($0, today) })
        let start = from.map { max($0, whole.start) } ?? whole.start
        let end = today.adding(days: 1)
        let have = benefits(of: status.tier)
        let metrics = gaps(earn, within: Period(start: min(start, end), end: end), counts, status)
        return TierGap(
            tier: tier.id,
            name: tier.name,
            metrics: metrics,
            needsAll: combination == .all,
            by: lastingUntil(status, from: from, today: today) { period in
                gaps(earn, within: period, counts, status) == metrics
            },
            brings: benefits(of: tier.id).filter { !have.contains($0) },
            awards: tier.onEnter
        )
    }

    private func keep(
        _ status: TierStatus,
        today: CivilDate,
        _ counts: TierCounts
    ) -> TierGap? {
        let course = TierCourse(set: self, counts: counts, status: status)
        guard status.source == .earned, course.earnedIndex > 0, downgrade != .none,
            let day = course.statusDay(after: today)
        else { return nil }
        let windows: [Period] =
            if let grace = status.earned.grace {
                grace.windows.map { Period(start: $0.start, end: max($0.end, day)) }
            } else if review == .realTime {
                [course.windowNow(on: today, until: today.adding(days: 1))]
            } else {
                course.windowsUnderReview(on: day)
            }
        let tier = tiers[course.earnedIndex]
        // A window that has enough already settles it; else what is still open can be mended, and the
        // longest has most room.
        let enough = windows.first { retains(course.earnedIndex, within: $0, counts, status) }
        let open = windows.filter { $0.end > today }
        guard let judged = enough ?? (open.isEmpty ? windows : open).max(by: { $0.days < $1.days }),
            let retain = tier.threshold(on: judged.end.adding(days: -1))?.retain
        else { return nil }
        return TierGap(
            tier: tier.id,
            name: tier.name,
            metrics: gaps(retain, within: judged, counts, status),
            needsAll: combination == .all,
            by: review == .realTime
                ? lastingUntil(status, from: status.earned.countsFrom, today: today) { period in
                    retains(course.earnedIndex, within: period, on: today, counts, status)
                } ?? day : judged.end,
            brings: [],
            awards: tier.onRequalify
        )
    }

    /// The first day on which what is counted today does not count as it does now.
    ///
    /// Of windows that roll by months the purchases leave month by month; the others end for all.
    ///
    /// - Returns: `nil` when nothing that counts now ever leaves.
    private func lastingUntil(
        _ status: TierStatus,
        from: CivilDate?,
        today: CivilDate,
        _ lasts: (Period) -> Bool
    ) -> CivilDate? {
        let since = from.map { min($0, today) }
        guard case .rolling(let months) = window else {
            return turn(after: today, joined: status.joined, since: since)
        }
        var day = today
        for _ in 0...months {
            guard let next = turn(after: day, joined: status.joined, since: since) else { break }
            let start = window(on: next, joined: status.joined, since: since).start
            let end = today.adding(days: 1)
            let counted = Period(start: min(from.map { max($0, start) } ?? start, end), end: end)
            if !lasts(counted) { return next }
            day = next
        }
        return nil
    }

    private func gaps(
        _ figures: [String: Int64],
        within period: Period,
        _ counts: TierCounts,
        _ status: TierStatus
    ) -> [TierGap.Metric] {
        metrics.compactMap { metric in
            figures[metric.id].map { needed in
                TierGap.Metric(
                    id: metric.id,
                    has: figure(metric.id, within: period, counts, status),
                    needs: needed
                )
            }
        }
    }
}
