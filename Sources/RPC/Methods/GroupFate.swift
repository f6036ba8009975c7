/// Whether the common commit of a drain was lost before its end.
///
/// A class, because handlers are closures over the service and tell each other through it.
final class GroupFate {
    /// What every request of the drain must be told; `nil` while nothing was lost.
    var loss: RPCFailure?

    /// The loss, forgotten with this call: the next drain begins anew.
    func takeLoss() -> RPCFailure? {
        defer { loss = nil }
        return loss
    }
}
