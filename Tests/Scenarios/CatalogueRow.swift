/// One row of the catalogue of systems, and what proves it.
struct CatalogueRow {
    let id: String
    /// What it is, in one sentence.
    let sentence: String
    /// The shipped plans its story loads; none where the rules stand in a sample of their own.
    let plans: [String]
    let proof: Proof

    enum Proof {
        /// A story by its name.
        case story(String)
        /// A test in Swift by its name.
        case test(String)
        /// No rule of a plan but a figure about many members: `tessera reports` gives it.
        case report(String)
    }

    /// Reads `id | sentence`, and below it what proves it and with which plans.
    private init?(_ lines: [Substring]) {
        guard lines.count == 2 else { return nil }
        let head = lines[0].split(separator: " | ").map(String.init)
        let proof = lines[1].split(separator: " | ").map {
            $0.trimmingPrefix(while: \.isWhitespace)
        }
        let words = proof[0].split(separator: " ", maxSplits: 1).map(String.init)
        guard head.count == 2, words.count == 2 else { return nil }
        switch words[0] {
        case "story": self.proof = .story(words[1])
        case "test": self.proof = .test(words[1])
        case "report": self.proof = .report(words[1])
        default: return nil
        }
        (id, sentence) = (head[0], head[1])
        plans = proof.dropFirst().flatMap { $0.split(separator: " ").map(String.init) }
    }

    static let all: [CatalogueRow] = {
        let lines = table.split(separator: "\n")
        return stride(from: 0, to: lines.count, by: 2).compactMap { start in
            CatalogueRow(Array(lines[start..<min(start + 2, lines.count)]))
        }
    }()

    private static let table = """
        1 | Prime at 99.00: express delivery costs nothing, on any basket
          story row_01_prime_99 | prime
        2 | the fee rounded to 100 buys a bundle: what was used stands beside it
          story row_02_prime_bundle | prime
        3 | Prime at 79.00, and the three fees as one price with a history
          story row_03_prime_79 | prime
        4 | VIP prepayment, once for a year or out of what is stored
          story row_04_vip_prepaid | vip-prepaid
        5 | a monthly fee, and all in it counted: the fifth delivery is paid
          story row_05_privileges_monthly | privileges-monthly
        6 | a paid club in two ranks, side by side
          story row_06_paid_club | warehouse-gold warehouse-executive
        7 | for verified and invited customers, also a rival's
          test a plan lets in whom it is for, while it has a place
        8 | a closed club with so many places and a queue
          test who waits is asked in order, and a place is kept for a week
        9 | a share in income, at the end of the period, up to a cap
          test rewards and stamps are those of their sources
        10 | so many visits a period
          story row_10_visits | privileges-monthly
        11 | a figure for a limited circle
          story row_11_bank_rate | vip-prepaid
        12 | the club price
          story row_12_supermarket | supermarket
        13 | what is closed to others: evenings, guests, early deals
          story row_13_closed_things | privileges-monthly prime
        14 | promises have a cost that stands in the books
          story row_14_promises_have_a_cost | coalition
        15 | one goal a programme: each plan names its objective
          story row_06_paid_club | warehouse-gold warehouse-executive
        16 | stages: a plan is checked, loaded, and changed as a new version
          story changed-plan-is-a-new-version
        16a | regulars first: a game has a budget, and a control group shows what it brings
          test a chance of one in four wins one in four
        16b | to choose is to compare, first of all with no programme
          story row_61_no_programme | none
        17 | miles once, half as many again, twice
          story row_17_flying_club | flying-club
        18 | 30 % and 60 % more: the true factors
          story row_18_flying_club_second_text | flying-club-2
        19 | every tier's privileges are shown to anybody
          story row_19_tiers_are_shown_to_anybody | flying-club flying-club-2
        20 | spending miles lowers no tier
          story row_20_spending_keeps_the_tier | flying-club
        21 | a gift on entering a tier, and a larger perk above
          story tier_entering_and_keeping_give
        22 | cards with a fixed discount each
          story row_22_discount_cards | step-down
        23 | VIP and double VIP: a top tier by spend, and one by invitation alone
          story tier_only_given
        24 | services as the perk of a tier: delivery and a year more of warranty
          story tier_perks_are_services
        25 | what the next level takes, by when, and what it brings
          story tier_next_over_the_wire | status-club
        26 | three silent months lead from the fourth step to the first
          story tier_falls_step_by_step_in_silence | step-down
        27 | a constant share, or some goods at some shops
          story row_27_fixed_discount | bookclub prime
        28 | 5 % from 5,000, 10 % from 10,000, 15 % from 15,000
          story row_28_cumulative_ladder | cumulative-ladder
        29 | 5 % from 10,000, 7 % from 20,000, 10 % from 50,000
          story row_29_progressive_ladder | progressive-ladder
        30 | the coat at 22,000 pays 19,800
          story row_30_the_coat | progressive-ladder
        31 | 5,000 give 250, and 10,000 give 500
          story row_31_five_per_cent | bonus-account
        32 | 2,000 more lowers all of it, and the checkout says so
          story row_32_a_little_more | progressive-ladder
        33 | at the top interest falls: how many stand there is counted
          report tiers
        34 | a discount of 450 on 9,000 takes a sixth of the profit
          test a discount of 5 % takes a sixth of the profit, and a bonus of 5 % a twelfth
        35 | what somebody is given on request has a reason in the journal
          story start_given_by_the_shop
        36 | the more items at once, the less each
          story row_36_ladder_by_items
        37 | national, regional, local and inter-firm cards
          story row_37_where_a_card_counts
        38 | 5 % of 9,000 for the next purchase, not for this one
          story row_38_bonus_account | bonus-account
        39 | the bonus takes a twelfth, and a sixth with the second one
          test a discount of 5 % takes a sixth of the profit, and a bonus of 5 % a twelfth
        40 | bonuses burn after their year
          story row_40_bonuses_burn | bonus-account
        41 | a third is never claimed
          story row_41_a_third_is_never_claimed | coalition
        41a | from discount to bonus: a sixth becomes a twelfth
          test a discount of 5 % takes a sixth of the profit, and a bonus of 5 % a twelfth
        42 | 29 programmes joined and 12 used: who is active is counted
          report use
        43 | 50.00 spent give one item
          test rewards and stamps are those of their sources
        44 | the eleventh burger
          test rewards and stamps are those of their sources
        45 | 20 % of each cheque for the next visit
          test rewards and stamps are those of their sources
        46 | schemes that nobody can reckon with are warned of
          test a plan is warned of what the field warns of
        47 | points are money: each 1,000 gives 100
          test what accrues is the rate's share up to the cap
        48 | anybody may work out what a basket costs
          story row_48_calculator | progressive-ladder
        49 | a gift for joining
          test a drip is given on its days
        50 | several programmes are tried, with a control group
          test admission, referral and control group are as written
        50a | the channel: every notice is an event, once
          story notice_once_though_late_or_twice
        51 | free repairs in place of points
          story row_51_repairs | repairs
        52 | a share for others
          test gifts, draws, donations and waivers are as written
        53 | one ticket in four wins
          test a chance of one in four wins one in four
        54 | no game below 25 %
          test a plan is warned of what the field warns of
        55 | draws of labels and prizes
          test whoever has seed and number works out the roll
        56 | earned at one firm, spent at another, settled between them
          story row_56_coalition | coalition
        57 | a car rented at Enterprise pays for a telephone at AT&T
          story row_56_coalition | coalition
        58 | points for something done, by somebody who says why
          story row_58_given_for_something_done | coalition
        59 | a coalition of small firms
          story row_62_who_takes_whose | coalition
        60 | a partner's status counts as ours
          story tier_only_given
        61 | no programme at all
          story row_61_no_programme | none
        62 | who gives and who takes, partner by partner
          story row_62_who_takes_whose | coalition
        63 | a card of one, of a household, of whoever shows it
          test a membership is shown by whom it is for
        64 | the shop makes a member of a buyer over the wire
          story start_over_the_wire
        65 | who brings a friend
          test bringing a friend gives to both, so often and at the right moment
        66 | a discount on a document
          story start_student_proof_renewed
        67 | birthdays, with 29 February
          test a drip is given on its days
        68 | who is late for the next purchase
          report cycle
        69 | what was told, and when, is written down
          story notice_once_though_late_or_twice
        70 | a member is found by the shop's own id at once
          story roles-see-what-they-may
        71 | a gesture, with its reason
          story tax_goodwill_then_all
        72 | customers that cost more than they bring
          report use
        73 | no queue
          story row_73_no_queue | vip-prepaid flying-club
        """
}
