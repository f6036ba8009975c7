/// Whether trying the same method again can help.
package enum DeclineKind: String, Hashable, Sendable, CaseIterable {
    /// May succeed later, as with insufficient funds.
    case soft
    /// Never will, as with a stolen card.
    case hard
}
