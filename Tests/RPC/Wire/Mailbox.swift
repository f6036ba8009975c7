import Foundation

/// Hands one value from one thread to another.
final class Mailbox<Value>: @unchecked Sendable {
    private let condition = NSCondition()
    private var value: Value?

    func put(_ new: Value) {
        condition.lock()
        value = new
        condition.broadcast()
        condition.unlock()
    }

    /// - Returns: `nil` when nothing came within so many seconds.
    func take(within seconds: Double) -> Value? {
        condition.lock()
        defer { condition.unlock() }
        let deadline = Date(timeIntervalSinceNow: seconds)
        while value == nil {
            guard condition.wait(until: deadline) else { return value }
        }
        return value
    }
}
