/// Stands for a gateway where everything is undone in the end: it asks nobody, and says yes to all.
package struct RehearsingGateway: PaymentGateway {
    package let name: String
    /// `nil` for one that this process was not given.
    private let gateway: (any PaymentGateway)?

    package init(_ name: String, for gateway: (any PaymentGateway)?) {
        self.name = name
        self.gateway = gateway
    }

    package var collects: Collection { gateway?.collects ?? .atOnce }

    package func accepts(token: String) -> Bool { gateway?.accepts(token: token) ?? false }

    package func fingerprint(token: String) -> String? { gateway?.fingerprint(token: token) }

    package func charge(_ requests: [ChargeRequest]) -> [ChargeOutcome] {
        requests.map { _ in .succeeded }
    }

    package func query(_ requests: [ChargeRequest]) -> [QueryAnswer] {
        requests.map { _ in .succeeded }
    }

    package func refund(_ requests: [RefundRequest]) -> [RefundOutcome] {
        requests.map { _ in .succeeded }
    }

    package func queryRefunds(_ requests: [RefundRequest]) -> [RefundAnswer] {
        requests.map { _ in .succeeded }
    }
}
