/// Accounts for points, partners and donations.
extension Migration004 {
    static let books =
        [
            """
            CREATE TABLE new_account (
              id INTEGER PRIMARY KEY,
              kind TEXT NOT NULL CHECK (kind IN ('receivable', 'carried_forward', 'refund_payable',
                'prepaid_paid', 'prepaid_granted', 'prepaid_held', 'gateway_clearing', 'discounts',
                'deferred_revenue', 'revenue', 'refunds', 'tax_payable', 'breakage', 'points_cost',
                'points_liability', 'till_payable', 'partner', 'partner_income', 'donations',
                'donation_payable')),
              plan TEXT NOT NULL DEFAULT ''
                CHECK ((kind IN ('deferred_revenue', 'revenue', 'refunds', 'partner')) = (plan <> '')),
              currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
              debits INTEGER NOT NULL DEFAULT 0 CHECK (debits >= 0),
              credits INTEGER NOT NULL DEFAULT 0 CHECK (credits >= 0),
              UNIQUE (kind, plan, currency),
              CONSTRAINT no_balance_on_the_wrong_side CHECK (CASE kind
                WHEN 'receivable' THEN debits >= credits
                WHEN 'gateway_clearing' THEN debits >= credits
                WHEN 'discounts' THEN debits >= credits
                WHEN 'carried_forward' THEN debits >= credits
                WHEN 'refunds' THEN debits >= credits
                WHEN 'points_cost' THEN debits >= credits
                WHEN 'donations' THEN debits >= credits
                WHEN 'partner' THEN TRUE
                ELSE credits >= debits END)
            ) STRICT
            """
        ]
        + replacing(
            "account",
            """
            INSERT INTO new_account (id, kind, plan, currency, debits, credits)
            SELECT id, kind, plan, currency, debits, credits FROM account ORDER BY id
            """
        ) + [
            """
            CREATE TRIGGER account_totals_only_grow BEFORE UPDATE ON account
            WHEN NEW.debits < OLD.debits OR NEW.credits < OLD.credits OR NEW.id <> OLD.id
              OR NEW.kind <> OLD.kind OR NEW.plan <> OLD.plan OR NEW.currency <> OLD.currency
            BEGIN SELECT RAISE(ABORT, 'the totals of an account only grow'); END
            """,
            appendOnlyDelete("account", "accounts stay"),
            """
            CREATE TABLE new_transfer (
              id INTEGER PRIMARY KEY,
              debit_account_id INTEGER NOT NULL REFERENCES account (id),
              credit_account_id INTEGER NOT NULL REFERENCES account (id),
              member_id INTEGER REFERENCES member (id),
              amount INTEGER NOT NULL CHECK (amount > 0),
              code TEXT NOT NULL CHECK (code = 'invoice' OR code = 'payment' OR code = 'tax'
                OR code = 'balance' OR code = 'hold' OR code = 'release' OR code = 'recognition'
                OR code = 'prepayment' OR code = 'credit' OR code = 'write_off' OR code = 'carry'
                OR code = 'carried' OR code = 'carry_off' OR code = 'change_credit'
                OR code = 'left_over' OR code = 'credit_note' OR code = 'refund'
                OR code = 'refund_to_balance' OR code = 'payout' OR code = 'expiry'
                OR code = 'points_earned' OR code = 'points_redeemed' OR code = 'points_expired'
                OR code = 'points_returned' OR code = 'points_given' OR code = 'partner_earned' OR code = 'partner_burned'
                OR code = 'donation' OR code = 'donation_returned'),
              reference INTEGER CHECK ((code = 'recognition') = (reference IS NULL)),
              effective_day INTEGER NOT NULL,
              recorded_at INTEGER NOT NULL,
              CHECK (debit_account_id <> credit_account_id),
              CHECK ((code = 'recognition') = (member_id IS NULL))
            ) STRICT
            """,
        ]
        + replacing(
            "transfer",
            """
            INSERT INTO new_transfer (id, debit_account_id, credit_account_id, member_id, amount,
              code, reference, effective_day, recorded_at)
            SELECT id, debit_account_id, credit_account_id, member_id, amount, code, reference,
              effective_day, recorded_at
            FROM transfer ORDER BY id
            """
        ) + [
            """
            CREATE UNIQUE INDEX one_transfer_per_prepayment ON transfer (reference)
            WHERE code IN ('prepayment', 'credit', 'payout')
            """,
            """
            CREATE UNIQUE INDEX one_write_off_per_invoice ON transfer (reference, debit_account_id)
            WHERE code = 'write_off'
            """,
            """
            CREATE UNIQUE INDEX one_recognition_per_day
            ON transfer (debit_account_id, effective_day) WHERE code = 'recognition'
            """,
            """
            CREATE INDEX transfer_of_points ON transfer (member_id)
            WHERE code IN ('points_earned', 'points_redeemed', 'points_expired', 'points_returned',
              'points_given', 'partner_burned')
            """,
            """
            CREATE UNIQUE INDEX one_earning_per_lot ON transfer (reference)
            WHERE code = 'points_earned'
            """,
        ] + appendOnly("transfer", "transfers")
}
