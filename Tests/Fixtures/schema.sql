CREATE INDEX attempt_pending ON payment_attempt (invoice_id) WHERE state = 'pending';

CREATE INDEX benefit_return_of_use ON benefit_return (use_id, id);

CREATE INDEX benefit_use_of_member ON benefit_use (member_id, id);

CREATE INDEX benefit_use_of_subscription ON benefit_use (subscription_id, day);

CREATE INDEX benefit_use_told ON benefit_use (member_id, benefit, reference)
WHERE reference IS NOT NULL;

CREATE INDEX credit_note_of_invoice ON credit_note (invoice_id);

CREATE INDEX credit_note_of_subscription ON credit_note (subscription_id);

CREATE INDEX granted_credit_expiring ON granted_credit (expires_on, prepayment_id)
WHERE remaining > 0 AND expires_on IS NOT NULL;

CREATE INDEX granted_credit_left ON granted_credit (member_id, currency)
WHERE remaining > 0;

CREATE INDEX hold_of_member ON hold (member_id, expires_at);

CREATE INDEX invitation_of_plan ON plan_invitation (plan, id);

CREATE INDEX invitation_use_of_member ON invitation_use (member_id, invitation_id);

CREATE INDEX line_credit_of_line ON line_credit (invoice_id, line);

CREATE INDEX lot_entry_of_lot ON lot_entry (lot_id, id);

CREATE INDEX lot_entry_of_purchase ON lot_entry (purchase_id, id)
WHERE purchase_id IS NOT NULL;

CREATE INDEX lot_entry_of_use ON lot_entry (use_id, id) WHERE use_id IS NOT NULL;

CREATE INDEX lot_entry_told ON lot_entry (reference) WHERE reference IS NOT NULL;

CREATE INDEX lot_expiring ON lot (expires_at, id)
WHERE remaining > 0 AND expires_at IS NOT NULL;

CREATE INDEX lot_left ON lot (member_id, kind, name) WHERE remaining <> 0;

CREATE INDEX lot_of_member ON lot (member_id, id);

CREATE INDEX member_of_household ON member (household, id) WHERE household IS NOT NULL;

CREATE INDEX offer_uses ON applied_offer (plan, offer, member_id);

CREATE UNIQUE INDEX one_attempt_that_may_succeed ON payment_attempt (invoice_id)
WHERE state <> 'declined';

CREATE UNIQUE INDEX one_benefit_return_per_reference ON benefit_return (use_id, reference)
WHERE reference IS NOT NULL;

CREATE UNIQUE INDEX one_earning_per_lot ON transfer (reference)
WHERE code = 'points_earned';

CREATE UNIQUE INDEX one_entitlement_per_subscription ON entitlement (subscription_id)
WHERE role IS NULL;

CREATE UNIQUE INDEX one_grant_per_lot ON lot_entry (lot_id) WHERE kind = 'granted';

CREATE UNIQUE INDEX one_invitation_at_a_time ON plan_invitation (plan, member_id)
WHERE member_id IS NOT NULL AND withdrawn_at IS NULL;

CREATE UNIQUE INDEX one_invitation_of_a_code ON plan_invitation (plan, code)
WHERE code IS NOT NULL AND withdrawn_at IS NULL;

CREATE UNIQUE INDEX one_invoice_per_period
ON invoice (period_start, subscription_id, kind, series) WHERE state <> 'void';

CREATE UNIQUE INDEX one_live_card ON membership_card (subscription_id, member_id)
WHERE revoked_at IS NULL;

CREATE UNIQUE INDEX one_live_seat ON household_seat (member_id, subscription_id)
WHERE state IN ('invited', 'joined');

CREATE UNIQUE INDEX one_live_subscription ON subscription (member_id, plan)
WHERE state <> 'ended';

CREATE UNIQUE INDEX one_lot_per_window
ON lot (member_id, kind, name, subscription_id, source, window_day)
WHERE window_day IS NOT NULL;

CREATE UNIQUE INDEX one_notice ON notice (subscription_id, kind, pack, about_day);

CREATE UNIQUE INDEX one_open_gap ON subscription_gap (subscription_id)
WHERE until_day IS NULL;

CREATE UNIQUE INDEX one_open_invoice ON invoice (subscription_id) WHERE state = 'open';

CREATE UNIQUE INDEX one_pending_change ON plan_change (subscription_id)
WHERE state = 'pending';

CREATE UNIQUE INDEX one_place_in_line ON waitlist (plan, member_id)
WHERE state IN ('waiting', 'offered');

CREATE UNIQUE INDEX one_purchase_per_reservation ON purchase (reservation_id)
WHERE reservation_id IS NOT NULL;

CREATE UNIQUE INDEX one_recognition_per_day
ON transfer (debit_account_id, effective_day) WHERE code = 'recognition';

CREATE UNIQUE INDEX one_refund_that_may_succeed ON refund_attempt (credit_note_id)
WHERE state <> 'declined';

CREATE UNIQUE INDEX one_reservation_per_key ON reservation (key) WHERE key IS NOT NULL;

CREATE UNIQUE INDEX one_reward_per_window
ON reward_issue (subscription_id, benefit, window_day);

CREATE UNIQUE INDEX one_roll_per_ticket ON draw_ticket (purchase_id, n);

CREATE UNIQUE INDEX one_scheduled_change ON plan_change (subscription_id)
WHERE state = 'scheduled';

CREATE UNIQUE INDEX one_transfer_per_prepayment ON transfer (reference)
WHERE code IN ('prepayment', 'credit', 'payout');

CREATE UNIQUE INDEX one_write_off_per_invoice ON transfer (reference, debit_account_id)
WHERE code = 'write_off';

CREATE INDEX plan_change_of_subscription ON plan_change (subscription_id, id);

CREATE INDEX plan_change_to_come ON plan_change (to_price_id, subscription_id)
WHERE state IN ('pending', 'scheduled');

CREATE INDEX purchase_of_member ON purchase (member_id, id);

CREATE INDEX referral_of_referrer ON referral (referrer_id, friend_id);

CREATE INDEX refund_open ON refund_attempt (credit_note_id, attempt)
WHERE state = 'pending' OR state = 'unknown';

CREATE INDEX reservation_of_member ON reservation (member_id, id);

CREATE INDEX return_effect_of_purchase ON return_effect (purchase_id, n);

CREATE INDEX return_line_of_purchase ON return_line (purchase_id, line);

CREATE INDEX return_of_purchase ON purchase_return (purchase_id, id);

CREATE INDEX seat_of_member ON household_seat (member_id, id);

CREATE INDEX seat_of_subscription ON household_seat (subscription_id, id);

CREATE INDEX subscription_due ON subscription (next_action_at, id)
WHERE next_action_at IS NOT NULL AND parked_reason IS NULL;

CREATE INDEX subscription_live_of_plan ON subscription (plan, id)
WHERE state <> 'ended';

CREATE INDEX subscription_notice_due ON subscription (next_notice_at, id)
WHERE next_notice_at IS NOT NULL AND state <> 'ended';

CREATE UNIQUE INDEX subscription_of_member ON subscription (member_id, id);

CREATE INDEX subscription_of_method ON subscription (pay_with, id)
WHERE state <> 'ended' AND pay_with GLOB '?*:?*';

CREATE INDEX subscription_paid_by_another ON subscription (payer_id, id)
WHERE payer_id <> member_id;

CREATE INDEX subscription_parked ON subscription (id) WHERE parked_reason IS NOT NULL;

CREATE INDEX ticket_of_draw ON draw_ticket (plan, benefit, id);

CREATE INDEX tier_change_of_member ON tier_change (member_id, tier_set, id);

CREATE INDEX transfer_of_points ON transfer (member_id)
WHERE code IN ('points_earned', 'points_redeemed', 'points_expired', 'points_returned',
  'points_given', 'partner_burned');

CREATE INDEX upkeep_due ON upkeep (due_at, kind, member_id, subscription_id, name);

CREATE INDEX upkeep_of_member ON upkeep (member_id);

CREATE INDEX verification_of_member ON verification (member_id, kind, id);

CREATE INDEX waitlist_in_line ON waitlist (plan, id)
WHERE state IN ('waiting', 'offered');

CREATE TABLE "account" (
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
) STRICT;

CREATE TABLE applied_offer (
  subscription_id INTEGER NOT NULL REFERENCES subscription (id),
  number INTEGER NOT NULL CHECK (number >= 1),
  offer TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('intro', 'promo', 'winback')),
  code TEXT CHECK ((kind = 'promo') = (code IS NOT NULL)),
  effect_kind TEXT NOT NULL CHECK (effect_kind IN ('price', 'percent', 'amount')),
  value INTEGER NOT NULL CHECK (value >= 0),
  currency TEXT CHECK (currency GLOB '[A-Z][A-Z][A-Z]'
    AND (effect_kind = 'percent') = (currency IS NULL)),
  first_term INTEGER NOT NULL CHECK (first_term >= 0),
  terms INTEGER CHECK (terms >= 1),
  plan TEXT NOT NULL,
  member_id INTEGER NOT NULL REFERENCES member (id),
  applied_at INTEGER NOT NULL,
  PRIMARY KEY (subscription_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE benefit_return (
  id INTEGER PRIMARY KEY,
  use_id INTEGER NOT NULL REFERENCES benefit_use (id),
  quantity INTEGER NOT NULL CHECK (quantity >= 1),
  uses INTEGER NOT NULL CHECK (uses >= 0),
  reference TEXT CHECK (reference <> ''),
  returned_at INTEGER NOT NULL
) STRICT;

CREATE TABLE benefit_use (
  id INTEGER PRIMARY KEY,
  member_id INTEGER NOT NULL REFERENCES member (id),
  subscription_id INTEGER NOT NULL REFERENCES subscription (id),
  benefit TEXT NOT NULL CHECK (benefit <> ''),
  used_at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  value INTEGER CHECK (value >= 0),
  currency TEXT CHECK (currency GLOB '[A-Z][A-Z][A-Z]'
    AND (value IS NULL) = (currency IS NULL)),
  reference TEXT
, quantity INTEGER NOT NULL DEFAULT 1 CHECK (quantity >= 1), counted TEXT CHECK (counted IN ('lots', 'tally')), uses INTEGER NOT NULL DEFAULT 0
  CHECK (uses >= 0 AND (uses > 0) = (counted IS NOT NULL)), overage INTEGER NOT NULL DEFAULT 0
  CHECK (overage BETWEEN 0 AND uses)) STRICT;

CREATE TABLE control_group (
  member_id INTEGER NOT NULL REFERENCES member (id),
  plan TEXT NOT NULL CHECK (plan <> ''),
  held_out INTEGER NOT NULL CHECK (held_out IN (0, 1)),
  decided_at INTEGER NOT NULL,
  PRIMARY KEY (member_id, plan)
) STRICT, WITHOUT ROWID;

CREATE TABLE credit_note (
  id INTEGER PRIMARY KEY,
  subscription_id INTEGER NOT NULL REFERENCES subscription (id),
  invoice_id INTEGER NOT NULL REFERENCES invoice (id),
  payer_id INTEGER NOT NULL REFERENCES member (id),
  reason TEXT NOT NULL CHECK (reason IN ('refund', 'pause', 'gift_refund', 'goodwill')),
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  to_method INTEGER NOT NULL CHECK (to_method >= 0),
  to_paid INTEGER NOT NULL CHECK (to_paid >= 0),
  to_granted INTEGER NOT NULL CHECK (to_granted >= 0),
  state TEXT NOT NULL CHECK (state IN ('pending', 'settled')),
  issued_at INTEGER NOT NULL,
  settled_at INTEGER CHECK ((state = 'pending') = (settled_at IS NULL))
) STRICT;

CREATE TABLE draw (
  plan TEXT NOT NULL CHECK (plan <> ''),
  benefit TEXT NOT NULL CHECK (benefit <> ''),
  seed INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (plan, benefit)
) STRICT, WITHOUT ROWID;

CREATE TABLE draw_ticket (
  id INTEGER PRIMARY KEY,
  plan TEXT NOT NULL,
  benefit TEXT NOT NULL,
  member_id INTEGER NOT NULL REFERENCES member (id),
  purchase_id INTEGER NOT NULL,
  n INTEGER NOT NULL,
  chance INTEGER NOT NULL CHECK (chance BETWEEN 0 AND 10000),
  roll INTEGER NOT NULL CHECK (roll BETWEEN 0 AND 9999),
  outcome TEXT NOT NULL CHECK (outcome IN ('won', 'lost', 'no_budget')),
  lot_id INTEGER REFERENCES lot (id),
  prepayment_id INTEGER REFERENCES prepayment (id)
    CHECK (lot_id IS NULL OR prepayment_id IS NULL),
  at INTEGER NOT NULL,
  CONSTRAINT the_roll_decides CHECK (CASE outcome WHEN 'won' THEN roll < chance
    WHEN 'lost' THEN roll >= chance ELSE TRUE END),
  CONSTRAINT who_wins_gets_the_prize CHECK ((outcome = 'won')
    = (lot_id IS NOT NULL OR prepayment_id IS NOT NULL)),
  FOREIGN KEY (plan, benefit) REFERENCES draw (plan, benefit),
  FOREIGN KEY (purchase_id, n) REFERENCES purchase_effect (purchase_id, n)
) STRICT;

CREATE TABLE drip (
  subscription_id INTEGER NOT NULL REFERENCES subscription (id),
  benefit TEXT NOT NULL CHECK (benefit <> ''),
  day INTEGER NOT NULL,
  member_id INTEGER NOT NULL REFERENCES member (id),
  lot_id INTEGER REFERENCES lot (id),
  prepayment_id INTEGER REFERENCES prepayment (id)
    CHECK ((lot_id IS NULL) <> (prepayment_id IS NULL)),
  at INTEGER NOT NULL,
  PRIMARY KEY (subscription_id, benefit, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE "entitlement" (
  member TEXT NOT NULL REFERENCES member (member),
  subscription_id INTEGER NOT NULL REFERENCES subscription (id),
  plan_version_id INTEGER NOT NULL REFERENCES plan_version (id),
  standing TEXT NOT NULL CHECK (standing = 'renewing' OR standing = 'ending'
    OR standing = 'past_due' OR standing = 'ended' OR standing = 'on_hold'
    OR standing = 'incomplete' OR standing = 'trialing' OR standing = 'scheduled'
    OR standing = 'paused'),
  valid_from INTEGER NOT NULL,
  paid_until INTEGER,
  valid_until INTEGER NOT NULL, tier TEXT CHECK (tier <> ''), role TEXT
  CHECK (role IN ('owner', 'adult', 'teen', 'child')), held_out INTEGER NOT NULL DEFAULT 0
  CHECK (held_out IN (0, 1)),
  PRIMARY KEY (member, subscription_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE granted_credit (
  prepayment_id INTEGER PRIMARY KEY REFERENCES prepayment (id),
  member_id INTEGER NOT NULL REFERENCES member (id),
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  amount INTEGER NOT NULL CHECK (amount > 0),
  remaining INTEGER NOT NULL CHECK (remaining BETWEEN 0 AND amount),
  expires_on INTEGER
) STRICT;

CREATE TABLE hold (
  reservation_id INTEGER NOT NULL REFERENCES reservation (id),
  n INTEGER NOT NULL CHECK (n >= 1),
  member_id INTEGER REFERENCES member (id)
    CHECK (member_id IS NOT NULL OR lot_id IS NULL),
  expires_at INTEGER NOT NULL,
  lot_id INTEGER REFERENCES lot (id),
  kind TEXT CHECK (kind IN ('metric', 'spend', 'items', 'stamps', 'saved', 'points', 'issued', 'tickets', 'prizes',
    'donated', 'waived', 'referrals', 'used') AND (lot_id IS NULL) = (kind IS NOT NULL)),
  name TEXT CHECK (name <> '' AND (kind IS NULL) = (name IS NULL)),
  amount INTEGER NOT NULL CHECK (amount > 0),
  PRIMARY KEY (reservation_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE household_seat (
  id INTEGER PRIMARY KEY,
  subscription_id INTEGER NOT NULL REFERENCES subscription (id),
  owner_id INTEGER NOT NULL REFERENCES member (id),
  member_id INTEGER NOT NULL REFERENCES member (id) CHECK (member_id <> owner_id),
  role TEXT NOT NULL CHECK (role IN ('adult', 'teen', 'child')),
  extra_subscription_id INTEGER REFERENCES subscription (id)
    CHECK (extra_subscription_id <> subscription_id),
  state TEXT NOT NULL CHECK (state IN ('invited', 'joined', 'left', 'removed',
    'declined')),
  invited_at INTEGER NOT NULL,
  joined_at INTEGER CHECK (CASE state WHEN 'invited' THEN joined_at IS NULL
    WHEN 'declined' THEN joined_at IS NULL WHEN 'removed' THEN TRUE
    ELSE joined_at IS NOT NULL END),
  left_at INTEGER CHECK ((state IN ('invited', 'joined')) = (left_at IS NULL)),
  locked_until INTEGER CHECK (locked_until IS NULL OR state IN ('left', 'removed'))
) STRICT;

CREATE TABLE idempotency (
  key TEXT NOT NULL PRIMARY KEY
    CHECK (length(key) BETWEEN 1 AND 64 AND key NOT GLOB '*[^-A-Za-z0-9_.:]*'),
  method TEXT NOT NULL,
  body_hash BLOB NOT NULL CHECK (length(body_hash) = 32),
  subscription_id INTEGER REFERENCES subscription (id),
  answer BLOB CHECK (answer IS NOT NULL OR subscription_id IS NOT NULL),
  recorded_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE invitation_use (
  invitation_id INTEGER NOT NULL REFERENCES plan_invitation (id),
  member_id INTEGER NOT NULL REFERENCES member (id),
  used_at INTEGER NOT NULL,
  subscription_id INTEGER REFERENCES subscription (id),
  PRIMARY KEY (invitation_id, member_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE "invoice" (
  id INTEGER PRIMARY KEY,
  subscription_id INTEGER NOT NULL REFERENCES subscription (id),
  payer_id INTEGER NOT NULL REFERENCES member (id),
  kind TEXT NOT NULL CHECK (kind = 'term' OR kind = 'change'),
  series INTEGER NOT NULL DEFAULT 0 CHECK (series >= 0),
  term INTEGER NOT NULL CHECK (term >= -1),
  terms INTEGER NOT NULL DEFAULT 1 CHECK (terms >= 1),
  period_start INTEGER NOT NULL,
  period_end INTEGER NOT NULL CHECK (period_end > period_start),
  amount INTEGER NOT NULL CHECK (amount >= 0),
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  state TEXT NOT NULL CHECK (state = 'paid' OR state = 'open' OR state = 'void'
    OR state = 'uncollectible' OR state = 'carried'),
  issued_at INTEGER NOT NULL,
  settled_at INTEGER CHECK ((state = 'open') = (settled_at IS NULL)),
  settled_on INTEGER CHECK ((settled_at IS NULL) = (settled_on IS NULL)),
  previous_invoice_id INTEGER CHECK (previous_invoice_id < id)
) STRICT;

CREATE TABLE "invoice_line" (
  invoice_id INTEGER NOT NULL REFERENCES invoice (id),
  line INTEGER NOT NULL CHECK (line >= 1),
  kind TEXT NOT NULL CHECK (kind = 'term' OR kind = 'discount' OR kind = 'change'
    OR kind = 'credit' OR kind = 'carried' OR kind = 'to_balance'),
  price_id INTEGER NOT NULL REFERENCES price (id),
  period_start INTEGER NOT NULL,
  period_end INTEGER NOT NULL CHECK (period_end >= period_start),
  days INTEGER NOT NULL CHECK (days > 0 OR (days = 0 AND kind <> 'term'
    AND kind <> 'change' AND kind <> 'credit')),
  of_days INTEGER NOT NULL CHECK (of_days >= 1 AND of_days >= days),
  seconds INTEGER CHECK (seconds >= 0),
  of_seconds INTEGER
    CHECK (of_seconds >= seconds AND (seconds IS NULL) = (of_seconds IS NULL)),
  amount INTEGER NOT NULL,
  tax INTEGER NOT NULL,
  tax_rate INTEGER CHECK (tax_rate >= 0),
  offer TEXT,
  credits_invoice_id INTEGER CHECK ((kind = 'credit') = (credits_invoice_id IS NOT NULL)),
  credits_line INTEGER CHECK ((credits_invoice_id IS NULL) = (credits_line IS NULL)),
  PRIMARY KEY (invoice_id, line),
  CHECK (tax = 0 OR tax_rate IS NOT NULL),
  CONSTRAINT an_amount_has_its_sign CHECK (CASE kind
    WHEN 'term' THEN amount >= 0 AND tax >= 0
    WHEN 'change' THEN amount >= 0 AND tax >= 0
    WHEN 'discount' THEN amount <= 0 AND tax <= 0
    WHEN 'credit' THEN amount <= 0 AND tax <= 0
    ELSE amount > 0 AND tax >= 0 END),
  FOREIGN KEY (credits_invoice_id, credits_line)
    REFERENCES invoice_line (invoice_id, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
  id INTEGER PRIMARY KEY CHECK (id >= 1),
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  member_id INTEGER,
  subscription_id INTEGER,
  invoice_id INTEGER,
  data TEXT NOT NULL
) STRICT;

CREATE TABLE journal_commit (
  id INTEGER PRIMARY KEY,
  first_row INTEGER NOT NULL CHECK (first_row >= 1),
  last_row INTEGER NOT NULL CHECK (last_row >= first_row),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TABLE line_credit (
  id INTEGER PRIMARY KEY,
  invoice_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  tax INTEGER NOT NULL CHECK (tax >= 0),
  from_day INTEGER CHECK (amount > 0 OR tax > 0 OR from_day IS NOT NULL),
  source TEXT NOT NULL CHECK (source IN ('change', 'credit_note')),
  source_id INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  FOREIGN KEY (invoice_id, line) REFERENCES invoice_line (invoice_id, line)
) STRICT;

CREATE TABLE lot (
  id INTEGER PRIMARY KEY,
  member_id INTEGER NOT NULL REFERENCES member (id),
  kind TEXT NOT NULL CHECK (kind IN ('uses', 'points', 'certificate', 'item')),
  name TEXT NOT NULL CHECK (name <> ''),
  currency TEXT CHECK (currency GLOB '[A-Z][A-Z][A-Z]'
    AND (kind = 'certificate') = (currency IS NOT NULL)),
  source TEXT NOT NULL CHECK (source IN ('plan', 'tier', 'rollover', 'grant', 'drip',
    'purchase', 'reward', 'stamps', 'draw', 'milestone', 'referral', 'transfer',
    'returned', 'overage')),
  subscription_id INTEGER REFERENCES subscription (id),
  window_day INTEGER CHECK (window_day IS NULL OR subscription_id IS NOT NULL),
  amount INTEGER NOT NULL CHECK (amount <> 0),
  remaining INTEGER NOT NULL
    CHECK (remaining BETWEEN min(amount, 0) AND max(amount, 0)),
  priority INTEGER NOT NULL,
  effective_from INTEGER NOT NULL,
  expires_at INTEGER CHECK (expires_at > effective_from),
  purchase_id INTEGER REFERENCES purchase (id),
  granted_at INTEGER NOT NULL
) STRICT;

CREATE TABLE lot_entry (
  id INTEGER PRIMARY KEY,
  lot_id INTEGER NOT NULL REFERENCES lot (id),
  kind TEXT NOT NULL CHECK (kind IN ('granted', 'used', 'restored', 'clawed_back',
    'expired', 'decayed', 'forfeited', 'transferred', 'repaid', 'corrected')),
  change INTEGER NOT NULL CHECK (change <> 0),
  at INTEGER NOT NULL,
  purchase_id INTEGER REFERENCES purchase (id),
  return_id INTEGER REFERENCES purchase_return (id),
  reference TEXT CHECK (reference <> '')
, use_id INTEGER REFERENCES benefit_use (id)) STRICT;

CREATE TABLE member (
  id INTEGER PRIMARY KEY,
  member TEXT NOT NULL UNIQUE
    CHECK (length(member) BETWEEN 1 AND 64 AND member NOT GLOB '*[^-A-Za-z0-9_.:]*'),
  zone TEXT,
  joined_at INTEGER NOT NULL
, region TEXT
  CHECK (region GLOB '[A-Z][A-Z]' OR region GLOB '[A-Z][A-Z]-[A-Z0-9]'
    OR region GLOB '[A-Z][A-Z]-[A-Z0-9][A-Z0-9]'
    OR region GLOB '[A-Z][A-Z]-[A-Z0-9][A-Z0-9][A-Z0-9]'), household TEXT
  CHECK (length(household) BETWEEN 1 AND 64 AND household NOT GLOB '*[^-A-Za-z0-9_.:]*')) STRICT;

CREATE TABLE membership_card (
  card TEXT NOT NULL PRIMARY KEY CHECK (card <> ''),
  subscription_id INTEGER NOT NULL REFERENCES subscription (id),
  member_id INTEGER NOT NULL REFERENCES member (id),
  identity BLOB CHECK (length(identity) = 32),
  issued_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE method_expiry (
  pay_with TEXT NOT NULL PRIMARY KEY
    CHECK (pay_with GLOB '?*:?*' AND pay_with NOT GLOB 'offline:*'),
  expires_on INTEGER NOT NULL CHECK (expires_on BETWEEN 0 AND 2932896
    AND coalesce(strftime('%d', (expires_on + 1) * 86400, 'unixepoch'), '01') = '01')
) STRICT, WITHOUT ROWID;

CREATE TABLE milestone (
  member_id INTEGER NOT NULL REFERENCES member (id),
  tier_set TEXT NOT NULL CHECK (tier_set <> ''),
  milestone TEXT NOT NULL CHECK (milestone <> ''),
  window_day INTEGER NOT NULL,
  lot_id INTEGER REFERENCES lot (id),
  prepayment_id INTEGER REFERENCES prepayment (id)
    CHECK ((lot_id IS NULL) <> (prepayment_id IS NULL)),
  at INTEGER NOT NULL,
  PRIMARY KEY (member_id, tier_set, milestone, window_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE "notice" (
  id INTEGER PRIMARY KEY,
  subscription_id INTEGER NOT NULL REFERENCES subscription (id),
  kind TEXT NOT NULL CHECK (kind IN ('trial_ending', 'renewal_coming', 'price_change',
    'payment_failed', 'grace_ending', 'method_expiring', 'balance_low',
    'proof_expiring')),
  pack TEXT NOT NULL
    CHECK (pack IN ('', 'us_ca', 'card_schemes', 'uk', 'de', 'in')),
  about_day INTEGER NOT NULL,
  earliest INTEGER NOT NULL,
  latest INTEGER NOT NULL CHECK (latest >= earliest),
  issued_at INTEGER NOT NULL
) STRICT;

CREATE TABLE "payment_attempt" (
  invoice_id INTEGER NOT NULL REFERENCES invoice (id),
  attempt INTEGER NOT NULL CHECK (attempt >= 1),
  pay_with TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount > 0),
  balance_paid INTEGER NOT NULL DEFAULT 0 CHECK (balance_paid >= 0),
  balance_granted INTEGER NOT NULL DEFAULT 0 CHECK (balance_granted >= 0),
  state TEXT NOT NULL CHECK (state = 'succeeded' OR state = 'pending'
    OR state = 'declined' OR state = 'unknown'),
  decline_kind TEXT CHECK (decline_kind IN ('soft', 'hard')),
  decline_code TEXT CHECK ((decline_kind IS NULL) = (decline_code IS NULL)),
  requested_at INTEGER NOT NULL,
  resolved_at INTEGER CHECK ((state IN ('pending', 'unknown')) = (resolved_at IS NULL)),
  PRIMARY KEY (invoice_id, attempt),
  CHECK ((state = 'declined') = (decline_kind IS NOT NULL)),
  CONSTRAINT a_balance_pays_all_or_nothing CHECK (pay_with <> 'balance'
    OR balance_paid + balance_granted = 0
    OR (state = 'succeeded' AND balance_paid + balance_granted = amount))
) STRICT, WITHOUT ROWID;

CREATE TABLE "person" (
  member_id INTEGER PRIMARY KEY REFERENCES member (id),
  name TEXT,
  email TEXT,
  birthday INTEGER,
  address_key TEXT CHECK (address_key <> ''),
  CONSTRAINT something_is_known CHECK (name IS NOT NULL OR email IS NOT NULL
    OR birthday IS NOT NULL OR address_key IS NOT NULL)
) STRICT;

CREATE TABLE plan_change (
  id INTEGER PRIMARY KEY,
  subscription_id INTEGER NOT NULL REFERENCES subscription (id),
  series INTEGER NOT NULL CHECK (series >= 0),
  from_price_id INTEGER NOT NULL REFERENCES price (id),
  to_price_id INTEGER NOT NULL REFERENCES price (id),
  invoice_id INTEGER REFERENCES invoice (id),
  timing TEXT NOT NULL CHECK (timing IN ('now', 'term_end', 'migration')),
  state TEXT NOT NULL CHECK (state IN ('pending', 'applied', 'refused', 'scheduled',
    'cleared')),
  effective_on INTEGER NOT NULL,
  anchor INTEGER CHECK (CASE state WHEN 'pending' THEN anchor IS NOT NULL
    WHEN 'scheduled' THEN anchor IS NULL ELSE TRUE END),
  anchor_day INTEGER CHECK (anchor_day BETWEEN 1 AND 31),
  billing_start INTEGER,
  next_term INTEGER CHECK (next_term >= -1),
  requested_at INTEGER NOT NULL,
  decided_at INTEGER
    CHECK ((state IN ('pending', 'scheduled')) = (decided_at IS NULL)),
  CONSTRAINT an_agreement_is_whole CHECK ((anchor IS NULL) = (anchor_day IS NULL)
    AND (anchor IS NULL) = (billing_start IS NULL)
    AND (anchor IS NULL) = (next_term IS NULL))
) STRICT;

CREATE TABLE plan_invitation (
  id INTEGER PRIMARY KEY,
  plan TEXT NOT NULL CHECK (plan <> ''),
  member_id INTEGER REFERENCES member (id),
  code TEXT CHECK (code <> ''),
  most_uses INTEGER NOT NULL CHECK (most_uses >= 1),
  invited_at INTEGER NOT NULL,
  expires_at INTEGER CHECK (expires_at > invited_at),
  withdrawn_at INTEGER CHECK (withdrawn_at >= invited_at),
  CONSTRAINT one_member_or_a_code CHECK ((member_id IS NULL) <> (code IS NULL)),
  CONSTRAINT a_member_joins_once CHECK (member_id IS NULL OR most_uses = 1)
) STRICT;

CREATE TABLE plan_places (
  plan TEXT NOT NULL PRIMARY KEY CHECK (plan <> ''),
  most INTEGER NOT NULL CHECK (most >= 1)
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_version (
  id INTEGER PRIMARY KEY,
  plan TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  source TEXT NOT NULL,
  source_hash BLOB NOT NULL CHECK (length(source_hash) = 32),
  loaded_at INTEGER NOT NULL,
  UNIQUE (plan, version),
  UNIQUE (id, plan)
) STRICT;

CREATE TABLE prepaid_balance (
  member_id INTEGER NOT NULL REFERENCES member (id),
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  paid INTEGER NOT NULL CHECK (paid >= 0),
  granted INTEGER NOT NULL CHECK (granted >= 0),
  PRIMARY KEY (member_id, currency)
) STRICT, WITHOUT ROWID;

CREATE TABLE "prepayment" (
  id INTEGER PRIMARY KEY,
  member_id INTEGER NOT NULL REFERENCES member (id),
  kind TEXT NOT NULL CHECK (kind IN ('paid', 'granted', 'payout')),
  amount INTEGER NOT NULL CHECK (amount > 0),
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  received_at INTEGER NOT NULL
) STRICT;

CREATE TABLE price (
  id INTEGER PRIMARY KEY,
  plan_version_id INTEGER NOT NULL REFERENCES plan_version (id),
  price TEXT NOT NULL,
  effective_from INTEGER NOT NULL,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  UNIQUE (plan_version_id, price, effective_from),
  UNIQUE (id, plan_version_id)
) STRICT;

CREATE TABLE purchase (
  id INTEGER PRIMARY KEY,
  member_id INTEGER NOT NULL REFERENCES member (id),
  reference TEXT NOT NULL UNIQUE CHECK (reference <> ''),
  source TEXT NOT NULL CHECK (source IN ('checkout', 'recorded', 'imported')),
  purchased_at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  gross INTEGER NOT NULL CHECK (gross >= 0),
  net INTEGER NOT NULL CHECK (net >= 0),
  saved INTEGER NOT NULL CHECK (saved >= 0),
  certificates INTEGER NOT NULL CHECK (certificates >= 0),
  points_worth INTEGER NOT NULL CHECK (points_worth >= 0),
  delivery INTEGER NOT NULL CHECK (delivery >= 0),
  fees INTEGER NOT NULL CHECK (fees >= 0),
  channel TEXT CHECK (channel <> ''),
  region TEXT CHECK (region <> ''),
  partner TEXT CHECK (partner <> ''),
  reservation_id INTEGER REFERENCES reservation (id)
    CHECK ((source = 'checkout') = (reservation_id IS NOT NULL)),
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  recorded_at INTEGER NOT NULL,
  CONSTRAINT goods_add_up CHECK (net = gross - saved - certificates - points_worth)
) STRICT;

CREATE TABLE purchase_effect (
  purchase_id INTEGER NOT NULL REFERENCES purchase (id),
  n INTEGER NOT NULL CHECK (n >= 1),
  member_id INTEGER REFERENCES member (id) CHECK (member_id IS NOT NULL OR kind = 'tally'),
  kind TEXT NOT NULL CHECK (kind IN ('tally', 'use', 'points', 'redeem', 'certificate',
    'ticket')),
  what TEXT CHECK (CASE kind WHEN 'tally' THEN coalesce(what, '') IN ('metric', 'spend', 'items', 'stamps', 'saved', 'points', 'issued', 'tickets', 'prizes',
    'donated', 'waived', 'referrals', 'used')
    WHEN 'use' THEN coalesce(what, '') IN ('uses', 'points', 'certificate', 'item') ELSE what IS NULL END),
  name TEXT NOT NULL CHECK (name <> ''),
  currency TEXT CHECK (currency GLOB '[A-Z][A-Z][A-Z]' AND (currency IS NULL)
    = (kind NOT IN ('redeem', 'certificate') AND coalesce(what, '') <> 'certificate')),
  amount INTEGER NOT NULL CHECK (amount > 0 OR (amount < 0 AND kind = 'tally')),
  worth INTEGER CHECK (worth >= 0 AND (kind = 'redeem') = (worth IS NOT NULL)),
  effective_from INTEGER CHECK ((kind = 'points') = (effective_from IS NOT NULL)),
  expires_at INTEGER CHECK (expires_at > effective_from
    AND (expires_at IS NULL OR kind = 'points')),
  partner TEXT CHECK (partner <> '' AND (partner IS NULL OR kind IN ('points', 'redeem'))),
  lines TEXT CHECK (lines GLOB '[1-9]*' AND NOT lines GLOB '*[^0-9,]*'),
  basis TEXT NOT NULL CHECK (basis IN ('value', 'pieces', 'whole', 'never')),
  lot_id INTEGER REFERENCES lot (id) CHECK ((kind = 'points') = (lot_id IS NOT NULL)),
  PRIMARY KEY (purchase_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE purchase_line (
  purchase_id INTEGER NOT NULL REFERENCES purchase (id),
  line INTEGER NOT NULL CHECK (line >= 1),
  product TEXT NOT NULL CHECK (product <> ''),
  category TEXT CHECK (category <> ''),
  quantity INTEGER NOT NULL CHECK (quantity >= 1),
  gross INTEGER NOT NULL CHECK (gross >= 0),
  net INTEGER NOT NULL CHECK (net BETWEEN 0 AND gross),
  PRIMARY KEY (purchase_id, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE purchase_return (
  id INTEGER PRIMARY KEY,
  purchase_id INTEGER NOT NULL REFERENCES purchase (id),
  reference TEXT NOT NULL UNIQUE CHECK (reference <> ''),
  returned_at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  net INTEGER NOT NULL CHECK (net >= 0),
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  recorded_at INTEGER NOT NULL,
  UNIQUE (id, purchase_id)
) STRICT;

CREATE TABLE recognition (
  plan TEXT NOT NULL,
  currency TEXT NOT NULL,
  day INTEGER NOT NULL,
  change INTEGER NOT NULL,
  PRIMARY KEY (plan, currency, day),
  FOREIGN KEY (plan, currency) REFERENCES recognition_progress (plan, currency)
) STRICT, WITHOUT ROWID;

CREATE TABLE "recognition_progress" (
  plan TEXT NOT NULL,
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  next_day INTEGER NOT NULL,
  daily INTEGER NOT NULL,
  PRIMARY KEY (plan, currency)
) STRICT, WITHOUT ROWID;

CREATE TABLE "referral" (
  friend_id INTEGER PRIMARY KEY REFERENCES member (id),
  referrer_id INTEGER NOT NULL REFERENCES member (id)
    CHECK (referrer_id <> friend_id),
  plan TEXT CHECK (plan <> ''),
  state TEXT NOT NULL CHECK (state IN ('open', 'rewarded', 'capped', 'nothing')),
  at INTEGER NOT NULL,
  settled_at INTEGER CHECK ((state = 'open') = (settled_at IS NULL)),
  CONSTRAINT a_plan_rewards CHECK (plan IS NOT NULL OR state = 'open')
) STRICT;

CREATE TABLE referral_reward (
  friend_id INTEGER NOT NULL REFERENCES referral (friend_id),
  side TEXT NOT NULL CHECK (side IN ('referrer', 'friend')),
  member_id INTEGER NOT NULL REFERENCES member (id),
  lot_id INTEGER REFERENCES lot (id),
  prepayment_id INTEGER REFERENCES prepayment (id),
  given_at INTEGER NOT NULL,
  taken_back_at INTEGER CHECK (taken_back_at >= given_at),
  CONSTRAINT one_thing_is_given CHECK ((lot_id IS NULL) <> (prepayment_id IS NULL)),
  PRIMARY KEY (friend_id, side)
) STRICT, WITHOUT ROWID;

CREATE TABLE refund_attempt (
  credit_note_id INTEGER NOT NULL REFERENCES credit_note (id),
  attempt INTEGER NOT NULL CHECK (attempt >= 1),
  charge_attempt INTEGER NOT NULL CHECK (charge_attempt >= 1),
  pay_with TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount > 0),
  state TEXT NOT NULL CHECK (state IN ('pending', 'unknown', 'succeeded', 'declined')),
  decline_code TEXT CHECK ((state = 'declined') = (decline_code IS NOT NULL)),
  requested_at INTEGER NOT NULL,
  resolved_at INTEGER CHECK ((state IN ('pending', 'unknown')) = (resolved_at IS NULL)),
  PRIMARY KEY (credit_note_id, attempt)
) STRICT, WITHOUT ROWID;

CREATE TABLE reservation (
  id INTEGER PRIMARY KEY,
  member_id INTEGER NOT NULL REFERENCES member (id),
  key TEXT CHECK (key <> ''),
  quote BLOB NOT NULL,
  made_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL CHECK (expires_at > made_at),
  state TEXT NOT NULL CHECK (state IN ('open', 'committed', 'released')),
  settled_at INTEGER CHECK ((state = 'open') = (settled_at IS NULL)),
  purchase_id INTEGER REFERENCES purchase (id)
    CHECK ((state = 'committed') = (purchase_id IS NOT NULL))
) STRICT;

CREATE TABLE reservation_effect (
  reservation_id INTEGER NOT NULL REFERENCES reservation (id),
  n INTEGER NOT NULL CHECK (n >= 1),
  member_id INTEGER REFERENCES member (id) CHECK (member_id IS NOT NULL OR kind = 'tally'),
  kind TEXT NOT NULL CHECK (kind IN ('tally', 'use', 'points', 'redeem', 'certificate',
    'ticket')),
  what TEXT CHECK (CASE kind WHEN 'tally' THEN coalesce(what, '') IN ('metric', 'spend', 'items', 'stamps', 'saved', 'points', 'issued', 'tickets', 'prizes',
    'donated', 'waived', 'referrals', 'used')
    WHEN 'use' THEN coalesce(what, '') IN ('uses', 'points', 'certificate', 'item') ELSE what IS NULL END),
  name TEXT NOT NULL CHECK (name <> ''),
  currency TEXT CHECK (currency GLOB '[A-Z][A-Z][A-Z]' AND (currency IS NULL)
    = (kind NOT IN ('redeem', 'certificate') AND coalesce(what, '') <> 'certificate')),
  amount INTEGER NOT NULL CHECK (amount > 0 OR (amount < 0 AND kind = 'tally')),
  worth INTEGER CHECK (worth >= 0 AND (kind = 'redeem') = (worth IS NOT NULL)),
  effective_from INTEGER CHECK ((kind = 'points') = (effective_from IS NOT NULL)),
  expires_at INTEGER CHECK (expires_at > effective_from
    AND (expires_at IS NULL OR kind = 'points')),
  partner TEXT CHECK (partner <> '' AND (partner IS NULL OR kind IN ('points', 'redeem'))),
  lines TEXT CHECK (lines GLOB '[1-9]*' AND NOT lines GLOB '*[^0-9,]*'),
  basis TEXT NOT NULL CHECK (basis IN ('value', 'pieces', 'whole', 'never')),
  PRIMARY KEY (reservation_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE return_effect (
  return_id INTEGER NOT NULL,
  purchase_id INTEGER NOT NULL,
  n INTEGER NOT NULL,
  amount INTEGER NOT NULL CHECK (amount <> 0),
  PRIMARY KEY (return_id, n),
  FOREIGN KEY (return_id, purchase_id) REFERENCES purchase_return (id, purchase_id),
  FOREIGN KEY (purchase_id, n) REFERENCES purchase_effect (purchase_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE return_line (
  return_id INTEGER NOT NULL,
  purchase_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity >= 0),
  net INTEGER NOT NULL CHECK (net > 0 OR (net = 0 AND quantity > 0)),
  PRIMARY KEY (return_id, line),
  FOREIGN KEY (return_id, purchase_id) REFERENCES purchase_return (id, purchase_id),
  FOREIGN KEY (purchase_id, line) REFERENCES purchase_line (purchase_id, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE reward_issue (
  id INTEGER PRIMARY KEY,
  subscription_id INTEGER NOT NULL REFERENCES subscription (id),
  benefit TEXT NOT NULL CHECK (benefit <> ''),
  window_day INTEGER NOT NULL,
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  spend INTEGER NOT NULL CHECK (spend >= 0),
  amount INTEGER NOT NULL CHECK (amount >= 0),
  state TEXT NOT NULL CHECK (state IN ('issued', 'forfeited')),
  lot_id INTEGER REFERENCES lot (id),
  prepayment_id INTEGER REFERENCES prepayment (id)
    CHECK (lot_id IS NULL OR prepayment_id IS NULL),
  at INTEGER NOT NULL,
  CONSTRAINT what_is_issued_is_given CHECK ((state = 'issued' AND amount > 0)
    = (lot_id IS NOT NULL OR prepayment_id IS NOT NULL))
) STRICT;

CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  started_at INTEGER NOT NULL,
  until INTEGER NOT NULL,
  finished_at INTEGER,
  summary TEXT CHECK ((finished_at IS NULL) = (summary IS NULL))
) STRICT;

CREATE TABLE setting (
  name TEXT NOT NULL PRIMARY KEY CHECK (name IN ('zone', 'created_at')),
  value TEXT NOT NULL CHECK (value <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE status_match (
  member_id INTEGER NOT NULL REFERENCES member (id),
  tier_set TEXT NOT NULL CHECK (tier_set <> ''),
  matched_on INTEGER NOT NULL,
  tier TEXT NOT NULL CHECK (tier <> ''),
  proof TEXT NOT NULL CHECK (proof <> ''),
  provisional_until INTEGER NOT NULL CHECK (provisional_until > matched_on),
  recorded_at INTEGER NOT NULL,
  PRIMARY KEY (member_id, tier_set, matched_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE "subscription" (
  id INTEGER PRIMARY KEY,
  member_id INTEGER NOT NULL REFERENCES member (id),
  payer_id INTEGER NOT NULL REFERENCES member (id),
  plan TEXT NOT NULL,
  plan_version_id INTEGER NOT NULL,
  price_id INTEGER NOT NULL,
  pay_with TEXT NOT NULL,
  zone TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  starts_on INTEGER NOT NULL,
  valid_from INTEGER NOT NULL,
  first_billed_on INTEGER NOT NULL,
  with_trial INTEGER NOT NULL CHECK (with_trial IN (0, 1)),
  origin TEXT NOT NULL CHECK (origin IN ('started', 'gift', 'complimentary', 'imported',
    'fallback')),
  previous_id INTEGER REFERENCES subscription (id) CHECK (previous_id < id),
  imported_until INTEGER,
  billing_start INTEGER NOT NULL CHECK (billing_start >= starts_on),
  anchor INTEGER NOT NULL,
  anchor_day INTEGER NOT NULL CHECK (anchor_day BETWEEN 1 AND 31),
  first_terms INTEGER NOT NULL DEFAULT 1 CHECK (first_terms >= 1),
  state TEXT NOT NULL CHECK (state IN ('scheduled', 'incomplete', 'trialing', 'active',
    'past_due', 'on_hold', 'paused', 'ended')),
  expires_at INTEGER CHECK ((state = 'incomplete') = (expires_at IS NOT NULL)),
  due_on INTEGER CHECK ((state IN ('past_due', 'on_hold')) = (due_on IS NOT NULL)),
  last_tried_on INTEGER CHECK ((due_on IS NULL) = (last_tried_on IS NULL)),
  retries INTEGER CHECK (retries IN (0, 1) AND (due_on IS NULL) = (retries IS NULL)),
  paused_on INTEGER CHECK ((state = 'paused') = (paused_on IS NOT NULL)),
  paused_until INTEGER
    CHECK (paused_until > paused_on AND (paused_on IS NULL) = (paused_until IS NULL)),
  ended_reason TEXT CHECK (ended_reason IN ('canceled', 'expired', 'nonpayment', 'refunded',
    'revoked', 'replaced', 'never_paid')),
  ended_at INTEGER,
  auto_renew INTEGER NOT NULL CHECK (auto_renew IN (0, 1)),
  paid_until INTEGER,
  access_until INTEGER,
  next_term INTEGER NOT NULL CHECK (next_term >= -1),
  in_flight INTEGER CHECK (in_flight >= 0),
  series INTEGER NOT NULL DEFAULT 0 CHECK (series >= 0),
  terms_billed INTEGER NOT NULL DEFAULT 0 CHECK (terms_billed >= 0),
  carried INTEGER NOT NULL DEFAULT 0 CHECK (carried >= 0),
  has_offers INTEGER NOT NULL DEFAULT 0 CHECK (has_offers IN (0, 1)),
  pause_next INTEGER CHECK (pause_next >= 1),
  pending_price_id INTEGER REFERENCES price (id),
  pending_on INTEGER CHECK ((pending_price_id IS NULL) = (pending_on IS NULL)),
  held_until INTEGER,
  next_action TEXT,
  next_action_at INTEGER CHECK ((next_action IS NULL) = (next_action_at IS NULL)),
  next_notice_at INTEGER,
  last_invoice_id INTEGER,
  last_run_id INTEGER,
  run_terms INTEGER NOT NULL DEFAULT 0 CHECK (run_terms >= 0),
  parked_reason TEXT,
  CHECK ((state = 'ended') = (ended_reason IS NOT NULL)),
  CHECK ((state = 'ended') = (ended_at IS NOT NULL)),
  CHECK (state <> 'ended' OR (auto_renew = 0 AND in_flight IS NULL AND next_action IS NULL)),
  CHECK (state <> 'ended' OR (pause_next IS NULL AND pending_on IS NULL)),
  CONSTRAINT active_is_paid_and_has_access CHECK (state <> 'active'
    OR (paid_until IS NOT NULL AND access_until IS NOT NULL)),
  CONSTRAINT nothing_is_paid_before_the_first_payment
    CHECK (paid_until IS NULL OR state = 'active' OR state = 'ended'
      OR state = 'past_due' OR state = 'on_hold' OR state = 'paused'),
  CONSTRAINT only_a_trial_is_trialing CHECK (state <> 'trialing' OR with_trial = 1),
  CONSTRAINT nobody_is_forgotten
    CHECK ((next_action IS NULL) = (state = 'ended' OR coalesce(in_flight, 1) = 0)
      OR (state = 'on_hold' AND in_flight IS NULL)),
  CONSTRAINT an_action_fits_its_state CHECK (CASE next_action
    WHEN 'renewal' THEN state = 'active' AND auto_renew = 1
    WHEN 'payment_query' THEN state <> 'ended'
    WHEN 'retry' THEN state IN ('past_due', 'on_hold')
    WHEN 'grace_end' THEN state = 'past_due'
    WHEN 'hold_end' THEN state = 'on_hold'
    WHEN 'term_end' THEN state = 'active' AND auto_renew = 0
    WHEN 'pause' THEN state = 'active' AND pause_next IS NOT NULL
    WHEN 'resume' THEN state = 'paused'
    WHEN 'trial_end' THEN state = 'trialing'
    WHEN 'first_payment_end' THEN state = 'incomplete'
    WHEN 'start' THEN state = 'scheduled'
    ELSE next_action IS NULL END),
  CONSTRAINT a_silent_gateway_is_asked
    CHECK ((coalesce(next_action, '') = 'payment_query') = (coalesce(in_flight, 0) > 0)),
  FOREIGN KEY (plan_version_id, plan) REFERENCES plan_version (id, plan),
  FOREIGN KEY (price_id, plan_version_id) REFERENCES price (id, plan_version_id)
) STRICT;

CREATE TABLE subscription_gap (
  subscription_id INTEGER NOT NULL REFERENCES subscription (id),
  series INTEGER NOT NULL CHECK (series >= 0),
  from_day INTEGER NOT NULL,
  until_day INTEGER CHECK (until_day >= from_day),
  reason TEXT NOT NULL CHECK (reason IN ('paused', 'ended_early', 'unpaid')),
  PRIMARY KEY (subscription_id, series, from_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE tally (
  member_id INTEGER NOT NULL CHECK (member_id >= 0),
  kind TEXT NOT NULL CHECK (kind IN ('metric', 'spend', 'items', 'stamps', 'saved', 'points', 'issued', 'tickets', 'prizes',
    'donated', 'waived', 'referrals', 'used')),
  name TEXT NOT NULL CHECK (name <> ''),
  day INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  PRIMARY KEY (member_id, kind, name, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE test_clock (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  now INTEGER NOT NULL
) STRICT;

CREATE TABLE tier_change (
  id INTEGER PRIMARY KEY,
  member_id INTEGER NOT NULL REFERENCES member (id),
  tier_set TEXT NOT NULL CHECK (tier_set <> ''),
  from_tier TEXT CHECK (from_tier <> ''),
  to_tier TEXT NOT NULL CHECK (to_tier <> ''),
  source TEXT NOT NULL CHECK (source IN ('earned', 'paid', 'gifted', 'matched', 'partner', 'lifetime')),
  reason TEXT NOT NULL CHECK (reason IN ('joined', 'earned', 'review', 'inactivity',
    'returned', 'gifted', 'paid', 'matched', 'challenge', 'partner', 'lifetime',
    'ended', 'imported', 'corrected')),
  day INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE tier_status (
  member_id INTEGER NOT NULL REFERENCES member (id),
  tier_set TEXT NOT NULL CHECK (tier_set <> ''),
  tier TEXT NOT NULL CHECK (tier <> ''),
  source TEXT NOT NULL CHECK (source IN ('earned', 'paid', 'gifted', 'matched', 'partner', 'lifetime')),
  since_day INTEGER NOT NULL,
  entered_on INTEGER NOT NULL,
  valid_until INTEGER CHECK (valid_until > since_day),
  provisional_until INTEGER CHECK (provisional_until > since_day),
  paused_from INTEGER,
  last_active_on INTEGER,
  next_review_on INTEGER,
  course TEXT NOT NULL CHECK (course GLOB '{*}'),
  PRIMARY KEY (member_id, tier_set)
) STRICT, WITHOUT ROWID;

CREATE TABLE "transfer" (
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
) STRICT;

CREATE TABLE trial (
  member_id INTEGER PRIMARY KEY,
  subscription_id INTEGER NOT NULL,
  taken_at INTEGER NOT NULL,
  FOREIGN KEY (member_id, subscription_id) REFERENCES subscription (member_id, id)
) STRICT;

CREATE TABLE trial_claim (
  kind TEXT NOT NULL CHECK (kind IN ('member', 'household', 'fingerprint')),
  value TEXT NOT NULL CHECK (value <> ''),
  subscription_id INTEGER NOT NULL REFERENCES subscription (id),
  taken_at INTEGER NOT NULL,
  PRIMARY KEY (kind, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE upkeep (
  kind TEXT NOT NULL CHECK (kind IN ('drip', 'birthday', 'reward', 'tier_review',
    'tier_inactivity', 'points_inactivity', 'points_decay', 'points_end', 'waitlist',
    'referral')),
  member_id INTEGER NOT NULL REFERENCES member (id),
  subscription_id INTEGER NOT NULL CHECK (subscription_id >= 0),
  name TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  PRIMARY KEY (kind, member_id, subscription_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE verification (
  id INTEGER PRIMARY KEY,
  member_id INTEGER NOT NULL REFERENCES member (id),
  kind TEXT NOT NULL CHECK (kind <> ''),
  proof TEXT NOT NULL CHECK (proof <> ''),
  verified_on INTEGER NOT NULL,
  valid_until INTEGER CHECK (valid_until > verified_on),
  recorded_at INTEGER NOT NULL
) STRICT;

CREATE TABLE waitlist (
  id INTEGER PRIMARY KEY,
  plan TEXT NOT NULL CHECK (plan <> ''),
  member_id INTEGER NOT NULL REFERENCES member (id),
  asked_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'offered', 'joined', 'gone')),
  offered_until INTEGER CHECK (offered_until IS NULL OR state <> 'waiting')
) STRICT;

CREATE TABLE window_mark (
  member_id INTEGER NOT NULL REFERENCES member (id),
  kind TEXT NOT NULL CHECK (kind IN ('uses', 'points', 'certificate', 'item')),
  name TEXT NOT NULL CHECK (name <> ''),
  subscription_id INTEGER NOT NULL REFERENCES subscription (id),
  window_day INTEGER NOT NULL,
  marked_at INTEGER NOT NULL,
  PRIMARY KEY (member_id, kind, name, subscription_id, window_day)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER a_card_is_bound_and_revoked_once BEFORE UPDATE ON membership_card
WHEN OLD.revoked_at IS NOT NULL OR (OLD.identity IS NOT NULL
    AND NEW.identity IS NOT OLD.identity) OR NEW.card <> OLD.card
  OR NEW.subscription_id <> OLD.subscription_id OR NEW.member_id <> OLD.member_id
  OR NEW.issued_at <> OLD.issued_at
BEGIN SELECT RAISE(ABORT, 'a card is bound once and revoked once'); END;

CREATE TRIGGER a_change_is_decided_once BEFORE UPDATE ON plan_change
WHEN OLD.decided_at IS NOT NULL OR NEW.decided_at IS NULL OR NEW.id <> OLD.id
  OR NEW.subscription_id <> OLD.subscription_id
  OR NEW.from_price_id <> OLD.from_price_id OR NEW.to_price_id <> OLD.to_price_id
  OR NEW.timing <> OLD.timing OR NEW.requested_at <> OLD.requested_at
BEGIN SELECT RAISE(ABORT, 'a change of plan is decided once'); END;

CREATE TRIGGER a_charged_invoice_is_not_given_up BEFORE UPDATE OF state ON invoice
WHEN NEW.state IN ('void', 'uncollectible', 'carried') AND EXISTS (
  SELECT 1 FROM payment_attempt WHERE invoice_id = NEW.id AND state <> 'declined')
BEGIN SELECT RAISE(ABORT, 'an invoice whose charge may succeed is not given up'); END;

CREATE TRIGGER a_credit_note_is_settled_once BEFORE UPDATE ON credit_note
WHEN OLD.state <> 'pending' OR NEW.state <> 'settled' OR NEW.id <> OLD.id
  OR NEW.subscription_id <> OLD.subscription_id OR NEW.invoice_id <> OLD.invoice_id
  OR NEW.payer_id <> OLD.payer_id OR NEW.reason <> OLD.reason
  OR NEW.currency <> OLD.currency OR NEW.to_method <> OLD.to_method
  OR NEW.to_paid <> OLD.to_paid OR NEW.to_granted <> OLD.to_granted
  OR NEW.issued_at <> OLD.issued_at
BEGIN SELECT RAISE(ABORT, 'a credit note only goes from pending to settled'); END;

CREATE TRIGGER a_gap_is_closed_once BEFORE UPDATE ON subscription_gap
WHEN OLD.until_day IS NOT NULL OR NEW.until_day IS NULL
  OR NEW.subscription_id <> OLD.subscription_id OR NEW.series <> OLD.series
  OR NEW.from_day <> OLD.from_day OR NEW.reason <> OLD.reason
BEGIN SELECT RAISE(ABORT, 'a gap is closed once'); END;

CREATE TRIGGER a_grant_keeps_its_terms BEFORE UPDATE ON granted_credit
WHEN NEW.prepayment_id <> OLD.prepayment_id OR NEW.member_id <> OLD.member_id
  OR NEW.currency <> OLD.currency OR NEW.amount <> OLD.amount
  OR NEW.expires_on IS NOT OLD.expires_on
BEGIN SELECT RAISE(ABORT, 'of a credit given only what is left changes'); END;

CREATE TRIGGER a_lot_keeps_its_terms BEFORE UPDATE OF id, member_id, kind, name, currency,
  source, subscription_id, window_day, amount, priority, effective_from, expires_at,
  purchase_id, granted_at ON lot
BEGIN SELECT RAISE(ABORT, 'of a lot only what is left changes'); END;

CREATE TRIGGER a_member_keeps_its_id BEFORE UPDATE OF id, member, joined_at ON member
BEGIN SELECT RAISE(ABORT, 'a member keeps its id'); END;

CREATE TRIGGER a_place_in_line_only_goes_on BEFORE UPDATE ON waitlist
WHEN OLD.state IN ('joined', 'gone') OR NEW.state = 'waiting' OR NEW.id <> OLD.id
  OR NEW.plan <> OLD.plan OR NEW.member_id <> OLD.member_id
  OR NEW.asked_at <> OLD.asked_at
BEGIN SELECT RAISE(ABORT, 'a place in line goes from waiting to offered to over'); END;

CREATE TRIGGER a_plan_has_so_many_places BEFORE INSERT ON subscription
WHEN NEW.state <> 'ended' AND (SELECT most FROM plan_places WHERE plan = NEW.plan)
  <= (SELECT count(*) FROM subscription WHERE plan = NEW.plan AND state <> 'ended')
BEGIN SELECT RAISE(ABORT, 'a plan has so many places and no more'); END;

CREATE TRIGGER a_referral_is_settled_once BEFORE UPDATE ON referral
WHEN OLD.state <> 'open' OR NEW.friend_id <> OLD.friend_id
  OR NEW.referrer_id <> OLD.referrer_id OR NEW.at <> OLD.at
  OR (OLD.plan IS NOT NULL AND NEW.plan IS NOT OLD.plan)
BEGIN SELECT RAISE(ABORT, 'a referral is settled once'); END;

CREATE TRIGGER a_refund_outcome_is_final BEFORE UPDATE ON refund_attempt
WHEN OLD.state IN ('succeeded', 'declined') OR NEW.state = 'pending'
  OR NEW.credit_note_id <> OLD.credit_note_id OR NEW.attempt <> OLD.attempt
  OR NEW.charge_attempt <> OLD.charge_attempt OR NEW.pay_with <> OLD.pay_with
  OR NEW.amount <> OLD.amount OR NEW.requested_at <> OLD.requested_at
BEGIN SELECT RAISE(ABORT, 'a refund attempt only goes on to its outcome'); END;

CREATE TRIGGER a_reservation_is_settled_once BEFORE UPDATE ON reservation
WHEN OLD.state <> 'open' OR NEW.state = 'open' OR NEW.id <> OLD.id
  OR NEW.member_id <> OLD.member_id OR NEW.key IS NOT OLD.key OR NEW.quote <> OLD.quote
  OR NEW.made_at <> OLD.made_at OR NEW.expires_at <> OLD.expires_at
BEGIN SELECT RAISE(ABORT, 'a reservation is settled once'); END;

CREATE TRIGGER a_reward_is_taken_back_once BEFORE UPDATE ON referral_reward
WHEN OLD.taken_back_at IS NOT NULL OR NEW.taken_back_at IS NULL
  OR NEW.friend_id <> OLD.friend_id OR NEW.side <> OLD.side
  OR NEW.member_id <> OLD.member_id OR NEW.lot_id IS NOT OLD.lot_id
  OR NEW.prepayment_id IS NOT OLD.prepayment_id OR NEW.given_at <> OLD.given_at
BEGIN SELECT RAISE(ABORT, 'a reward is taken back once'); END;

CREATE TRIGGER a_run_ends_once BEFORE UPDATE ON run
WHEN OLD.finished_at IS NOT NULL OR NEW.id <> OLD.id OR NEW.until <> OLD.until
  OR NEW.started_at <> OLD.started_at
BEGIN SELECT RAISE(ABORT, 'a run ends once'); END;

CREATE TRIGGER a_seat_only_goes_on BEFORE UPDATE ON household_seat
WHEN OLD.state IN ('left', 'removed', 'declined') OR NEW.state = 'invited'
  OR (OLD.state = 'joined' AND NEW.state IN ('joined', 'declined'))
  OR (OLD.joined_at IS NOT NULL AND NEW.joined_at IS NOT OLD.joined_at)
  OR NEW.id <> OLD.id OR NEW.subscription_id <> OLD.subscription_id
  OR NEW.owner_id <> OLD.owner_id OR NEW.member_id <> OLD.member_id
  OR NEW.role <> OLD.role OR NEW.invited_at <> OLD.invited_at
BEGIN SELECT RAISE(ABORT, 'a seat goes from invited to joined to over'); END;

CREATE TRIGGER account_is_append_only_delete BEFORE DELETE ON account
BEGIN SELECT RAISE(ABORT, 'accounts stay'); END;

CREATE TRIGGER account_totals_only_grow BEFORE UPDATE ON account
WHEN NEW.debits < OLD.debits OR NEW.credits < OLD.credits OR NEW.id <> OLD.id
  OR NEW.kind <> OLD.kind OR NEW.plan <> OLD.plan OR NEW.currency <> OLD.currency
BEGIN SELECT RAISE(ABORT, 'the totals of an account only grow'); END;

CREATE TRIGGER an_answer_stays BEFORE UPDATE ON idempotency
WHEN OLD.answer IS NOT NULL OR NEW.key <> OLD.key OR NEW.method <> OLD.method
  OR NEW.body_hash <> OLD.body_hash OR NEW.recorded_at <> OLD.recorded_at
  OR NEW.subscription_id IS NOT OLD.subscription_id
BEGIN SELECT RAISE(ABORT, 'what a key was used for stays'); END;

CREATE TRIGGER an_invitation_is_only_withdrawn BEFORE UPDATE ON plan_invitation
WHEN OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL OR NEW.id <> OLD.id
  OR NEW.plan <> OLD.plan OR NEW.member_id IS NOT OLD.member_id
  OR NEW.code IS NOT OLD.code OR NEW.most_uses <> OLD.most_uses
  OR NEW.invited_at <> OLD.invited_at OR NEW.expires_at IS NOT OLD.expires_at
BEGIN SELECT RAISE(ABORT, 'an invitation stays as it is until it is withdrawn'); END;

CREATE TRIGGER an_invitation_is_used_by_one BEFORE UPDATE ON invitation_use
WHEN NEW.subscription_id IS NULL OR NEW.invitation_id <> OLD.invitation_id
  OR NEW.member_id <> OLD.member_id OR NEW.used_at <> OLD.used_at
BEGIN SELECT RAISE(ABORT, 'who used an invitation goes on to a subscription'); END;

CREATE TRIGGER an_outcome_is_final BEFORE UPDATE ON payment_attempt
WHEN OLD.state IN ('succeeded', 'declined') OR NEW.state = 'pending'
  OR NEW.invoice_id <> OLD.invoice_id OR NEW.attempt <> OLD.attempt
  OR NEW.pay_with <> OLD.pay_with OR NEW.amount <> OLD.amount
  OR NEW.balance_paid <> OLD.balance_paid
  OR NEW.balance_granted <> OLD.balance_granted
  OR NEW.requested_at <> OLD.requested_at
BEGIN SELECT RAISE(ABORT, 'a payment attempt only goes on to its outcome'); END;

CREATE TRIGGER applied_offer_is_append_only_delete BEFORE DELETE ON applied_offer
BEGIN SELECT RAISE(ABORT, 'offers taken are append-only'); END;

CREATE TRIGGER applied_offer_is_append_only_update BEFORE UPDATE ON applied_offer
BEGIN SELECT RAISE(ABORT, 'offers taken are append-only'); END;

CREATE TRIGGER benefit_return_is_append_only_delete BEFORE DELETE ON benefit_return
BEGIN SELECT RAISE(ABORT, 'returns of uses are append-only'); END;

CREATE TRIGGER benefit_return_is_append_only_update BEFORE UPDATE ON benefit_return
BEGIN SELECT RAISE(ABORT, 'returns of uses are append-only'); END;

CREATE TRIGGER benefit_use_is_append_only_delete BEFORE DELETE ON benefit_use
BEGIN SELECT RAISE(ABORT, 'uses of benefits are append-only'); END;

CREATE TRIGGER benefit_use_is_append_only_update BEFORE UPDATE ON benefit_use
BEGIN SELECT RAISE(ABORT, 'uses of benefits are append-only'); END;

CREATE TRIGGER control_group_is_append_only_delete BEFORE DELETE ON control_group
BEGIN SELECT RAISE(ABORT, 'who is held out are append-only'); END;

CREATE TRIGGER control_group_is_append_only_update BEFORE UPDATE ON control_group
BEGIN SELECT RAISE(ABORT, 'who is held out are append-only'); END;

CREATE TRIGGER credit_note_is_append_only_delete BEFORE DELETE ON credit_note
BEGIN SELECT RAISE(ABORT, 'credit notes stay'); END;

CREATE TRIGGER credit_notes_stay_within_what_was_paid BEFORE INSERT ON credit_note
WHEN EXISTS (
  SELECT 1 FROM invoice AS i WHERE i.id = NEW.invoice_id
    AND NEW.to_method + NEW.to_paid + NEW.to_granted
    + (SELECT coalesce(sum(to_method + to_paid + to_granted), 0) FROM credit_note
      WHERE invoice_id = i.id)
    > (SELECT coalesce(sum(CASE pay_with WHEN 'balance' THEN amount
        ELSE amount + balance_paid + balance_granted END), 0)
      FROM payment_attempt WHERE invoice_id = i.id AND state = 'succeeded'))
BEGIN SELECT RAISE(ABORT, 'no more is given back of an invoice than was paid'); END;

CREATE TRIGGER credits_stay_within_their_line BEFORE INSERT ON line_credit
WHEN EXISTS (
  SELECT 1 FROM invoice_line AS l
  WHERE l.invoice_id = NEW.invoice_id AND l.line = NEW.line AND (
    l.amount < NEW.amount + (SELECT coalesce(sum(amount), 0) FROM line_credit
      WHERE invoice_id = NEW.invoice_id AND line = NEW.line)
    OR l.tax < NEW.tax + (SELECT coalesce(sum(tax), 0) FROM line_credit
      WHERE invoice_id = NEW.invoice_id AND line = NEW.line)))
BEGIN SELECT RAISE(ABORT, 'no more is given back of a line than it billed'); END;

CREATE TRIGGER draw_is_append_only_delete BEFORE DELETE ON draw
BEGIN SELECT RAISE(ABORT, 'seeds of draws are append-only'); END;

CREATE TRIGGER draw_is_append_only_update BEFORE UPDATE ON draw
BEGIN SELECT RAISE(ABORT, 'seeds of draws are append-only'); END;

CREATE TRIGGER draw_ticket_is_append_only_delete BEFORE DELETE ON draw_ticket
BEGIN SELECT RAISE(ABORT, 'tickets are append-only'); END;

CREATE TRIGGER draw_ticket_is_append_only_update BEFORE UPDATE ON draw_ticket
BEGIN SELECT RAISE(ABORT, 'tickets are append-only'); END;

CREATE TRIGGER drip_is_append_only_delete BEFORE DELETE ON drip
BEGIN SELECT RAISE(ABORT, 'what was given on occasions are append-only'); END;

CREATE TRIGGER drip_is_append_only_update BEFORE UPDATE ON drip
BEGIN SELECT RAISE(ABORT, 'what was given on occasions are append-only'); END;

CREATE TRIGGER ended_stays_ended BEFORE UPDATE OF state, ended_reason, ended_at
ON subscription WHEN OLD.state = 'ended' AND (NEW.state <> OLD.state
  OR NEW.ended_reason <> OLD.ended_reason OR NEW.ended_at <> OLD.ended_at)
BEGIN SELECT RAISE(ABORT, 'an ended subscription stays ended'); END;

CREATE TRIGGER granted_credit_is_append_only_delete BEFORE DELETE ON granted_credit
BEGIN SELECT RAISE(ABORT, 'credits given stay'); END;

CREATE TRIGGER hold_is_append_only_update BEFORE UPDATE ON hold
BEGIN SELECT RAISE(ABORT, 'what is held stays as it is until it is settled'); END;

CREATE TRIGGER household_seat_is_append_only_delete BEFORE DELETE ON household_seat
BEGIN SELECT RAISE(ABORT, 'seats stay'); END;

CREATE TRIGGER invitation_use_is_append_only_delete BEFORE DELETE ON invitation_use
BEGIN SELECT RAISE(ABORT, 'uses of invitations stay'); END;

CREATE TRIGGER invoice_is_append_only_delete BEFORE DELETE ON invoice
BEGIN SELECT RAISE(ABORT, 'invoices stay'); END;

CREATE TRIGGER invoice_is_settled_once BEFORE UPDATE ON invoice
WHEN OLD.state <> 'open' OR NEW.state = 'open' OR NEW.id <> OLD.id
  OR NEW.subscription_id <> OLD.subscription_id OR NEW.amount <> OLD.amount
  OR NEW.currency <> OLD.currency OR NEW.period_start <> OLD.period_start
  OR NEW.period_end <> OLD.period_end OR NEW.kind <> OLD.kind OR NEW.term <> OLD.term
  OR NEW.payer_id <> OLD.payer_id OR NEW.series <> OLD.series
  OR NEW.terms <> OLD.terms OR NEW.issued_at <> OLD.issued_at
  OR NEW.previous_invoice_id IS NOT OLD.previous_invoice_id
BEGIN SELECT RAISE(ABORT, 'an invoice only goes from open to settled'); END;

CREATE TRIGGER invoice_line_is_append_only_delete BEFORE DELETE ON invoice_line
BEGIN SELECT RAISE(ABORT, 'invoice lines are append-only'); END;

CREATE TRIGGER invoice_line_is_append_only_update BEFORE UPDATE ON invoice_line
BEGIN SELECT RAISE(ABORT, 'invoice lines are append-only'); END;

CREATE TRIGGER journal_commit_is_append_only_delete BEFORE DELETE ON journal_commit
BEGIN SELECT RAISE(ABORT, 'journal commits are append-only'); END;

CREATE TRIGGER journal_commit_is_append_only_update BEFORE UPDATE ON journal_commit
BEGIN SELECT RAISE(ABORT, 'journal commits are append-only'); END;

CREATE TRIGGER journal_is_append_only_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'journal rows are append-only'); END;

CREATE TRIGGER journal_is_append_only_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'journal rows are append-only'); END;

CREATE TRIGGER line_credit_is_append_only_delete BEFORE DELETE ON line_credit
BEGIN SELECT RAISE(ABORT, 'credits of lines are append-only'); END;

CREATE TRIGGER line_credit_is_append_only_update BEFORE UPDATE ON line_credit
BEGIN SELECT RAISE(ABORT, 'credits of lines are append-only'); END;

CREATE TRIGGER lot_entry_is_append_only_delete BEFORE DELETE ON lot_entry
BEGIN SELECT RAISE(ABORT, 'entries of lots are append-only'); END;

CREATE TRIGGER lot_entry_is_append_only_update BEFORE UPDATE ON lot_entry
BEGIN SELECT RAISE(ABORT, 'entries of lots are append-only'); END;

CREATE TRIGGER lot_is_append_only_delete BEFORE DELETE ON lot
BEGIN SELECT RAISE(ABORT, 'lots stay'); END;

CREATE TRIGGER member_is_append_only_delete BEFORE DELETE ON member
BEGIN SELECT RAISE(ABORT, 'members stay; erasing a person deletes the person alone'); END;

CREATE TRIGGER membership_card_is_append_only_delete BEFORE DELETE ON membership_card
BEGIN SELECT RAISE(ABORT, 'cards stay'); END;

CREATE TRIGGER milestone_is_append_only_delete BEFORE DELETE ON milestone
BEGIN SELECT RAISE(ABORT, 'milestones are append-only'); END;

CREATE TRIGGER milestone_is_append_only_update BEFORE UPDATE ON milestone
BEGIN SELECT RAISE(ABORT, 'milestones are append-only'); END;

CREATE TRIGGER no_more_comes_back_than_was_used BEFORE INSERT ON benefit_return
WHEN EXISTS (
  SELECT 1 FROM benefit_use AS u
  LEFT JOIN benefit_return AS r ON r.use_id = u.id
  WHERE u.id = NEW.use_id GROUP BY u.id
  HAVING coalesce(sum(r.quantity), 0) + NEW.quantity > u.quantity
    OR coalesce(sum(r.uses), 0) + NEW.uses > u.uses)
BEGIN SELECT RAISE(ABORT, 'no more comes back of a use than was used'); END;

CREATE TRIGGER no_more_is_held_than_is_left AFTER INSERT ON hold
WHEN EXISTS (
  SELECT 1 FROM lot AS l JOIN reservation AS r ON r.id = NEW.reservation_id
  WHERE l.id = NEW.lot_id AND (l.member_id <> NEW.member_id
    OR l.remaining < (SELECT sum(amount) FROM hold
      WHERE member_id = NEW.member_id AND expires_at > r.made_at
        AND lot_id = NEW.lot_id)))
BEGIN SELECT RAISE(ABORT, 'no more is held of a lot than is left of it'); END;

CREATE TRIGGER no_more_is_undone_than_was_done BEFORE INSERT ON return_effect
WHEN EXISTS (
  SELECT 1 FROM purchase_effect AS e
  WHERE e.purchase_id = NEW.purchase_id AND e.n = NEW.n
    AND NEW.amount + (SELECT coalesce(sum(amount), 0) FROM return_effect
      WHERE purchase_id = NEW.purchase_id AND n = NEW.n)
    NOT BETWEEN min(e.amount, 0) AND max(e.amount, 0))
BEGIN SELECT RAISE(ABORT, 'no more of an effect is undone than there was'); END;

CREATE TRIGGER nobody_changes_to_a_full_plan BEFORE UPDATE OF plan ON subscription
WHEN NEW.plan <> OLD.plan AND NEW.state <> 'ended'
  AND (SELECT most FROM plan_places WHERE plan = NEW.plan)
  <= (SELECT count(*) FROM subscription WHERE plan = NEW.plan AND state <> 'ended')
BEGIN SELECT RAISE(ABORT, 'a plan that is full is changed to by nobody'); END;

CREATE TRIGGER nobody_joins_uninvited BEFORE INSERT ON invitation_use
WHEN (SELECT count(*) FROM invitation_use WHERE invitation_id = NEW.invitation_id)
  >= (SELECT most_uses FROM plan_invitation WHERE id = NEW.invitation_id)
BEGIN SELECT RAISE(ABORT, 'an invitation is for so many and no more'); END;

CREATE TRIGGER notice_is_append_only_delete BEFORE DELETE ON notice
BEGIN SELECT RAISE(ABORT, 'notices are append-only'); END;

CREATE TRIGGER notice_is_append_only_update BEFORE UPDATE ON notice
BEGIN SELECT RAISE(ABORT, 'notices are append-only'); END;

CREATE TRIGGER only_a_pending_note_is_refunded BEFORE INSERT ON refund_attempt
WHEN (SELECT state FROM credit_note WHERE id = NEW.credit_note_id) <> 'pending'
BEGIN SELECT RAISE(ABORT, 'only a pending credit note is refunded'); END;

CREATE TRIGGER only_a_success_pays BEFORE UPDATE OF state ON invoice
WHEN NEW.state = 'paid' AND NEW.amount > 0 AND NOT EXISTS (
  SELECT 1 FROM payment_attempt WHERE invoice_id = NEW.id AND state = 'succeeded')
BEGIN SELECT RAISE(ABORT, 'an invoice is paid by an attempt that succeeded'); END;

CREATE TRIGGER only_an_open_invoice_is_charged BEFORE INSERT ON payment_attempt
WHEN NEW.state IN ('pending', 'unknown')
  AND (SELECT state FROM invoice WHERE id = NEW.invoice_id) <> 'open'
BEGIN SELECT RAISE(ABORT, 'only an open invoice is charged'); END;

CREATE TRIGGER only_an_open_reservation_holds AFTER INSERT ON hold
WHEN EXISTS (SELECT 1 FROM reservation WHERE id = NEW.reservation_id
  AND (state <> 'open' OR expires_at <> NEW.expires_at))
BEGIN SELECT RAISE(ABORT, 'only an open reservation holds, to its end'); END;

CREATE TRIGGER payment_attempt_is_append_only_delete BEFORE DELETE ON payment_attempt
BEGIN SELECT RAISE(ABORT, 'payment attempts stay'); END;

CREATE TRIGGER plan_change_is_append_only_delete BEFORE DELETE ON plan_change
BEGIN SELECT RAISE(ABORT, 'changes of plan stay'); END;

CREATE TRIGGER plan_invitation_is_append_only_delete BEFORE DELETE ON plan_invitation
BEGIN SELECT RAISE(ABORT, 'invitations stay'); END;

CREATE TRIGGER plan_version_is_append_only_delete BEFORE DELETE ON plan_version
BEGIN SELECT RAISE(ABORT, 'plan versions are append-only'); END;

CREATE TRIGGER plan_version_is_append_only_update BEFORE UPDATE ON plan_version
BEGIN SELECT RAISE(ABORT, 'plan versions are append-only'); END;

CREATE TRIGGER prepayment_is_append_only_delete BEFORE DELETE ON prepayment
BEGIN SELECT RAISE(ABORT, 'prepayments are append-only'); END;

CREATE TRIGGER prepayment_is_append_only_update BEFORE UPDATE ON prepayment
BEGIN SELECT RAISE(ABORT, 'prepayments are append-only'); END;

CREATE TRIGGER price_is_append_only_delete BEFORE DELETE ON price
BEGIN SELECT RAISE(ABORT, 'prices are append-only'); END;

CREATE TRIGGER price_is_append_only_update BEFORE UPDATE ON price
BEGIN SELECT RAISE(ABORT, 'prices are append-only'); END;

CREATE TRIGGER purchase_effect_is_append_only_delete BEFORE DELETE ON purchase_effect
BEGIN SELECT RAISE(ABORT, 'effects of purchases are append-only'); END;

CREATE TRIGGER purchase_effect_is_append_only_update BEFORE UPDATE ON purchase_effect
BEGIN SELECT RAISE(ABORT, 'effects of purchases are append-only'); END;

CREATE TRIGGER purchase_is_append_only_delete BEFORE DELETE ON purchase
BEGIN SELECT RAISE(ABORT, 'purchases are append-only'); END;

CREATE TRIGGER purchase_is_append_only_update BEFORE UPDATE ON purchase
BEGIN SELECT RAISE(ABORT, 'purchases are append-only'); END;

CREATE TRIGGER purchase_line_is_append_only_delete BEFORE DELETE ON purchase_line
BEGIN SELECT RAISE(ABORT, 'lines of purchases are append-only'); END;

CREATE TRIGGER purchase_line_is_append_only_update BEFORE UPDATE ON purchase_line
BEGIN SELECT RAISE(ABORT, 'lines of purchases are append-only'); END;

CREATE TRIGGER purchase_return_is_append_only_delete BEFORE DELETE ON purchase_return
BEGIN SELECT RAISE(ABORT, 'returns are append-only'); END;

CREATE TRIGGER purchase_return_is_append_only_update BEFORE UPDATE ON purchase_return
BEGIN SELECT RAISE(ABORT, 'returns are append-only'); END;

CREATE TRIGGER recognition_is_append_only_delete BEFORE DELETE ON recognition
BEGIN SELECT RAISE(ABORT, 'recognition stays'); END;

CREATE TRIGGER recognition_moves_forward BEFORE UPDATE ON recognition_progress
WHEN NEW.next_day < OLD.next_day OR NEW.plan <> OLD.plan OR NEW.currency <> OLD.currency
BEGIN SELECT RAISE(ABORT, 'recognition only moves forward'); END;

CREATE TRIGGER recognition_progress_is_append_only_delete BEFORE DELETE ON recognition_progress
BEGIN SELECT RAISE(ABORT, 'recognition stays'); END;

CREATE TRIGGER recognized_days_are_closed_insert BEFORE INSERT ON recognition
WHEN NEW.day < (SELECT next_day FROM recognition_progress
  WHERE plan = NEW.plan AND currency = NEW.currency)
BEGIN SELECT RAISE(ABORT, 'that day is recognized already'); END;

CREATE TRIGGER recognized_days_are_closed_update BEFORE UPDATE ON recognition
WHEN min(OLD.day, NEW.day) < (SELECT next_day FROM recognition_progress
  WHERE plan = OLD.plan AND currency = OLD.currency)
BEGIN SELECT RAISE(ABORT, 'that day is recognized already'); END;

CREATE TRIGGER referral_is_append_only_delete BEFORE DELETE ON referral
BEGIN SELECT RAISE(ABORT, 'referrals stay'); END;

CREATE TRIGGER referral_reward_is_append_only_delete BEFORE DELETE ON referral_reward
BEGIN SELECT RAISE(ABORT, 'rewards stay'); END;

CREATE TRIGGER refund_attempt_is_append_only_delete BEFORE DELETE ON refund_attempt
BEGIN SELECT RAISE(ABORT, 'refund attempts stay'); END;

CREATE TRIGGER reservation_effect_is_append_only_delete BEFORE DELETE ON reservation_effect
BEGIN SELECT RAISE(ABORT, 'effects of reservations are append-only'); END;

CREATE TRIGGER reservation_effect_is_append_only_update BEFORE UPDATE ON reservation_effect
BEGIN SELECT RAISE(ABORT, 'effects of reservations are append-only'); END;

CREATE TRIGGER reservation_is_append_only_delete BEFORE DELETE ON reservation
BEGIN SELECT RAISE(ABORT, 'reservations stay'); END;

CREATE TRIGGER return_effect_is_append_only_delete BEFORE DELETE ON return_effect
BEGIN SELECT RAISE(ABORT, 'what returns undid are append-only'); END;

CREATE TRIGGER return_effect_is_append_only_update BEFORE UPDATE ON return_effect
BEGIN SELECT RAISE(ABORT, 'what returns undid are append-only'); END;

CREATE TRIGGER return_line_is_append_only_delete BEFORE DELETE ON return_line
BEGIN SELECT RAISE(ABORT, 'lines of returns are append-only'); END;

CREATE TRIGGER return_line_is_append_only_update BEFORE UPDATE ON return_line
BEGIN SELECT RAISE(ABORT, 'lines of returns are append-only'); END;

CREATE TRIGGER returns_stay_within_their_line BEFORE INSERT ON return_line
WHEN EXISTS (
  SELECT 1 FROM purchase_line AS l
  WHERE l.purchase_id = NEW.purchase_id AND l.line = NEW.line AND (
    l.quantity < NEW.quantity + (SELECT coalesce(sum(quantity), 0) FROM return_line
      WHERE purchase_id = NEW.purchase_id AND line = NEW.line)
    OR l.net < NEW.net + (SELECT coalesce(sum(net), 0) FROM return_line
      WHERE purchase_id = NEW.purchase_id AND line = NEW.line)))
BEGIN SELECT RAISE(ABORT, 'no more comes back of a line than was bought'); END;

CREATE TRIGGER reward_issue_is_append_only_delete BEFORE DELETE ON reward_issue
BEGIN SELECT RAISE(ABORT, 'rewards are append-only'); END;

CREATE TRIGGER reward_issue_is_append_only_update BEFORE UPDATE ON reward_issue
BEGIN SELECT RAISE(ABORT, 'rewards are append-only'); END;

CREATE TRIGGER run_is_append_only_delete BEFORE DELETE ON run
BEGIN SELECT RAISE(ABORT, 'runs stay'); END;

CREATE TRIGGER setting_is_append_only_delete BEFORE DELETE ON setting
BEGIN SELECT RAISE(ABORT, 'settings are append-only'); END;

CREATE TRIGGER setting_is_append_only_update BEFORE UPDATE ON setting
BEGIN SELECT RAISE(ABORT, 'settings are append-only'); END;

CREATE TRIGGER status_match_is_append_only_delete BEFORE DELETE ON status_match
BEGIN SELECT RAISE(ABORT, 'matches of status are append-only'); END;

CREATE TRIGGER status_match_is_append_only_update BEFORE UPDATE ON status_match
BEGIN SELECT RAISE(ABORT, 'matches of status are append-only'); END;

CREATE TRIGGER subscription_gap_is_append_only_delete BEFORE DELETE ON subscription_gap
BEGIN SELECT RAISE(ABORT, 'gaps stay'); END;

CREATE TRIGGER subscription_is_append_only_delete BEFORE DELETE ON subscription
BEGIN SELECT RAISE(ABORT, 'subscriptions stay'); END;

CREATE TRIGGER tally_is_append_only_delete BEFORE DELETE ON tally
BEGIN SELECT RAISE(ABORT, 'counts stay'); END;

CREATE TRIGGER test_clock_is_append_only_delete BEFORE DELETE ON test_clock
BEGIN SELECT RAISE(ABORT, 'a test clock stays'); END;

CREATE TRIGGER test_clock_moves_forward BEFORE UPDATE ON test_clock
WHEN NEW.now < OLD.now OR NEW.one <> OLD.one
BEGIN SELECT RAISE(ABORT, 'a test clock only moves forward'); END;

CREATE TRIGGER tier_change_is_append_only_delete BEFORE DELETE ON tier_change
BEGIN SELECT RAISE(ABORT, 'changes of tiers are append-only'); END;

CREATE TRIGGER tier_change_is_append_only_update BEFORE UPDATE ON tier_change
BEGIN SELECT RAISE(ABORT, 'changes of tiers are append-only'); END;

CREATE TRIGGER tier_status_is_append_only_delete BEFORE DELETE ON tier_status
BEGIN SELECT RAISE(ABORT, 'a status outlives memberships'); END;

CREATE TRIGGER transfer_is_append_only_delete BEFORE DELETE ON transfer
BEGIN SELECT RAISE(ABORT, 'transfers are append-only'); END;

CREATE TRIGGER transfer_is_append_only_update BEFORE UPDATE ON transfer
BEGIN SELECT RAISE(ABORT, 'transfers are append-only'); END;

CREATE TRIGGER trial_claim_is_append_only_delete BEFORE DELETE ON trial_claim
BEGIN SELECT RAISE(ABORT, 'claims of trials are append-only'); END;

CREATE TRIGGER trial_claim_is_append_only_update BEFORE UPDATE ON trial_claim
BEGIN SELECT RAISE(ABORT, 'claims of trials are append-only'); END;

CREATE TRIGGER trial_is_append_only_delete BEFORE DELETE ON trial
BEGIN SELECT RAISE(ABORT, 'trials are append-only'); END;

CREATE TRIGGER trial_is_append_only_update BEFORE UPDATE ON trial
BEGIN SELECT RAISE(ABORT, 'trials are append-only'); END;

CREATE TRIGGER verification_is_append_only_delete BEFORE DELETE ON verification
BEGIN SELECT RAISE(ABORT, 'proofs are append-only'); END;

CREATE TRIGGER verification_is_append_only_update BEFORE UPDATE ON verification
BEGIN SELECT RAISE(ABORT, 'proofs are append-only'); END;

CREATE TRIGGER waitlist_is_append_only_delete BEFORE DELETE ON waitlist
BEGIN SELECT RAISE(ABORT, 'places in line stay'); END;

CREATE TRIGGER what_was_agreed_stays BEFORE UPDATE OF id, member_id, created_at,
  starts_on, valid_from, first_billed_on, with_trial, origin, previous_id,
  imported_until ON subscription
BEGIN SELECT RAISE(ABORT, 'where a subscription comes from stays'); END;

CREATE TRIGGER window_mark_is_append_only_delete BEFORE DELETE ON window_mark
BEGIN SELECT RAISE(ABORT, 'marks of windows are append-only'); END;

CREATE TRIGGER window_mark_is_append_only_update BEFORE UPDATE ON window_mark
BEGIN SELECT RAISE(ABORT, 'marks of windows are append-only'); END;
