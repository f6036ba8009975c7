import Membership
import Testing

struct RefusalTests {
    @Test
    func `the list is closed, ordered, and grows at its end only`() {
        let list = Refusal.allCases.map { "\($0.rpcCode) \($0.rawValue)" }
        #expect(
            list == [
                "1000 unknown_member", "1001 member_exists", "1002 unknown_plan",
                "1003 unknown_price", "1004 price_not_in_force", "1005 unknown_subscription",
                "1006 already_subscribed", "1007 trial_already_taken", "1008 no_trial_offered",
                "1009 start_in_past", "1010 unknown_payment_method",
                "1011 payment_method_not_allowed", "1012 payment_in_flight",
                "1013 auto_renew_already_off", "1014 subscription_ended", "1015 nothing_due",
                "1016 amount_not_positive", "1017 unknown_currency", "1018 unknown_zone",
                "1019 bad_member_id", "1020 clock_not_movable", "1021 clock_backwards",
                "1022 run_in_progress", "1023 idempotency_conflict", "1024 amount_too_large",
                "1025 time_out_of_range", "1026 busy", "1027 anchor_day_not_allowed",
                "1028 clock_too_far", "1029 auto_renew_already_on", "1030 auto_renew_off",
                "1031 does_not_renew", "1032 nothing_pending", "1033 not_in_this_state",
                "1034 pause_not_allowed", "1035 debt_open", "1036 no_change",
                "1037 currency_differs", "1038 unknown_offer", "1039 offer_not_open",
                "1040 offer_used_up", "1041 not_eligible", "1042 terms_out_of_range",
                "1043 unknown_invoice", "1044 invoice_not_open", "1045 amount_too_small",
                "1046 refund_not_allowed", "1047 refund_too_late", "1048 benefit_used",
                "1049 nothing_to_refund", "1050 balance_too_small", "1051 not_parked",
                "1052 parked", "1053 bad_region", "1054 expiry_in_past", "1055 unknown_benefit",
                "1056 fallback_not_free", "1057 backdated_too_far", "1058 paid_until_needed",
                "1059 lifetime_stays", "1060 total_differs", "1061 refund_too_large",
                "1062 day_in_future", "1063 schedule_ends_early", "1064 schedule_too_long",
                "1065 method_has_no_expiry", "1066 method_expired", "1067 anchor_day_needed",
                "1068 paid_for_good", "1069 bad_household_id", "1070 unknown_event_kind",
                "1071 run_ahead", "1072 payment_method_needed", "1073 bad_text",
                "1074 unknown_tier", "1075 tier_not_higher", "1076 match_not_offered",
                "1077 match_used", "1078 status_paused", "1079 status_not_paused",
                "1080 not_shared", "1081 household_full", "1082 in_household",
                "1083 household_locked", "1084 address_differs", "1085 payment_not_shared",
                "1086 not_invited", "1087 not_in_household", "1088 owner_leaves_last",
                "1089 shown_by_another", "1090 invitation_needed", "1091 verification_needed",
                "1092 plan_full", "1093 already_waiting", "1094 no_waitlist",
                "1095 unknown_purchase", "1096 reference_taken", "1097 not_enough",
                "1098 nothing_to_return", "1099 return_too_large", "1100 unknown_line",
                "1101 unknown_programme", "1102 transfer_not_allowed", "1103 not_one_household",
                "1104 bad_basket", "1105 unknown_reservation", "1106 reservation_ended",
                "1107 not_redeemable", "1108 not_in_tiers", "1109 which_tiers", "1110 unknown_use",
                "1111 use_returned", "1112 not_counted", "1113 membership_unclear",
                "1114 no_extra_seat", "1115 bad_address", "1116 unknown_card", "1117 card_taken",
                "1118 card_revoked", "1119 identity_needed", "1120 unknown_draw",
                "1121 certificates_differ", "1122 paid_out_of_range", "1123 bad_birthday",
                "1124 unknown_invitation", "1125 invitation_expired", "1126 invitation_used",
                "1127 not_by_invitation", "1128 not_in_line", "1129 held_out",
                "1130 already_referred", "1131 self_referral", "1132 referral_circle",
                "1133 was_member", "1134 no_referral",
            ]
        )
        #expect(Set(Refusal.allCases.map(\.rpcCode)).count == Refusal.allCases.count)
    }

    @Test
    func `only what may pass by itself is worth the same request again`() {
        #expect(
            Refusal.allCases.filter(\.isRetryable) == [.paymentInFlight, .runInProgress, .busy]
        )
    }

    @Test(arguments: Refusal.allCases)
    func `a sentence ends with a period, and the clause that mends it does not`(
        refusal: Refusal
    ) throws {
        let sentence = refusal.sentence
        #expect(sentence.hasSuffix("."))
        #expect(sentence.dropLast().allSatisfy { $0 != "\n" && $0 != "." })
        #expect(try #require(sentence.first).isUppercase)
        let remedy = refusal.remedy
        #expect(!remedy.isEmpty && !remedy.hasSuffix("."))
        #expect(try #require(remedy.first).isLowercase)
        #expect(!remedy.contains("\n"))
    }

    @Test
    func `a refusal names what it is about and stays on one line`() {
        let bare = Refused(.unknownPlan)
        #expect(bare.problem == "There is no such plan.")
        #expect(
            bare.description
                == "There is no such plan; load its file with `plans load`, or see `plans list`"
        )
        let named = Refused(.unknownPlan, "gold")
        #expect(named.problem == "There is no such plan: gold.")
        #expect(
            named.description
                == "There is no such plan: gold; load its file with `plans load`, or see "
                + "`plans list`"
        )
    }
}
