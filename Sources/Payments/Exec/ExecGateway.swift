import Synchronization

/// A gateway that is a program outside, asked in lines of JSON on its standard input.
///
/// The program is started at the first call and again whenever it dies; what it was asked and had
/// not answered by then is unknown and is asked for by key. The README has its protocol.
///
/// - Threads: one call at a time; a second one waits for the first. A call blocks until every
///   request is answered or given up, at most one time limit for each life of the program.
/// - Errors: none are thrown. What goes wrong is an unknown outcome and a line on stderr.
package final class ExecGateway: PaymentGateway {
    package let name: String
    package let collects = Collection.atOnce

    private let host: Mutex<ExecHost>

    /// - Parameters:
    ///   - command: the program, as a path or as a name to be found on the PATH.
    ///   - inFlight: the most requests the program has to answer at a time; at least one.
    ///   - timeout: how long it may take over one of them.
    ///   - note: told in a sentence what went wrong; stderr when left out.
    package init(
        name: String,
        command: String,
        arguments: [String] = [],
        inFlight: Int = 16,
        timeout: Duration = .seconds(30),
        note: (@Sendable (String) -> Void)? = nil
    ) {
        self.name = name
        host = Mutex(
            ExecHost(
                words: [command] + arguments,
                inFlight: max(1, inFlight),
                timeout: timeout,
                note: note ?? { ExecHost.tellOperator("gateway \(name): \($0)") }
            )
        )
    }

    /// Any token: only the program knows, and it answers for one it does not know by a decline.
    package func accepts(token: String) -> Bool { true }

    package func fingerprint(token: String) -> String? { "\(name):\(token)" }

    package func charge(_ requests: [ChargeRequest]) -> [ChargeOutcome] {
        put(requests.map { .charge($0) }).map(\.chargeOutcome)
    }

    package func query(_ requests: [ChargeRequest]) -> [QueryAnswer] {
        put(requests.map { .chargeQuery($0.key) }).map(\.queryAnswer)
    }

    package func refund(_ requests: [RefundRequest]) -> [RefundOutcome] {
        put(requests.map { .refund($0) }).map(\.refundOutcome)
    }

    package func queryRefunds(_ requests: [RefundRequest]) -> [RefundAnswer] {
        put(requests.map { .refundQuery($0.key) }).map(\.refundAnswer)
    }

    private func put(_ questions: [ExecQuestion]) -> [ExecAnswer] {
        host.withLock { $0.put(questions) }
    }
}
