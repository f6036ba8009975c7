/// The answer to an event: the subscription as it stands next, and what must be done.
package struct Decision: Hashable, Sendable {
    package var next: Subscription
    package var effects: [Effect]

    package init(_ next: Subscription, _ effects: [Effect] = []) {
        self.next = next
        self.effects = effects
    }
}
