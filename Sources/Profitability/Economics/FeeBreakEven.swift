/// The fee at which a plan neither wins nor loses, and what each fee does to who joins.
package struct FeeBreakEven: Hashable, Sendable {
    /// One fee and what comes of it; money in major units.
    package struct Point: Hashable, Sendable {
        /// A term's.
        package let fee: Double
        /// The share of people who join.
        package let share: Double
        /// What joiners use as a multiple of what people on average do.
        package let useRatio: Double?
        /// A year of a paying member; `nil` when nobody joins.
        package let year: MemberYear?

        /// What a year of all who join leaves.
        package func total(people: Double) -> Double {
            people * share * (year?.contribution ?? 0)
        }
    }

    /// What was found.
    package enum Answer: Hashable, Sendable {
        /// From this fee on a member leaves something, as far as the points go.
        case at(Point)
        /// A member leaves something even when nothing is asked.
        case free
        /// Nothing does: whoever stays at a higher fee uses more, as fast as the fee rises.
        case lightUsersLeave
        /// Nothing does before the last has left.
        case nobodyLeft
    }

    package let answer: Answer
    /// The fee at which those who join now would break even, if all of them stayed; `nil` when what
    /// payments take of a fee is all of it.
    package let ofPresentJoiners: Double?
    /// From no fee at all to where nobody joins, or far above the model's own fee.
    package let points: [Point]
    /// How many people could join, for ``Point/total(people:)``.
    package let people: Double
    /// The fee of ``points`` at which a year of all who join leaves most.
    package let best: Point?

    /// Fewer than this share of people are nobody.
    private static let fewest = 1e-6
    private static let steps = 48

    package init(of behaviour: Behaviour) {
        let joiners = behaviour.joiners()
        let highest = behaviour.highestFee(joiners)
        var points: [Point] = []
        for step in 0...Self.steps {
            let point = behaviour.point(atFee: highest * Double(step) / Double(Self.steps))
            points.append(point)
            if point.share < Self.fewest { break }
        }
        self.points = points
        people = behaviour.people
        best = points.filter { $0.year != nil }.max {
            $0.total(people: behaviour.people) < $1.total(people: behaviour.people)
        }
        answer = Self.answer(points, behaviour)
        ofPresentJoiners = behaviour.fee(thatCovers: joiners)
    }

    private static func answer(_ points: [Point], _ behaviour: Behaviour) -> Answer {
        let living = points.filter { $0.share >= fewest }
        guard let first = living.first, let year = first.year else { return .nobodyLeft }
        if year.contribution >= 0 { return .free }
        for (low, high) in zip(living, living.dropFirst())
        where (high.year?.contribution ?? -1) >= 0 {
            return .at(crossing(low.fee, high.fee, behaviour))
        }
        let grows = (living.last?.useRatio ?? 1) > 1.01 * (first.useRatio ?? 1)
        return grows ? .lightUsersLeave : .nobodyLeft
    }

    /// The lowest fee between two at which a member leaves something.
    private static func crossing(_ low: Double, _ high: Double, _ behaviour: Behaviour) -> Point {
        var (low, high) = (low, behaviour.point(atFee: high))
        for _ in 0..<40 where high.fee - low > 1e-6 * max(1, high.fee) {
            let middle = behaviour.point(atFee: (low + high.fee) / 2)
            if middle.year.map({ $0.contribution >= 0 }) ?? false {
                high = middle
            } else {
                low = middle.fee
            }
        }
        return high
    }
}

extension Behaviour {
    /// A world with another fee, and who joins in it.
    fileprivate func point(atFee fee: Double) -> FeeBreakEven.Point {
        var world = self
        world.fee = fee
        let joiners = world.joiners()
        return FeeBreakEven.Point(
            fee: fee,
            share: joiners.share,
            useRatio: joiners.share > 0 ? joiners.useRatio : nil,
            year: joiners.share > 0 ? MemberYear(of: world, joiners) : nil
        )
    }

    /// A fee above which nothing is worth asking about.
    fileprivate func highestFee(_ joiners: Joiners) -> Double {
        let worth = max(0, joiners.flow.worth) * termMonths
        let cost = fee(thatCovers: joiners) ?? 0
        return max(4 * fee, 2 * cost, 2 * worth, 1)
    }

    /// What a term must cost so that these members leave nothing and lose nothing.
    fileprivate func fee(thatCovers joiners: Joiners) -> Double? {
        let part = kept - paymentRate
        guard part > 0 else { return nil }
        let needed = -joiners.flow.contribution * termMonths
        // Without a fee there is no charge either.
        return needed > 0 ? (needed + paymentCharge) / part : 0
    }
}
