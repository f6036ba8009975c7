import Engine
import Membership
import Payments
import PlanFiles
import RPC
import ShopSupport
import Store

/// Carries out the commands of a story on a shop of its own, and tells what came of them.
final class Teller {
    var shop: Shop
    /// What baskets and purchases are in, unless a story says otherwise.
    var currency = Currency.all.first { $0.code == "USD" } ?? Currency.all[0]
    private var words: [Substring] = []

    init() throws { shop = try Shop(plans: []) }

    func complaints() throws -> [String] { try shop.complaints() }

    /// - Returns: the lines to show; a refusal is a line like any other.
    func perform(_ command: String) throws -> [String] {
        words = command.split(separator: " ")
        let verb = try take("a command")
        do {
            let lines = try carryOut(verb, command)
            guard words.isEmpty else { throw ShopError("left over in '\(command)': \(words)") }
            return lines
        } catch let refused as Refused {
            words = []
            return ["refused, \(refused.refusal.rawValue): \(refused.description)"]
        } catch let errors as PlanFileErrors {
            words = []
            // The files lie in a directory that is another one each time.
            return errors.errors.map { error in
                let file = error.file.split(separator: "/").last ?? ""
                return "\(file):\(error.line):\(error.column): \(error.problem); \(error.remedy)"
            }
        }
    }

    private func carryOut(_ verb: String, _ command: String) throws -> [String] {
        switch verb {
        case "shop":
            let start = try take("a day")
            shop = try Shop(at: start, zone: optional() ?? "UTC", plans: [])
            return []
        case "plans": return try plans()
        case "member":
            let member = try take("a member")
            return ["\(member) lives in \(try shop.add(member, zone: optional()).zone)"]
        case "start": return try start()
        case "gift", "give", "import", "set", "move", "verify", "lines": return try begin(verb)
        case "preview-change", "change", "clear-change", "pause", "resume", "clear-pause",
            "undo-cancel", "cancel-now", "pay-with", "record", "overdue", "harm", "mend", "parked",
            "unpark", "migrate", "changes":
            return try changing(verb)
        case "notices", "events", "dry-run", "bare-run", "run-until", "waiting", "program":
            return try running(verb)
        case "refund", "use", "uses", "payout", "credit": return try credit(verb)
        case "return-use", "give-uses", "left", "used", "collect": return try using(verb)
        case "quote", "reserve", "commit", "release": return try checkout(verb)
        case "buy", "take-back", "points", "movements", "give-points", "correct-points",
            "points-report", "settlement":
            return try purchasing(verb)
        case "tiers", "history", "preview-tiers", "set-tier", "back-tier", "match-tier",
            "rest-tier", "resume-tier":
            return try standing(verb)
        case "money":
            let code = try take("a currency")
            guard let currency = Currency(code) else { throw ShopError("no currency '\(code)'") }
            self.currency = currency
            return []
        case "card", "show-card", "revoke-card", "cards": return try carding(verb)
        case "household", "invite", "join", "decline", "leave", "remove", "buy-seat":
            return try sharing(verb)
        case "rewards", "draws", "tickets", "audit-draws", "statement": return try rewarding(verb)
        case "invite-to", "uninvite", "invitations", "wait", "give-up", "place", "line",
            "control-group", "brings", "referrals":
            return try admitting(verb)
        case "cancel": return Self.lines(try shop.engine.cancelSubscription(subscription()))
        case "pay": return try topUp(.paid)
        case "grant": return try topUp(.granted)
        case "bank": return try bank()
        case "advance": return Self.lines(try shop.advance(to: take("a day")))
        case "sleep":
            try shop.sleep(until: take("a day"))
            return []
        case "run":
            let limit = optional().flatMap { Int($0) }
            return Self.lines(try shop.engine.runRenewals(limit: limit))
        case "preview":
            let until = try optional().map { try Shop.instant($0, shop.engine.calendar) }
            let lines = try shop.engine.previewRenewals(until: until, limit: 100)
            return lines.isEmpty ? ["nothing is due"] : lines.map(Self.line)
        case "show": return Self.lines(try shop.engine.subscription(subscription()))
        case "invoices": return try shop.invoices(take("a member"))
        case "balance":
            return try shop.engine.balances(of: take("a member")).map {
                "paid ahead \($0.paid), granted \($0.granted)"
            }
        case "check": return try check()
        case "journal":
            return try shop.engine.events(
                after: 0,
                kind: nil,
                member: take("a member"),
                limit: 1_000
            ).map { "\($0.at.rfc3339) \($0.actor): \($0.entry.kind)" }
        case "books":
            return try shop.engine.accounts().map { "\($0.name) \($0.balance) \($0.currency)" }
        case "doctor":
            let complaints = try shop.complaints()
            return complaints.isEmpty ? ["all is well"] : complaints
        case "schedule": return try schedule()
        case "rpc":
            let role = try take("a role")
            words = []
            let line = command.drop { $0 != "{" && $0 != "[" }
            return try Desk(engine: shop.engine).answer(String(line), role: role)
        default: throw ShopError("no command '\(verb)'")
        }
    }

    // MARK: Commands with options

    private func start() throws -> [String] {
        let (member, plan) = (try take("a member"), try take("a plan"))
        let (price, payWith) = (try take("a price"), try take("a payment method"))
        var trial: Bool?
        var (day, anchorDay): (String?, Int?) = (nil, nil)
        var (terms, code, backdate): (Int, String?, Bool) = (1, nil, false)
        var expires: Month?
        var (invitation, referredBy): (String?, String?) = (nil, nil)
        while let word = optional() {
            switch word {
            case "trial": trial = true
            case "no-trial": trial = false
            case "on": day = try take("a day")
            case "anchor": anchorDay = Int(try take("a day of the month"))
            case "terms": terms = Int(try take("a count")) ?? 0
            case "code": code = try take("a code")
            case "backdate": backdate = true
            case "expires": expires = try month()
            case "invited": invitation = try take("a code")
            case "by": referredBy = try take("a member")
            default: throw ShopError("no option '\(word)'")
            }
        }
        let order = StartOrder(
            member: member,
            plan: plan,
            price: price,
            payWith: payWith,
            payWithExpires: expires,
            trial: trial,
            start: try day.map(Shop.day),
            backdate: backdate,
            anchorDay: anchorDay,
            terms: terms,
            code: code,
            invitation: invitation,
            referredBy: referredBy
        )
        return Self.lines(try shop.engine.startSubscription(order))
    }

    /// `plans all`, `plans shipped`, or `plans gold 10.00 15.00` for a changed file.
    private func plans() throws -> [String] {
        let loaded: [LoadedPlan]
        switch try take("which plans") {
        case "all": loaded = try shop.load(SamplePlans.all)
        case "starting": loaded = try shop.load(SamplePlans.starting)
        case "changing": loaded = try shop.load(SamplePlans.changing)
        case "offering": loaded = try shop.load(SamplePlans.offering)
        case "refunding": loaded = try shop.load(SamplePlans.refunding)
        case "noticing": loaded = try shop.load(SamplePlans.noticing)
        case "checkout": loaded = try shop.load(SamplePlans.checkout)
        case "points": loaded = try shop.load(SamplePlans.points)
        case "using": loaded = try shop.load(SamplePlans.using)
        case "sharing": loaded = try shop.load(SamplePlans.sharing)
        case "rewarding": loaded = try shop.load(SamplePlans.rewarding)
        case "giving": loaded = try shop.load(SamplePlans.giving)
        case "only": loaded = try loadOnly()
        case "joining": loaded = try shop.load(SamplePlans.joining)
        case "ages": loaded = try shop.load([SamplePlans.ages])
        case "shipped": loaded = try shop.engine.loadPlans(paths: shippedPaths())
        case "tiering": loaded = try shop.load(SamplePlans.tiering)
        case "scoped": loaded = try shop.load(SamplePlans.scoped)
        case "saver": loaded = try shop.load([SamplePlans.saver])
        case let plan:
            let known = SamplePlans.all + SamplePlans.starting + SamplePlans.changing
            guard let text = known.first(where: { $0.hasPrefix("plan: \(plan)\n") }) else {
                throw ShopError("no plan \(plan)")
            }
            let (old, new) = (try take("an amount"), try take("an amount"))
            loaded = try shop.load([text.replacing("amount: \(old)", with: "amount: \(new)")])
        }
        let told = loaded.map { "\($0.plan) version \($0.version)\($0.isNew ? "" : " as before")" }
        return [told.joined(separator: ", ")]
    }

    private func topUp(_ kind: PrepaymentRow.Kind) throws -> [String] {
        let member = try take("a member")
        guard let cents = Int64(try take("an amount")) else { throw ShopError("no amount") }
        let added = try shop.topUp(member, cents, kind, currency: optional() ?? "USD")
        return ["balance: paid ahead \(added.balance.paid), granted \(added.balance.granted)"]
            + added.paid.map { "paid with it: \($0.id) \($0.plan)" }
    }

    private func bank() throws -> [String] {
        switch try take("what the bank does") {
        case "pays": shop.bank.usually(.succeeded)
        case "declines": shop.bank.usually(.declined(.soft, code: "insufficient_funds"))
        case "forbids": shop.bank.usually(.declined(.hard, code: "card_expired"))
        case "silent": shop.bank.losesCalls(true)
        case "back": shop.bank.losesCalls(false)
        case "calls": return shop.bank.calls
        case let other: throw ShopError("no bank that '\(other)'")
        }
        return []
    }

    private func check() throws -> [String] {
        let (member, benefit) = (try take("a member"), try take("a benefit"))
        var context = CheckContext()
        var at: Instant?
        while let word = optional() {
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw ShopError("no option '\(word)'") }
            switch parts[0] {
            case "at": at = try Shop.instant(parts[1], shop.engine.calendar)
            case "amount":
                context.amount = Int64(parts[1]).map { minorUnits in
                    Money(minorUnits: minorUnits, currency: currency)
                }
            case "category": context.category = parts[1]
            case "channel": context.channel = parts[1]
            case "region": context.region = parts[1]
            case "partner": context.partner = parts[1]
            case "quantity": context.quantity = Int64(parts[1]) ?? 0
            default: throw ShopError("no option '\(word)'")
            }
        }
        let answer = try shop.engine.check(
            member: member,
            benefit: benefit,
            at: at,
            context: context
        )
        var line = "\(answer.entitled ? "yes" : "no"), \(answer.reason.rawValue)"
        if let remaining = answer.remaining {
            line += ", \(remaining) of \(answer.limit ?? 0) left"
        }
        if answer.remaining == nil, let usage = answer.usage { line += ", \(usage) used" }
        if let overage = answer.overage, overage > 0 { line += ", \(overage) beyond" }
        if let discount = answer.discount { line += ", \(discount) off" }
        if let until = answer.validUntil { line += ", until \(until.rfc3339)" }
        if let role = answer.role, let owner = answer.owner {
            line += ", as \(role.rawValue) of \(owner)"
        }
        if answer.renewalPending { line += ", renewal pending" }
        if let remedy = answer.remedy { line += "; \(remedy)" }
        return [line]
    }

    private func schedule() throws -> [String] {
        let (plan, price) = (try take("a plan"), try take("a price"))
        let start = try Shop.day(take("a day"))
        let count = Int(try take("a count")) ?? 1
        var anchorDay: Int?
        var trial: Bool?
        var offers = ScheduleOrder.Offers.usual
        while let word = optional() {
            switch word {
            case "trial": trial = true
            case "no-trial": trial = false
            case "code": offers = .code(try take("a code"))
            case "offer": offers = .named(try take("an offer"))
            case "no-offers": offers = .none
            default: anchorDay = Int(word)
            }
        }
        let view = try shop.engine.schedule(
            plan,
            ScheduleOrder(
                price: price,
                start: start,
                anchorDay: anchorDay,
                count: count,
                trial: trial,
                offers: offers
            )
        )
        let begins = view.trial.map { ["trial \($0)"] } ?? []
        let lines = view.bill.lines.map { line in
            let part = line.isProrated ? " for \(line.days)/\(line.ofDays)" : ""
            let offer = line.offer.map { " (\($0))" } ?? ""
            return "\(line.period) \(line.amount)\(part)\(offer)"
        }
        return begins + lines + (view.trialLeftOut.map { ["no trial, \($0.rawValue)"] } ?? [])
    }

    // MARK: Words

    func take(_ what: String) throws -> String {
        guard !words.isEmpty else { throw ShopError("\(what) is missing") }
        return String(words.removeFirst())
    }

    func optional() -> String? { words.isEmpty ? nil : String(words.removeFirst()) }

    func subscription() throws -> SubscriptionID {
        guard let id = SubscriptionID(try take("a subscription")) else {
            throw ShopError("no subscription's id")
        }
        return id
    }
}
