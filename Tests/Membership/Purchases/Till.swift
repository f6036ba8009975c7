import Membership

/// What the tests of points, rewards and returns buy.
enum Till {
    static let rub = Sample.known(Currency("RUB"), "RUB")

    static func rate(_ basisPoints: Int) -> Rate {
        Sample.known(Rate(basisPoints: basisPoints), "\(basisPoints)")
    }

    static func times(_ hundredths: Int) -> Multiplier {
        Sample.known(Multiplier(hundredths: hundredths), "\(hundredths)")
    }

    /// A line that was paid for in full unless it says otherwise.
    static func line(
        _ net: Int64,
        gross: Int64? = nil,
        _ product: String = "tea",
        category: String? = nil,
        quantity: Int64 = 1,
        _ currency: Currency = Sample.usd
    ) -> SpentLine {
        SpentLine(
            product: product,
            category: category,
            quantity: quantity,
            gross: Sample.money(gross ?? net, currency),
            net: Sample.money(net, currency)
        )
    }

    static func value(_ points: Int64, _ money: Int64, _ currency: Currency = Sample.usd)
        -> PointsValue
    {
        PointsValue(points: points, money: Sample.money(money, currency))
    }

    /// A programme of a point for each dollar that pays a cent a point and costs a cent.
    static func points(
        earning: PointsEarning = PointsEarning(rates: [value(1, 100)]),
        expiry: PointsExpiry = PointsExpiry(),
        redemptions: [PointsRedemption] = [PointsRedemption(value: value(1, 1))],
        cost: PointsValue? = value(1, 1),
        transfers: Bool = false,
        afterEnd: PointsRules.AfterEnd = .kept,
        partners: [PointsPartner] = []
    ) -> PointsRules {
        PointsRules(
            id: "club",
            name: "points",
            earning: earning,
            expiry: expiry,
            redemptions: redemptions,
            cost: cost,
            transfersInHousehold: transfers,
            afterEnd: afterEnd,
            partners: partners
        )
    }

    static func lot(
        _ number: Int64,
        _ amount: Int64,
        left: Int64? = nil,
        from: String = "2026-01-01",
        until: String? = nil
    ) -> Lot {
        Lot(
            id: LotID(number),
            member: MemberID(1),
            holding: Holding(.points, "club"),
            source: .purchase,
            subscription: nil,
            amount: amount,
            remaining: left ?? amount,
            effectiveFrom: Sample.start(of: Sample.day(from)),
            expiresAt: until.map { Sample.start(of: Sample.day($0)) }
        )
    }

    static func period(_ start: String, _ end: String) -> Period {
        Period(start: Sample.day(start), end: Sample.day(end))
    }
}
