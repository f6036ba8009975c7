/// What the server asks of the service around the methods themselves.
package struct Hooks {
    /// Makes everything done since the last call durable. No reply is written before it returns.
    /// When it throws, every request since the last call is answered with that failure instead,
    /// so nothing of them may have been kept.
    package let flush: () throws(RPCFailure) -> Void

    /// Hears of a failure that nobody is told of, because a notification is never answered.
    package let notificationFailed: (_ method: String, _ failure: RPCFailure) -> Void

    /// Whether the process was told to stop: then half a line at the end is no fault.
    package let isStopping: () -> Bool

    package init(
        flush: @escaping () throws(RPCFailure) -> Void,
        notificationFailed: @escaping (_ method: String, _ failure: RPCFailure) -> Void = { _, _ in
        },
        isStopping: @escaping () -> Bool = { ProcessStreams.isStopping }
    ) {
        self.flush = flush
        self.notificationFailed = notificationFailed
        self.isStopping = isStopping
    }
}
