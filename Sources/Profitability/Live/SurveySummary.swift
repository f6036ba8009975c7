/// What members answered to one question.
package struct SurveySummary: Sendable, Equatable {
    package let kind: SurveyKind
    /// How often each answer was given.
    package let counts: [Int: Int]

    /// - Parameter counts: how often each answer was given; answers off the scale are left out.
    package init(_ kind: SurveyKind, counts: [Int: Int]) {
        self.kind = kind
        self.counts = counts.filter { kind.scale.contains($0.key) && $0.value > 0 }
    }

    package var answers: Int { counts.values.reduce(0, +) }

    /// The mean answer; nil without answers.
    package var mean: Double? {
        answers == 0
            ? nil
            : Double(counts.reduce(0) { $0 + $1.key * $1.value }) / Double(answers)
    }

    /// The classes of the question, best first, each with its share of the answers.
    package var classes: [(name: String, count: Int, share: Double)] {
        let total = answers
        guard total > 0 else { return [] }
        return Self.classes(of: kind).map { name, range in
            let count = counts.reduce(0) { $0 + (range.contains($1.key) ? $1.value : 0) }
            return (name, count, Double(count) / Double(total))
        }
    }

    /// The score of the field, in points: promoters less detractors in hundredths for NPS; nil
    /// for questions that have none, and without answers.
    package var score: Double? {
        guard kind == .nps, answers > 0 else { return nil }
        let promoters = counts.reduce(0) { $0 + ($1.key >= 9 ? $1.value : 0) }
        let detractors = counts.reduce(0) { $0 + ($1.key <= 6 ? $1.value : 0) }
        return Double(promoters - detractors) * 100 / Double(answers)
    }

    /// New customers that the answers bring: a promoter tells three to four, six good words bring
    /// one customer; a detractor tells four to six, each undoing five good words.
    ///
    /// - Source: shares of customers won and lost as the field's arithmetic has them: a promoter
    ///   is worth 3.5 / 6 of a customer, a detractor -5 × 5 / 6.
    package var customers: Double? {
        guard kind == .nps, answers > 0 else { return nil }
        let promoters = counts.reduce(0) { $0 + ($1.key >= 9 ? $1.value : 0) }
        let detractors = counts.reduce(0) { $0 + ($1.key <= 6 ? $1.value : 0) }
        return Double(promoters) * 3.5 / 6 - Double(detractors) * 25 / 6
    }

    private static func classes(of kind: SurveyKind) -> [(String, ClosedRange<Int>)] {
        switch kind {
        case .nps: [("promoters", 9...10), ("passives", 7...8), ("detractors", 0...6)]
        case .ces: [("easy", 1...3), ("neither", 4...4), ("hard", 5...7)]
        case .satisfaction:
            [
                ("very satisfied", 5...5), ("satisfied", 4...4), ("neutral", 3...3),
                ("dissatisfied", 2...2), ("hostile", 1...1),
            ]
        case .wallet: [("committed", 70...100), ("divided", 50...69), ("easily lost", 0...49)]
        }
    }
}
