package import Membership

/// The gateways a database may charge through, by name.
package struct Gateways: Sendable {
    private let gateways: [String: any PaymentGateway]
    private var isRehearsal = false

    package init(_ gateways: [any PaymentGateway]) {
        self.gateways = Dictionary(
            gateways.map { ($0.name, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The gateway of this name; `nil` when the database has none.
    package func gateway(_ name: String) -> (any PaymentGateway)? {
        isRehearsal ? RehearsingGateway(name, for: gateways[name]) : gateways[name]
    }

    /// The same gateways where everything is undone in the end: none is asked, and each says yes, also
    /// those that this process was not given.
    package func rehearsing() -> Gateways {
        var rehearsing = self
        rehearsing.isRehearsal = true
        return rehearsing
    }

    /// Whether a subscription may be paid with this, as far as gateways are concerned.
    package func accept(_ method: PaymentMethod) -> Bool {
        switch method {
        case .balance, .none, .complimentary: true
        case .gateway(let name, let token): gateways[name]?.accepts(token: token) ?? false
        }
    }

    /// Whether what is paid with this comes some other way and is recorded by a clerk.
    package func collectsLater(_ method: PaymentMethod) -> Bool {
        switch method {
        case .balance, .none, .complimentary: false
        case .gateway(let name, _): gateways[name]?.collects == .whenRecorded
        }
    }
}
