CREATE INDEX attempt_pending ON payment_attempt (invoice_id) WHERE state = 'pending';

CREATE UNIQUE INDEX one_attempt_that_may_succeed ON payment_attempt (invoice_id)
WHERE state <> 'declined';

CREATE UNIQUE INDEX one_entitlement_per_subscription ON entitlement (subscription_id);

CREATE UNIQUE INDEX one_invoice_per_period ON invoice (period_start, subscription_id, kind)
WHERE state <> 'void';

CREATE UNIQUE INDEX one_live_subscription ON subscription (member_id, plan)
WHERE state <> 'ended';

CREATE UNIQUE INDEX one_open_invoice ON invoice (subscription_id) WHERE state = 'open';

CREATE UNIQUE INDEX one_recognition_per_day
ON transfer (debit_account_id, effective_day) WHERE code = 'recognition';

CREATE UNIQUE INDEX one_transfer_per_prepayment ON transfer (reference)
WHERE code IN ('prepayment', 'credit');

CREATE UNIQUE INDEX one_write_off_per_invoice ON transfer (reference)
WHERE code = 'write_off';

CREATE INDEX subscription_due ON subscription (next_action_at, id)
WHERE next_action_at IS NOT NULL AND parked_reason IS NULL;

CREATE UNIQUE INDEX subscription_of_member ON subscription (member_id, id);

CREATE INDEX subscription_parked ON subscription (id) WHERE parked_reason IS NOT NULL;

CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('receivable', 'prepaid_paid', 'prepaid_granted',
    'gateway_clearing', 'discounts', 'deferred_revenue', 'revenue')),
  plan TEXT NOT NULL DEFAULT ''
    CHECK ((kind IN ('deferred_revenue', 'revenue')) = (plan <> '')),
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  debits INTEGER NOT NULL DEFAULT 0 CHECK (debits >= 0),
  credits INTEGER NOT NULL DEFAULT 0 CHECK (credits >= 0),
  UNIQUE (kind, plan, currency),
  CONSTRAINT no_balance_on_the_wrong_side CHECK (CASE kind
    WHEN 'receivable' THEN debits >= credits
    WHEN 'gateway_clearing' THEN debits >= credits
    WHEN 'discounts' THEN debits >= credits
    ELSE credits >= debits END)
) STRICT;

CREATE TABLE entitlement (
  member TEXT NOT NULL REFERENCES member (member),
  subscription_id INTEGER NOT NULL REFERENCES subscription (id),
  plan_version_id INTEGER NOT NULL REFERENCES plan_version (id),
  standing TEXT NOT NULL CHECK (standing = 'renewing' OR standing = 'ending'
    OR standing = 'past_due' OR standing = 'ended' OR standing = 'on_hold'
    OR standing = 'incomplete' OR standing = 'trialing' OR standing = 'scheduled'),
  valid_from INTEGER NOT NULL,
  paid_until INTEGER,
  valid_until INTEGER NOT NULL,
  PRIMARY KEY (member, subscription_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE idempotency (
  key TEXT NOT NULL PRIMARY KEY
    CHECK (length(key) BETWEEN 1 AND 64 AND key NOT GLOB '*[^-A-Za-z0-9_.:]*'),
  method TEXT NOT NULL,
  body_hash BLOB NOT NULL CHECK (length(body_hash) = 32),
  subscription_id INTEGER REFERENCES subscription (id),
  answer BLOB CHECK (answer IS NOT NULL OR subscription_id IS NOT NULL),
  recorded_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE invoice (
  id INTEGER PRIMARY KEY,
  subscription_id INTEGER NOT NULL REFERENCES subscription (id),
  kind TEXT NOT NULL CHECK (kind IN ('term')),
  term INTEGER NOT NULL CHECK (term >= -1),
  period_start INTEGER NOT NULL,
  period_end INTEGER NOT NULL CHECK (period_end > period_start),
  amount INTEGER NOT NULL CHECK (amount >= 0),
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  state TEXT NOT NULL
    CHECK (state = 'paid' OR state = 'open' OR state = 'void' OR state = 'uncollectible'),
  issued_at INTEGER NOT NULL,
  settled_at INTEGER CHECK ((state = 'open') = (settled_at IS NULL)),
  settled_on INTEGER CHECK ((settled_at IS NULL) = (settled_on IS NULL)),
  previous_invoice_id INTEGER CHECK (previous_invoice_id < id)
) STRICT;

CREATE TABLE invoice_line (
  invoice_id INTEGER NOT NULL REFERENCES invoice (id),
  line INTEGER NOT NULL CHECK (line >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('term')),
  price_id INTEGER NOT NULL REFERENCES price (id),
  days INTEGER NOT NULL CHECK (days > 0),
  of_days INTEGER NOT NULL CHECK (of_days >= days),
  is_prorated INTEGER NOT NULL CHECK (is_prorated IN (0, 1)),
  amount INTEGER NOT NULL,
  PRIMARY KEY (invoice_id, line),
  CHECK (is_prorated = 0 OR days < of_days)
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

CREATE TABLE member (
  id INTEGER PRIMARY KEY,
  member TEXT NOT NULL UNIQUE
    CHECK (length(member) BETWEEN 1 AND 64 AND member NOT GLOB '*[^-A-Za-z0-9_.:]*'),
  zone TEXT,
  joined_at INTEGER NOT NULL
) STRICT;

CREATE TABLE payment_attempt (
  invoice_id INTEGER NOT NULL REFERENCES invoice (id),
  attempt INTEGER NOT NULL CHECK (attempt >= 1),
  pay_with TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state = 'succeeded' OR state = 'pending'
    OR state = 'declined' OR state = 'unknown'),
  decline_kind TEXT CHECK (decline_kind IN ('soft', 'hard')),
  decline_code TEXT CHECK ((decline_kind IS NULL) = (decline_code IS NULL)),
  requested_at INTEGER NOT NULL,
  resolved_at INTEGER CHECK ((state IN ('pending', 'unknown')) = (resolved_at IS NULL)),
  PRIMARY KEY (invoice_id, attempt),
  CHECK ((state = 'declined') = (decline_kind IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  member_id INTEGER PRIMARY KEY REFERENCES member (id),
  name TEXT,
  email TEXT,
  CHECK (name IS NOT NULL OR email IS NOT NULL)
) STRICT;

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

CREATE TABLE prepayment (
  id INTEGER PRIMARY KEY,
  member_id INTEGER NOT NULL REFERENCES member (id),
  kind TEXT NOT NULL CHECK (kind IN ('paid', 'granted')),
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

CREATE TABLE recognition (
  plan TEXT NOT NULL,
  currency TEXT NOT NULL,
  day INTEGER NOT NULL,
  change INTEGER NOT NULL,
  PRIMARY KEY (plan, currency, day),
  FOREIGN KEY (plan, currency) REFERENCES recognition_progress (plan, currency)
) STRICT, WITHOUT ROWID;

CREATE TABLE recognition_progress (
  plan TEXT NOT NULL,
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  next_day INTEGER NOT NULL,
  daily INTEGER NOT NULL CHECK (daily >= 0),
  PRIMARY KEY (plan, currency)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE subscription (
  id INTEGER PRIMARY KEY,
  member_id INTEGER NOT NULL REFERENCES member (id),
  plan TEXT NOT NULL,
  plan_version_id INTEGER NOT NULL,
  price_id INTEGER NOT NULL,
  pay_with TEXT NOT NULL,
  zone TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  starts_on INTEGER NOT NULL,
  valid_from INTEGER NOT NULL,
  billing_start INTEGER NOT NULL CHECK (billing_start >= starts_on),
  anchor INTEGER NOT NULL CHECK (anchor >= billing_start),
  anchor_day INTEGER NOT NULL CHECK (anchor_day BETWEEN 1 AND 31),
  with_trial INTEGER NOT NULL CHECK (with_trial IN (0, 1)),
  state TEXT NOT NULL CHECK (state IN ('scheduled', 'incomplete', 'trialing', 'active',
    'past_due', 'on_hold', 'ended')),
  expires_at INTEGER CHECK ((state = 'incomplete') = (expires_at IS NOT NULL)),
  due_on INTEGER CHECK ((state IN ('past_due', 'on_hold')) = (due_on IS NOT NULL)),
  last_tried_on INTEGER CHECK ((due_on IS NULL) = (last_tried_on IS NULL)),
  retries INTEGER CHECK (retries IN (0, 1) AND (due_on IS NULL) = (retries IS NULL)),
  ended_reason TEXT CHECK (ended_reason IN ('canceled', 'expired', 'nonpayment', 'refunded',
    'revoked', 'replaced', 'never_paid')),
  ended_at INTEGER,
  auto_renew INTEGER NOT NULL CHECK (auto_renew IN (0, 1)),
  paid_until INTEGER CHECK (paid_until > billing_start),
  access_until INTEGER,
  next_term INTEGER NOT NULL CHECK (next_term >= -1),
  in_flight INTEGER CHECK (in_flight >= 0),
  next_action TEXT,
  next_action_at INTEGER CHECK ((next_action IS NULL) = (next_action_at IS NULL)),
  last_invoice_id INTEGER,
  last_run_id INTEGER,
  run_terms INTEGER NOT NULL DEFAULT 0 CHECK (run_terms >= 0),
  parked_reason TEXT,
  CHECK ((state = 'ended') = (ended_reason IS NOT NULL)),
  CHECK ((state = 'ended') = (ended_at IS NOT NULL)),
  CHECK (state <> 'ended' OR (auto_renew = 0 AND in_flight IS NULL AND next_action IS NULL)),
  CONSTRAINT active_is_paid_and_has_access CHECK (state <> 'active'
    OR (paid_until IS NOT NULL AND access_until IS NOT NULL AND access_until >= paid_until)),
  CONSTRAINT nothing_is_paid_before_the_first_payment
    CHECK (paid_until IS NULL OR state = 'active' OR state = 'ended'
      OR state = 'past_due' OR state = 'on_hold'),
  CONSTRAINT only_a_trial_is_trialing CHECK (state <> 'trialing' OR with_trial = 1),
  CONSTRAINT nobody_is_forgotten
    CHECK ((next_action IS NULL) = (state = 'ended' OR coalesce(in_flight, 1) = 0)),
  CONSTRAINT an_action_fits_its_state CHECK (CASE next_action
    WHEN 'renewal' THEN state = 'active' AND auto_renew = 1
    WHEN 'payment_query' THEN state <> 'ended'
    WHEN 'retry' THEN state IN ('past_due', 'on_hold')
    WHEN 'grace_end' THEN state = 'past_due'
    WHEN 'hold_end' THEN state = 'on_hold'
    WHEN 'term_end' THEN state = 'active' AND auto_renew = 0
    WHEN 'trial_end' THEN state = 'trialing'
    WHEN 'first_payment_end' THEN state = 'incomplete'
    WHEN 'start' THEN state = 'scheduled'
    ELSE next_action IS NULL END),
  CONSTRAINT a_silent_gateway_is_asked
    CHECK ((coalesce(next_action, '') = 'payment_query') = (coalesce(in_flight, 0) > 0)),
  FOREIGN KEY (plan_version_id, plan) REFERENCES plan_version (id, plan),
  FOREIGN KEY (price_id, plan_version_id) REFERENCES price (id, plan_version_id)
) STRICT;

CREATE TABLE test_clock (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  now INTEGER NOT NULL
) STRICT;

CREATE TABLE transfer (
  id INTEGER PRIMARY KEY,
  debit_account_id INTEGER NOT NULL REFERENCES account (id),
  credit_account_id INTEGER NOT NULL REFERENCES account (id),
  member_id INTEGER REFERENCES member (id),
  amount INTEGER NOT NULL CHECK (amount > 0),
  code TEXT NOT NULL CHECK (code = 'invoice' OR code = 'payment' OR code = 'balance'
    OR code = 'prepayment' OR code = 'credit' OR code = 'write_off'
    OR code = 'recognition'),
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

CREATE TRIGGER a_charged_invoice_is_not_given_up BEFORE UPDATE OF state ON invoice
WHEN NEW.state IN ('void', 'uncollectible') AND EXISTS (
  SELECT 1 FROM payment_attempt WHERE invoice_id = NEW.id AND state <> 'declined')
BEGIN SELECT RAISE(ABORT, 'an invoice whose charge may succeed is not given up'); END;

CREATE TRIGGER a_member_keeps_its_id BEFORE UPDATE OF id, member, joined_at ON member
BEGIN SELECT RAISE(ABORT, 'a member keeps its id'); END;

CREATE TRIGGER a_run_ends_once BEFORE UPDATE ON run
WHEN OLD.finished_at IS NOT NULL OR NEW.id <> OLD.id OR NEW.until <> OLD.until
  OR NEW.started_at <> OLD.started_at
BEGIN SELECT RAISE(ABORT, 'a run ends once'); END;

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

CREATE TRIGGER an_outcome_is_final BEFORE UPDATE ON payment_attempt
WHEN OLD.state IN ('succeeded', 'declined') OR NEW.state = 'pending'
  OR NEW.invoice_id <> OLD.invoice_id OR NEW.attempt <> OLD.attempt
  OR NEW.pay_with <> OLD.pay_with OR NEW.requested_at <> OLD.requested_at
BEGIN SELECT RAISE(ABORT, 'a payment attempt only goes on to its outcome'); END;

CREATE TRIGGER ended_stays_ended BEFORE UPDATE OF state, ended_reason, ended_at
ON subscription WHEN OLD.state = 'ended' AND (NEW.state <> OLD.state
  OR NEW.ended_reason <> OLD.ended_reason OR NEW.ended_at <> OLD.ended_at)
BEGIN SELECT RAISE(ABORT, 'an ended subscription stays ended'); END;

CREATE TRIGGER invoice_is_append_only_delete BEFORE DELETE ON invoice
BEGIN SELECT RAISE(ABORT, 'invoices stay'); END;

CREATE TRIGGER invoice_is_settled_once BEFORE UPDATE ON invoice
WHEN OLD.state <> 'open' OR NEW.state = 'open' OR NEW.id <> OLD.id
  OR NEW.subscription_id <> OLD.subscription_id OR NEW.amount <> OLD.amount
  OR NEW.currency <> OLD.currency OR NEW.period_start <> OLD.period_start
  OR NEW.period_end <> OLD.period_end OR NEW.kind <> OLD.kind OR NEW.term <> OLD.term
  OR NEW.issued_at <> OLD.issued_at
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

CREATE TRIGGER member_is_append_only_delete BEFORE DELETE ON member
BEGIN SELECT RAISE(ABORT, 'members stay; erasing a person deletes the person alone'); END;

CREATE TRIGGER only_a_success_pays BEFORE UPDATE OF state ON invoice
WHEN NEW.state = 'paid' AND NEW.amount > 0 AND NOT EXISTS (
  SELECT 1 FROM payment_attempt WHERE invoice_id = NEW.id AND state = 'succeeded')
BEGIN SELECT RAISE(ABORT, 'an invoice is paid by an attempt that succeeded'); END;

CREATE TRIGGER only_an_open_invoice_is_charged BEFORE INSERT ON payment_attempt
WHEN NEW.state IN ('pending', 'unknown')
  AND (SELECT state FROM invoice WHERE id = NEW.invoice_id) <> 'open'
BEGIN SELECT RAISE(ABORT, 'only an open invoice is charged'); END;

CREATE TRIGGER payment_attempt_is_append_only_delete BEFORE DELETE ON payment_attempt
BEGIN SELECT RAISE(ABORT, 'payment attempts stay'); END;

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

CREATE TRIGGER run_is_append_only_delete BEFORE DELETE ON run
BEGIN SELECT RAISE(ABORT, 'runs stay'); END;

CREATE TRIGGER setting_is_append_only_delete BEFORE DELETE ON setting
BEGIN SELECT RAISE(ABORT, 'settings are append-only'); END;

CREATE TRIGGER setting_is_append_only_update BEFORE UPDATE ON setting
BEGIN SELECT RAISE(ABORT, 'settings are append-only'); END;

CREATE TRIGGER subscription_is_append_only_delete BEFORE DELETE ON subscription
BEGIN SELECT RAISE(ABORT, 'subscriptions stay'); END;

CREATE TRIGGER test_clock_is_append_only_delete BEFORE DELETE ON test_clock
BEGIN SELECT RAISE(ABORT, 'a test clock stays'); END;

CREATE TRIGGER test_clock_moves_forward BEFORE UPDATE ON test_clock
WHEN NEW.now < OLD.now OR NEW.one <> OLD.one
BEGIN SELECT RAISE(ABORT, 'a test clock only moves forward'); END;

CREATE TRIGGER transfer_is_append_only_delete BEFORE DELETE ON transfer
BEGIN SELECT RAISE(ABORT, 'transfers are append-only'); END;

CREATE TRIGGER transfer_is_append_only_update BEFORE UPDATE ON transfer
BEGIN SELECT RAISE(ABORT, 'transfers are append-only'); END;

CREATE TRIGGER trial_is_append_only_delete BEFORE DELETE ON trial
BEGIN SELECT RAISE(ABORT, 'trials are append-only'); END;

CREATE TRIGGER trial_is_append_only_update BEFORE UPDATE ON trial
BEGIN SELECT RAISE(ABORT, 'trials are append-only'); END;

CREATE TRIGGER what_was_agreed_stays BEFORE UPDATE OF id, member_id, plan, plan_version_id,
  price_id, pay_with, zone, created_at, starts_on, valid_from, billing_start, anchor,
  anchor_day, with_trial ON subscription
BEGIN SELECT RAISE(ABORT, 'what was agreed at the start of a subscription stays'); END;
