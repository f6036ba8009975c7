/// The one goal of a plan: to win new customers, keep the ones it has, or defend against a rival.
package enum Objective: String, Hashable, Sendable, CaseIterable {
    case win
    case keep
    case defend
}
