/// Points as a liability at their expected cost, partners at their transfer price, donations.
///
/// Amounts are worked out by whoever knows how many points a member had before and has now: the
/// liability is always what all of them together cost, so that rounding never adds up.
extension Posting {
    /// Points were given.
    package static func pointsEarned(
        _ cost: Money,
        member: MemberID,
        lot: LotID,
        on day: CivilDate
    ) -> [Transfer] {
        moved(.pointsCost, .pointsLiability, cost, .pointsEarned, lot.number, member, day)
    }

    /// Points paid a part of a basket at the shop's own till.
    package static func pointsRedeemed(
        _ cost: Money,
        member: MemberID,
        purchase: PurchaseID,
        on day: CivilDate
    ) -> [Transfer] {
        moved(
            .pointsLiability,
            .tillPayable,
            cost,
            .pointsRedeemed,
            purchase.number,
            member,
            day
        )
    }

    /// Points ran out, dwindled or were forfeited.
    package static func pointsExpired(
        _ cost: Money,
        member: MemberID,
        lot: LotID,
        on day: CivilDate
    ) -> [Transfer] {
        moved(.pointsLiability, .breakage, cost, .pointsExpired, lot.number, member, day)
    }

    /// Points went to another member of the household.
    ///
    /// - Parameter lot: the first one they were taken from.
    package static func pointsGiven(
        _ cost: Money,
        member: MemberID,
        lot: LotID,
        on day: CivilDate
    ) -> [Transfer] {
        moved(.pointsLiability, .pointsCost, cost, .pointsGiven, lot.number, member, day)
    }

    /// A purchase came back: points it gave are taken back, points it took are given back.
    ///
    /// What is given back comes first, so that the liability never stands on the wrong side.
    package static func pointsReturned(
        earned: Money,
        redeemed: Money,
        member: MemberID,
        purchaseReturn: Int64,
        on day: CivilDate
    ) -> [Transfer] {
        let liability = Account.pointsLiability
        let code = Transfer.Code.pointsReturned
        return moved(.tillPayable, liability, redeemed, code, purchaseReturn, member, day)
            + moved(liability, .pointsCost, earned, code, purchaseReturn, member, day)
    }

    /// A partner gave points and pays for them; the points themselves are ``pointsEarned``.
    package static func partnerEarned(
        _ price: Money,
        partner: String,
        member: MemberID,
        purchase: PurchaseID,
        on day: CivilDate
    ) -> [Transfer] {
        moved(
            .partner(partner),
            .partnerIncome,
            price,
            .partnerEarned,
            purchase.number,
            member,
            day
        )
    }

    /// A partner took points and is paid for them; what they were expected to cost is a liability no more.
    package static func partnerBurned(
        cost: Money,
        price: Money,
        partner: String,
        member: MemberID,
        purchase: PurchaseID,
        on day: CivilDate
    ) throws(MoneyError) -> [Transfer] {
        let number = purchase.number
        return try burned(
            cost: cost,
            price: price,
            (.pointsLiability, .partner(partner), .pointsCost, .breakage)
        ) { moved($0, $1, $2, .partnerBurned, number, member, day) }
    }

    /// A purchase at a partner came back: what the partner paid is paid back.
    package static func partnerEarningReturned(
        _ price: Money,
        partner: String,
        member: MemberID,
        purchaseReturn: Int64,
        on day: CivilDate
    ) -> [Transfer] {
        moved(
            .partnerIncome,
            .partner(partner),
            price,
            .pointsReturned,
            purchaseReturn,
            member,
            day
        )
    }

    /// A purchase that points paid at a partner came back: the mirror of ``partnerBurned``.
    package static func partnerBurnReturned(
        cost: Money,
        price: Money,
        partner: String,
        member: MemberID,
        purchaseReturn: Int64,
        on day: CivilDate
    ) throws(MoneyError) -> [Transfer] {
        try burned(
            cost: cost,
            price: price,
            (.pointsLiability, .partner(partner), .pointsCost, .breakage)
        ) { moved($1, $0, $2, .pointsReturned, purchaseReturn, member, day) }
    }

    /// The shop gives to others for what a member bought.
    package static func donated(
        _ amount: Money,
        member: MemberID,
        purchase: PurchaseID,
        on day: CivilDate
    ) -> [Transfer] {
        moved(.donations, .donationPayable, amount, .donation, purchase.number, member, day)
    }

    /// A purchase came back, and what the shop would have given for it is not given.
    package static func donationReturned(
        _ amount: Money,
        member: MemberID,
        purchaseReturn: Int64,
        on day: CivilDate
    ) -> [Transfer] {
        moved(
            .donationPayable,
            .donations,
            amount,
            .donationReturned,
            purchaseReturn,
            member,
            day
        )
    }

    /// The liability pays the partner as far as it goes; cost or breakage is the rest.
    private static func burned(
        cost: Money,
        price: Money,
        _ accounts: (liability: Account, partner: Account, cost: Account, breakage: Account),
        _ move: (Account, Account, Money) -> [Transfer]
    ) throws(MoneyError) -> [Transfer] {
        let difference = try price.subtracting(cost)
        let nothing = Money.zero(cost.currency)
        let isDearer = !difference.isNegative
        return move(accounts.liability, accounts.partner, isDearer ? cost : price)
            + move(accounts.cost, accounts.partner, isDearer ? difference : nothing)
            + move(
                accounts.liability,
                accounts.breakage,
                isDearer ? nothing : try cost.subtracting(price)
            )
    }

    /// A transfer between accounts that are nobody's own, about a member.
    private static func moved(
        _ debit: Account,
        _ credit: Account,
        _ amount: Money,
        _ code: Transfer.Code,
        _ reference: Int64,
        _ member: MemberID,
        _ day: CivilDate
    ) -> [Transfer] {
        guard amount.minorUnits != 0 else { return [] }
        return [
            Transfer(
                debit: debit,
                credit: credit,
                amount: amount,
                code: code,
                reference: reference,
                effective: day,
                about: member
            )
        ]
    }
}
