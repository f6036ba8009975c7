import Synchronization

/// A boolean that threads may share.
final class WireFlag: Sendable {
    private let value: Atomic<Bool>

    init(_ value: Bool) {
        self.value = Atomic(value)
    }

    var isSet: Bool { value.load(ordering: .sequentiallyConsistent) }

    /// Sets the flag and returns what it was.
    @discardableResult
    func exchange(_ new: Bool) -> Bool {
        value.exchange(new, ordering: .sequentiallyConsistent)
    }
}
