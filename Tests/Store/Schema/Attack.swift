/// One try to break one rule of the schema, and the nearest thing that is allowed.
struct Attack: Sendable {
    let why: String
    let rule: Rule
    let attack: Change
    let legal: Change

    init(_ why: String, _ rule: Rule, _ attack: Change, legal: Change) {
        self.why = why
        self.rule = rule
        self.attack = attack
        self.legal = legal
    }

    static let all =
        catalog + members + subscriptions + invoices + attempts + books + records + credits
        + changes + proofs + holdings + purchases + effects + reservations + tiers + given
        + households
        + admission + benefitUses
}

/// A rule of the schema, named so that the schema's own list of rules can be compared.
enum Rule: Hashable, Sendable {
    /// A CHECK, by its table and its name or else its text.
    case check(String, String)
    /// The columns of a primary key or of a UNIQUE in the table itself.
    case key(String)
    /// A unique index, by its name.
    case index(String)
    /// A trigger, by its name.
    case trigger(String)
    /// The columns of a foreign key.
    case reference(String)
}
