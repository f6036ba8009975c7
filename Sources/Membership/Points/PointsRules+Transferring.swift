extension PointsRules {
    /// - Parameter stack: the giver's lots of the programme: what waits, is held or is owed is not given.
    package func transferring(
        _ points: Int64,
        from giver: MemberID,
        to taker: MemberID,
        areOneHousehold: Bool,
        stack: LotStack
    ) -> PointsTransfer {
        guard transfersInHousehold else { return .refused(.notAllowed) }
        guard giver != taker else { return .refused(.sameMember) }
        guard areOneHousehold else { return .refused(.notOneHousehold) }
        guard points > 0 else { return .refused(.notPositive) }
        guard let burn = stack.burn(points) else { return .refused(.available(stack.available)) }
        return .moves(burn.parts)
    }
}
