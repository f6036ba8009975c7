/// What a benefit is worth to a member who has it.
package enum BenefitWorth: Hashable, Sendable {
    /// Each use is worth this.
    case use(Money)
    /// Having it for a term is worth this, used or not.
    case term(Money)
}
