/// How the share of people who join depends on the fee.
package enum JoiningShape: Hashable, Sendable {
    /// It is not known to: ``AssumptionKey/joiningShare``, whatever the fee.
    case share
    /// Steps of rising fees a term, in major units, each with its ``AssumptionKey/joiningStep(_:)``;
    /// straight lines between them, level beyond them.
    case byFee([Double])
    /// Whoever finds the plan worth its fee joins, so that light users leave as it rises.
    case selfSelection
}
