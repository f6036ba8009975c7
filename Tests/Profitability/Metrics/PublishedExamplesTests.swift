import Profitability
import Testing

/// What others have published and printed, reckoned again.
struct PublishedExamplesTests {
    private static let exact = 1e-12

    @Test(
        arguments: value + recurring + retention + plan + rewards + accounting + voice + experiment
    )
    func `the published figure comes out`(example: PublishedExample) throws {
        let result = try Metric.named(example.metric).evaluate(example.words)
        for (name, expected, within) in example.figures {
            let found = try #require(
                name == "value" ? result.value : result.figure(name),
                "\(example.source): \(name)"
            )
            #expect(abs(found - expected) <= within, "\(example.source): \(name) is \(found)")
        }
    }

    @Test
    func `no metric is without an example`() {
        let shown = Set(
            (Self.value + Self.recurring + Self.retention + Self.plan + Self.rewards
                + Self.accounting + Self.voice + Self.experiment).map(\.metric)
        )
        for metric in Metric.all { #expect(shown.contains(metric.name), "\(metric.name)") }
    }

    static let value: [PublishedExample] = [
        PublishedExample(
            "mhq, LTV to CAC: 500 a month, 75 %, churn 2.5 %",
            "ltv",
            "arpu=500 margin=0.75 churn=0.025",
            ("value", 15_000, 1e-9),
            ("lifetime", 40, 1e-9)
        ),
        PublishedExample(
            "the tornado of churn 2 to 5 % at 39.20 of margin: 1,960 at the low end",
            "ltv",
            "arpu=98 margin=40% churn=2%",
            ("value", 1_960, 1e-9)
        ),
        PublishedExample(
            "and 784 at the high one",
            "ltv",
            "arpu=98 margin=40% churn=5%",
            ("value", 784, 1e-9)
        ),
        PublishedExample(
            "Gupta and Lehmann, margin multiples: 60 % at 10 %",
            "clv",
            "margin=1 retention=0.6 discount=0.1",
            ("margin_multiple", 1.20, 0.005)
        ),
        PublishedExample(
            "80 % at 10 %, as the CLV frameworks library prints: 2.67 years of margin",
            "clv",
            "margin=1 retention=0.8 discount=0.1",
            ("margin_multiple", 2.67, 0.005)
        ),
        PublishedExample(
            "90 % at 12 %",
            "clv",
            "margin=1 retention=0.9 discount=0.12",
            ("margin_multiple", 4.09, 0.005)
        ),
        PublishedExample(
            "70 % at 16 %",
            "clv",
            "margin=1 retention=0.7 discount=0.16",
            ("margin_multiple", 1.52, 0.005)
        ),
        PublishedExample(
            "the same with the first margin at once is one margin more",
            "clv",
            "margin=1 retention=0.8 discount=0.1 timing=now",
            ("value", 11.0 / 3, exact),
            ("first_margin_later", 8.0 / 3, exact)
        ),
        PublishedExample(
            "two margins by hand: 100 × 0.8 / 1.1 + 100 × 0.64 / 1.21 - 30",
            "clv",
            "margin=100 retention=0.8 discount=0.1 periods=2 cac=30",
            ("value", 80 / 1.1 + 64 / 1.21 - 30, 1e-9)
        ),
        PublishedExample(
            "MRR Canvas: CAC / (ARPU × gross margin)",
            "cac_payback",
            "cac=6000 arpu=500 margin=0.75",
            ("value", 16, exact),
            ("with_churn", 16, exact)
        ),
        PublishedExample(
            "after 20 months 100 × (1 - 0.95^20) / 0.05 has come in",
            "cac_payback",
            "cac=1283.0281551829 arpu=100 margin=1 churn=0.05",
            ("with_churn", 20, 1e-9)
        ),
        PublishedExample(
            "mhq, LTV to CAC",
            "ltv_cac",
            "ltv=15000 cac=6000",
            ("value", 2.5, exact)
        ),
        PublishedExample(
            "120,000 for 400 members",
            "cac",
            "spend=120000 new_members=400",
            ("value", 300, exact)
        ),
        PublishedExample(
            "Prime, holidays of 2014: 10 million trials, 70 % stay at 99",
            "trial_acquisition",
            "trial_cost=12 conversion=0.7 trials=10000000 fee=99",
            ("first_fees", 693e6, 1e-3),
            ("paid_members", 7e6, 1e-6)
        ),
        PublishedExample(
            "50,000 of fixed cost at 14.99 and 60 %: 5,559.3, so 5,560",
            "breakeven_members",
            "fixed=50000 arpu=14.99 margin=0.6",
            ("value", 5_560, 0),
            ("exact", 5_559.26, 0.01)
        ),
        PublishedExample(
            "an exact fit is not rounded past itself",
            "breakeven_members",
            "fixed=300 arpu=10 margin=0.3",
            ("value", 100, 0)
        ),
    ]

    static let recurring: [PublishedExample] = [
        PublishedExample(
            "139 a year is 11.58 a month",
            "mrr",
            "fee=139 months=12",
            ("value", 11.58, 0.005)
        ),
        PublishedExample("58,000 a month", "arr", "mrr=58000", ("value", 696_000, 0)),
        PublishedExample(
            "58,000 from 2,320",
            "arpu",
            "revenue=58000 members=2320",
            ("value", 25, 0)
        ),
        PublishedExample(
            "mowt, MRR calculator: 50K to 58K, quick ratio 2.6",
            "mrr_bridge",
            "start=50000 new=8000 expansion=4000 reactivation=1000 contraction=2000 churned=3000",
            ("value", 58_000, 0),
            ("net_new", 8_000, 0),
            ("quick_ratio", 2.6, exact),
            ("quick_ratio_without_reactivation", 2.4, exact)
        ),
        PublishedExample(
            "Revenue Calculators, MRR growth bridge",
            "mrr_bridge",
            "start=18000 new=2800 expansion=700 contraction=300 churned=900",
            ("value", 20_300, 0),
            ("growth", 2_300 / 18_000.0, exact)
        ),
        PublishedExample(
            "BigDelta, NRR vs GRR: 105 % net on 90 % gross",
            "nrr",
            "start=20000 expansion=3000 contraction=800 churned=1200",
            ("value", 1.05, exact),
            ("grr", 0.9, exact)
        ),
        PublishedExample(
            "Attive: 100 + 15 - 5 - 10 of 100 is flat",
            "nrr",
            "start=100000 expansion=15000 contraction=5000 churned=10000",
            ("value", 1, exact)
        ),
        PublishedExample(
            "Metric Kit, NRR vs GRR calculator",
            "nrr",
            "start=100000 expansion=12000 contraction=5000 churned=8000",
            ("value", 0.99, exact),
            ("grr", 0.87, exact)
        ),
        PublishedExample(
            "BigDelta, NRR vs GRR",
            "grr",
            "start=20000 contraction=800 churned=1200",
            ("value", 0.9, exact)
        ),
        PublishedExample(
            "PitchKit: (20 + 8) / (5 + 3)",
            "quick_ratio",
            "new=20000 expansion=8000 churned=5000 contraction=3000",
            ("value", 3.5, exact)
        ),
    ]

    static let retention: [PublishedExample] = [
        PublishedExample(
            "Skok: 5 % a month is a lifetime of 20",
            "churn",
            "start=1000 lost=50 involuntary=20",
            ("value", 0.05, exact),
            ("lifetime", 20, exact),
            ("involuntary_share", 0.4, exact)
        ),
        PublishedExample(
            "Metric Kit: 13 % gross, 1 % net",
            "revenue_churn",
            "start=100000 churned=8000 contraction=5000 expansion=12000",
            ("value", 0.13, exact),
            ("net", 0.01, exact)
        ),
        PublishedExample(
            "(E - N) / S",
            "crr",
            "start=1000 end=1100 new=180",
            ("value", 0.92, exact)
        ),
        PublishedExample(
            "Costco, fiscal 2024: 92.9 % in the US and Canada",
            "renewal_rate",
            "expired=1000 renewed=861 late=68",
            ("value", 0.929, exact),
            ("on_time", 0.861, exact)
        ),
        PublishedExample(
            "5 % a month is 46 % a year, not 60 %",
            "churn_per_year",
            "churn=0.05",
            ("value", 0.4596, 0.0001)
        ),
        PublishedExample(
            "20 of 50",
            "involuntary_share",
            "lost=50 involuntary=20",
            ("value", 0.4, exact)
        ),
        PublishedExample(
            "half of 200 by the third retry: 30 %, then 20 %, then 10.7 % of what is open",
            "recovery_rate",
            "failed=200 recovered=60,28,12",
            ("value", 0.5, exact),
            ("retry_1", 0.3, exact),
            ("retry_2", 0.2, exact),
            ("retry_3", 12.0 / 112, exact)
        ),
        PublishedExample(
            "0.8^5 of 1,000, 5 years on average",
            "retention_geometric",
            "retention=0.8 periods=5 start=1000",
            ("value", 0.32768, exact),
            ("members", 327.68, 1e-9),
            ("expected_lifetime", 5, 1e-9)
        ),
        PublishedExample(
            "Fader and Hardie (2007), table 2, High End after 7 renewals: 49.1 % observed",
            "sbg_survival",
            "alpha=0.668 beta=3.806 period=7",
            ("value", 0.491, 0.0025)
        ),
        PublishedExample(
            "and after 12, which the fit had not seen: 39.4 % observed, 37.8 % predicted",
            "sbg_survival",
            "alpha=0.668 beta=3.806 period=12",
            ("value", 0.378, 0.001)
        ),
        PublishedExample(
            "Regular after 12: 17.3 % observed",
            "sbg_survival",
            "alpha=0.704 beta=1.182 period=12",
            ("value", 0.173, 0.01)
        ),
        PublishedExample(
            "Fader and Hardie (2007): High End, fitted to seven renewals",
            "sbg_fit",
            "survivors=1000,869,743,653,593,551,517,491 ahead=5",
            ("alpha", 0.668, 0.0006),
            ("beta", 3.806, 0.0006),
            ("log_likelihood", -1_611.2, 0.05),
            ("survival_ahead", 0.378, 0.0006)
        ),
        PublishedExample(
            "Fader and Hardie (2007): Regular",
            "sbg_fit",
            "survivors=1000,631,468,382,326,289,262,241",
            ("alpha", 0.704, 0.0006),
            ("beta", 1.182, 0.0006),
            ("log_likelihood", -1_680.3, 0.05)
        ),
        PublishedExample(
            "shifted_beta_geometric_py: the residual lifetime of that cohort at 10 %",
            "sbg_residual",
            "alpha=0.668 beta=3.806 period=7 discount=0.1 margin=10",
            ("value", 7.530, 0.0005),
            ("value_of_margins", 75.30, 0.005)
        ),
    ]

    static let plan: [PublishedExample] = [
        PublishedExample(
            "Prime 2011: 90 of cost at a fee of 79 loses 11 before incremental orders",
            "contribution",
            "fee=79 incremental_orders=0 order_value=40 margin=0.25 benefit_cost=90",
            ("value", -11, 0)
        ),
        PublishedExample(
            "and orders that bring 11 of margin even it out",
            "breakeven_orders",
            "cost=90 fee=79 order_value=40 margin=0.25",
            ("margin_needed", 11, 0),
            ("value", 1.1, exact),
            ("whole_orders", 2, 0)
        ),
        PublishedExample(
            "all its terms at once",
            "contribution",
            "fee=99 incremental_orders=4 order_value=50 margin=0.3 benefit_cost=60 payment_cost=3 "
                + "service_cost=5 baseline_orders=10 discount=0.02",
            ("value", 99 + 60 - 60 - 3 - 5 - 10, 1e-9),
            ("cannibalisation", 10, 1e-9)
        ),
        PublishedExample(
            "60 % use it 12 times at 7.50, a partner bears a tenth",
            "benefit_cost",
            "uptake=0.6 uses=12 unit_cost=7.5 partner_share=0.1 members=1000",
            ("value", 48.6, 1e-9),
            ("total", 48_600, 1e-6)
        ),
        PublishedExample(
            "ten orders of 40 at 5 %, and 3.99 of delivery each",
            "cannibalisation",
            "baseline_orders=10 order_value=40 discount=0.05 delivery_fee=3.99",
            ("value", 59.9, 1e-9)
        ),
        PublishedExample(
            "the fee that Prime's cost asked for in 2011",
            "breakeven_fee",
            "benefit_cost=90 incremental_margin=11",
            ("value", 79, 0)
        ),
        PublishedExample(
            "3 % of the fee goes to whoever charges it",
            "breakeven_fee",
            "benefit_cost=97 payment_rate=0.03",
            ("value", 100, 1e-9)
        ),
        PublishedExample(
            "Walmart+: 98 a year at 7.95 a delivery, 12.3",
            "member_breakeven",
            "fee=98 saving=7.95",
            ("value", 12.3, 0.03),
            ("whole_orders", 13, 0)
        ),
        PublishedExample(
            "joiners use 1.73 times what people do",
            "adverse_selection",
            "joiner_use=1.73 population_use=1 use_after=3.46",
            ("value", 1.73, exact),
            ("moral_hazard", 2, exact)
        ),
        PublishedExample(
            "Walmart+: 12.95 a month or 98 a year",
            "annual_monthly_ratio",
            "monthly=12.95 annual=98",
            ("value", 1.586, 0.0005)
        ),
        PublishedExample(
            "Prime UK: 7.99 a month or 79 a year",
            "annual_monthly_ratio",
            "monthly=7.99 annual=79",
            ("value", 1.214, 0.0005)
        ),
        PublishedExample(
            "RBC 2016: 4 % of turnover is not earned back by baskets 25 % larger",
            "programme_margin",
            "member_share=0.5 uplift=0.25 margin=0.3 cost_share=0.04",
            ("value", -0.01, exact),
            ("breakeven_uplift", 0.3636, 0.0001)
        ),
        PublishedExample(
            "Colloquy 2015: 12 of 29 in use",
            "activity_rate",
            "enrolled=29 active=12",
            ("value", 0.414, 0.0005)
        ),
    ]

    static let rewards: [PublishedExample] = [
        PublishedExample(
            "5 % off at 30 %: a sixth of the profit, 20 % more volume",
            "discount_trap",
            "margin=0.30 discount=0.05",
            ("value", 1.0 / 6, exact),
            ("volume_needed", 0.2, exact)
        ),
        PublishedExample(
            "of 9,000: 2,700 less 450 is 2,250",
            "discount_trap",
            "margin=30% discount=5% sales=9000",
            ("profit_before", 2_700, 1e-9),
            ("discount_given", 450, 1e-9),
            ("profit_after", 2_250, 1e-9)
        ),
        PublishedExample(
            "BDS Chartered Accountants: 30 %, 10 % off",
            "discount_trap",
            "margin=0.3 discount=0.1",
            ("volume_needed", 0.5, 0.005)
        ),
        PublishedExample(
            "BDS: 40 %, 14 % off",
            "discount_trap",
            "margin=0.4 discount=0.14",
            ("volume_needed", 0.54, 0.005)
        ),
        PublishedExample(
            "BDS: 20 %, 18 % off",
            "discount_trap",
            "margin=0.2 discount=0.18",
            ("volume_needed", 9, 0.005)
        ),
        PublishedExample(
            "BDS: 60 %, 2 % off",
            "discount_trap",
            "margin=0.6 discount=0.02",
            ("volume_needed", 0.03, 0.005)
        ),
        PublishedExample(
            "5 % in points instead: 4,950 of 5,400 over two purchases, 16.67 % in the long run",
            "points_trap",
            "margin=0.3 rate=0.05 sales=9000",
            ("profit_of_two_after", 4_950, 1e-9),
            ("over_two_purchases", 1.0 / 12, exact),
            ("value", 1.0 / 6, exact)
        ),
        PublishedExample(
            "Invictus: 30 %, price up 10 %, a quarter of the volume may go",
            "price_rise_tolerance",
            "margin=0.3 rise=0.1",
            ("value", 0.25, exact)
        ),
        PublishedExample(
            "the printed table: 35 %, price up 20 %, 36 %",
            "price_rise_tolerance",
            "margin=0.35 rise=0.2",
            ("value", 0.36, 0.005)
        ),
        PublishedExample(
            "Tasting Table on Costco Executive: 130 / 2 % is 6,500, 541 a month",
            "reward_breakeven",
            "fee=130 rate=0.02 cap=1250",
            ("value", 6_500, 1e-9),
            ("a_month", 541, 1),
            ("cap_spend", 62_500, 1e-9)
        ),
        PublishedExample(
            "RH: 175 at 25 %",
            "reward_breakeven",
            "fee=175 rate=0.25",
            ("value", 700, 0)
        ),
        PublishedExample(
            "REI: 30 at 10 %",
            "reward_breakeven",
            "fee=30 rate=0.1",
            ("value", 300, 1e-9)
        ),
        PublishedExample(
            "Costco's own table: 30,000 a year brings 600",
            "capped_reward",
            "spend=30000 rate=0.02 cap=1000",
            ("value", 600, 0)
        ),
        PublishedExample(
            "and 50,040 brings 1,000, its most",
            "capped_reward",
            "spend=50040 rate=0.02 cap=1000",
            ("value", 1_000, 0),
            ("marginal_rate", 0, 0)
        ),
        PublishedExample(
            "Sam's Club Plus reaches 500 at 25,000",
            "capped_reward",
            "spend=25000 rate=0.02 cap=500",
            ("value", 500, 0),
            ("cap_spend", 25_000, 1e-9)
        ),
    ]

    static let accounting: [PublishedExample] = [
        PublishedExample(
            "Maxio: 12,000 from 15 April, 11,473.97 left on the 30th",
            "deferred",
            "cash=12000 days=365 elapsed=16",
            ("value", 11_473.97, 0.005)
        ),
        PublishedExample(
            "ChurnZero: 12,000 a year, 11,000 deferred after January",
            "recognition",
            "amount=12000 periods=12 elapsed=1",
            ("value", 1_000, 0),
            ("deferred", 11_000, 0)
        ),
        PublishedExample(
            "Metric Kit, deferred revenue roll-forward",
            "rollforward",
            "opening=250000 cash=400000 revenue=350000",
            ("value", 300_000, 0),
            ("change", 50_000, 0)
        ),
        PublishedExample(
            "the same from the other end",
            "rollforward",
            "opening=250000 cash=400000 closing=300000",
            ("value", 350_000, 0)
        ),
        PublishedExample(
            "LegalClarity: 15 of 100 expected to break, 50 redeemed",
            "breakage_revenue",
            "sold=100 breakage=0.15 redeemed=50",
            ("value", 8.82, 0.005),
            ("liability", 41.18, 0.005)
        ),
        PublishedExample(
            "IFRS 15 example 52: 91,324 to the goods, 8,676 to the points, 4,110 in the first year",
            "points_allocation",
            "price=100000 points=10000 point_value=1 redemption=0.95 redeemed=4500",
            ("value", 8_676, 0.5),
            ("goods_revenue", 91_324, 0.5),
            ("released_now", 4_110, 0.5),
            ("liability", 4_566, 0.5)
        ),
        PublishedExample(
            "and 3,493 in the second, when 97 % are expected",
            "points_allocation",
            "price=100000 points=10000 point_value=1 redemption=0.95 redeemed=8500 "
                + "redemption_now=0.97 released_before=4110",
            ("released_now", 3_493, 0.6)
        ),
        PublishedExample(
            "FinLearnHub: 2,000 points at 0.10 and 85 %: 1,842 and 158 in whole percents",
            "points_allocation",
            "price=2000 points=2000 point_value=0.10 redemption=0.85",
            ("value", 157, 0.5)
        ),
        PublishedExample(
            "the grocery retailer: 7.2 million, 10,000 points at 100 and 80 %",
            "points_allocation",
            "price=7200000 points=10000 point_value=100 redemption=0.8",
            ("value", 720_000, 1e-6),
            ("goods_revenue", 6_480_000, 1e-6)
        ),
        PublishedExample(
            "Colloquy 2011: a third is never claimed",
            "points_liability",
            "points=3000000 redemption=0.67 cost_per_point=0.006",
            ("value", 12_060, 1e-6),
            ("breakage", 5_940, 1e-6)
        ),
    ]

    static let voice: [PublishedExample] = [
        PublishedExample(
            "60, 25 and 15 of a hundred",
            "nps",
            "promoters=60 passives=25 detractors=15",
            ("value", 45, 0)
        ),
        PublishedExample(
            "by numbers of people it is the same",
            "nps",
            "promoters=312 passives=130 detractors=78",
            ("value", 45, 0)
        ),
        PublishedExample(
            "one warning is -5/6 of a customer, a detractor -4.1667",
            "nps_customers",
            "promoters=0 detractors=1",
            ("of_a_warning", -0.8333, 0.0001),
            ("of_a_detractor", -4.1667, 0.0001),
            ("value", -4.1667, 0.0001),
            ("promoters_for_one", 2, 0)
        ),
        PublishedExample(
            "with four warnings -3.33",
            "nps_customers",
            "promoters=0 detractors=1 detractor_tells=4",
            ("value", -3.3333, 0.0001)
        ),
        PublishedExample(
            "with six -5",
            "nps_customers",
            "promoters=0 detractors=1 detractor_tells=6",
            ("value", -5, exact)
        ),
        PublishedExample(
            "a scale of seven by hand",
            "ces",
            "answers=2,3,5,10,25,35,20",
            ("value", 5.38, exact),
            ("easy_share", 0.8, exact)
        ),
        PublishedExample(
            "three of four",
            "csat",
            "very_satisfied=30 satisfied=45 neutral=15 dissatisfied=7 hostile=3",
            ("value", 0.75, exact),
            ("hostile_share", 0.03, exact)
        ),
        PublishedExample(
            "three quarters are committed",
            "share_of_wallet",
            "spend=300 total_spend=400",
            ("value", 0.75, exact)
        ),
        PublishedExample(
            "four invited, one in ten comes: 1.67 in the end",
            "k_factor",
            "invitations=4 conversion=0.1",
            ("value", 0.4, exact),
            ("members_in_the_end", 1.667, 0.0005)
        ),
    ]

    static let experiment: [PublishedExample] = [
        PublishedExample(
            "scipy 1.17, ttest_ind_from_stats(equal_var=False)",
            "uplift",
            "member_mean=5.2 member_sd=3.1 members=40 control_mean=4.5 control_sd=2.8 controls=38",
            ("value", 0.7, exact),
            ("low", -0.63100, 0.00001),
            ("high", 2.03100, 0.00001),
            ("p_value", 0.29820, 0.00001)
        ),
        PublishedExample(
            "66 of 102 men, 47 of 94 women: 0.00988 to 0.28424",
            "uplift_rate",
            "member_count=66 members=102 control_count=47 controls=94",
            ("value", 0.14706, 0.000005),
            ("low", 0.00988, 0.00005),
            ("high", 0.28424, 0.00005)
        ),
        PublishedExample(
            "Lehr: 16 S² / D² at 25 a group shows 0.8 of a deviation",
            "detectable_uplift",
            "sd=1 members=25 controls=25",
            ("value", 0.8, 0.01)
        ),
        PublishedExample(
            "Cohen, table 2.3: d = 0.5 with 64 a group has a power of 0.80",
            "power",
            "uplift=0.5 sd=1 members=64 controls=64",
            ("value", 0.80, 0.01)
        ),
        PublishedExample(
            "Lehr: half a deviation takes 16 / 0.25, so 63 by the exact 15.7",
            "sample_size",
            "uplift=0.5 sd=1",
            ("value", 63, 0),
            ("exact", 62.79, 0.005)
        ),
        PublishedExample(
            "R, power.prop.test(p1 = 0.2, p2 = 0.4, power = 0.8): 81.22424",
            "sample_size_rate",
            "control_share=0.2 member_share=0.4",
            ("exact", 81.22424, 0.0001),
            ("value", 82, 0)
        ),
        PublishedExample(
            "and at a power of 0.9: 108.2",
            "sample_size_rate",
            "control_share=0.2 member_share=0.4 power=0.9",
            ("exact", 108.2, 0.05)
        ),
    ]
}
