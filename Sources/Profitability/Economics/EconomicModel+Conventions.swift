extension EconomicModel {
    /// How the figures of this model are meant, a sentence each; answers print them.
    package var conventions: [String] {
        [
            "Everything is beside what the same people would have bought without the plan.",
            "Month 1 is the one in which the first join; who joins in a month does so at its beginning.",
            "Fees are net of tax and refunds, paid at the beginning of a term and earned evenly over it.",
            "Contribution is earned fees and incremental margin less benefits, cannibalisation, payments "
                + "and service; the result takes acquisition and the programme off as well.",
            "Cash is paid fees in the place of earned ones; the payback month is the one from whose end on "
                + "cumulative cash stays at 0 or above, on fees earned the result does.",
            "Cannibalisation is discounts and fees forgone on orders that would have been made anyway.",
            retentionConvention,
            "LTV is of one who pays a first term: now counts the first term, later does not; a term counts "
                + "at its beginning, discounted at \(discountText) a year, for at most 100 years.",
            "CAC is of one who pays: acquisition and what trials cost, over the share who ever pay.",
            "People are counted in \(Spread.groups) groups of equal size, the same people in every figure "
                + "that differs among people.",
        ] + capConvention
    }

    private var retentionConvention: String {
        if price.isLifetime {
            return
                "A fee paid once is earned over the time it is spread over; retention is of those who "
                + "use the plan on."
        }
        return retentionIncludesFailures
            ? "Rates of renewal count members lost to failed payments already."
            : "Of those who want to renew, the share whose charge fails for good is lost as well."
    }

    private var discountText: String {
        FigureText.percent(assumption(.discountRate)?.value ?? 0, places: 1)
    }

    private var capConvention: [String] {
        let isCapped = benefits.contains { benefit in
            if case .reward(_, .some) = benefit.counting { true } else { false }
        }
        return isCapped
            ? [
                "A capped reward is counted with the chance of staying below its cap, as for a member who "
                    + "stays for its whole window."
            ] : []
    }
}
