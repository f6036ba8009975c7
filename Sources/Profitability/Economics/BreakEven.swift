/// Where a plan neither wins nor loses, by fee, by orders and for its members.
package struct BreakEven: Hashable, Sendable {
    package let behaviour: Behaviour
    package let fee: FeeBreakEven
    package let orders: OrderBreakEven
    package let member: MemberBreakEven
    package let traps: [DiscountTrap]

    package init(of behaviour: Behaviour) {
        self.behaviour = behaviour
        fee = FeeBreakEven(of: behaviour)
        orders = OrderBreakEven(of: behaviour)
        member = MemberBreakEven(of: behaviour)
        traps = DiscountTrap.all(of: behaviour)
    }
}
