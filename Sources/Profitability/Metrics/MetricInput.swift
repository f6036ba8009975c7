/// One thing a metric needs to know.
package struct MetricInput: Hashable, Sendable {
    /// What can be given for it.
    package enum Kind: Hashable, Sendable {
        case number(MetricUnit, NumberRange)
        /// Numbers with commas between them, at least so many.
        case list(MetricUnit, NumberRange, least: Int)
        /// One of these words.
        case choice([String])
    }

    /// Whether it has to be given, and what holds when it is not.
    package enum Presence: Hashable, Sendable {
        case required
        case otherwise(MetricValue)
        /// The metric does without, or another input takes its place.
        case optional
    }

    package let name: String
    /// A few words that go on from the name, as "revenue of a member in a period".
    package let meaning: String
    package let kind: Kind
    package let presence: Presence

    package init(_ name: String, _ meaning: String, _ kind: Kind, _ presence: Presence) {
        self.name = name
        self.meaning = meaning
        self.kind = kind
        self.presence = presence
    }

    /// The unit its numbers are in; `nil` for a choice.
    package var unit: MetricUnit? {
        switch kind {
        case .number(let unit, _), .list(let unit, _, _): unit
        case .choice: nil
        }
    }

    /// What may be written for it: `a number from 0 to 1`, `now or later`.
    package var allowed: String {
        switch kind {
        case .number(_, let range): "\(range)"
        case .list(_, let range, let least): "\(least) or more with commas between, each \(range)"
        case .choice(let words): words.joined(separator: " or ")
        }
    }
}

/// What was given for an input.
package enum MetricValue: Hashable, Sendable {
    case number(Double)
    case list([Double])
    case word(String)
}

extension MetricValue: CustomStringConvertible {
    /// As it is written on a command line.
    package var description: String {
        switch self {
        case .number(let value): FigureText.number(value)
        case .list(let values): values.map(FigureText.number).joined(separator: ",")
        case .word(let word): word
        }
    }
}

extension MetricInput {
    static func money(
        _ name: String,
        _ meaning: String,
        _ range: NumberRange = .notNegative,
        or initial: Double? = nil
    ) -> MetricInput { number(name, meaning, .money, range, or: initial) }

    static func share(
        _ name: String,
        _ meaning: String,
        _ range: NumberRange = .share,
        or initial: Double? = nil
    ) -> MetricInput { number(name, meaning, .share, range, or: initial) }

    static func count(
        _ name: String,
        _ meaning: String,
        _ range: NumberRange = .notNegative,
        or initial: Double? = nil
    ) -> MetricInput { number(name, meaning, .count, range, or: initial) }

    static func number(
        _ name: String,
        _ meaning: String,
        _ unit: MetricUnit,
        _ range: NumberRange,
        or initial: Double? = nil
    ) -> MetricInput {
        let presence = initial.map { Presence.otherwise(.number($0)) } ?? .required
        return MetricInput(name, meaning, .number(unit, range), presence)
    }

    static func choice(
        _ name: String,
        _ meaning: String,
        _ words: [String],
        or initial: String
    ) -> MetricInput {
        MetricInput(name, meaning, .choice(words), .otherwise(.word(initial)))
    }

    /// The same input, which may be left out.
    var optional: MetricInput { MetricInput(name, meaning, kind, .optional) }
}
