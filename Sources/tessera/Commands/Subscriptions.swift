import ArgumentParser
import Engine
import JSONText
import Membership
import RPC
import Store

/// `tessera subscriptions`: who has which plan.
struct Subscriptions: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Start, cancel and look at subscriptions.",
        subcommands: [
            Start.self, Gift.self, Grant.self, Import.self, Show.self, List.self,
            PreviewChange.self, Change.self, ClearChange.self, PayWith.self, Pause.self,
            Resume.self, ClearPause.self, Cancel.self, UndoCancel.self, CancelNow.self,
        ]
    )

    /// `tessera subscriptions show`: one subscription.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show a subscription.")

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The subscription's id, such as sub_1.", transform: Parse.subscription)
        var subscription: SubscriptionID

        func run() throws {
            let view = try database.reader().subscription(subscription)
            try Subscriptions.print(view, format)
        }
    }

    /// `tessera subscriptions list`: subscriptions in order of their numbers.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List subscriptions in order of their numbers.",
            discussion: "Example: tessera subscriptions list --state past_due"
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions
        @OptionGroup var page: PageOptions

        @Option(help: "Only this member's.")
        var member: String?

        @Option(help: "Only those in this state.")
        var state: StateName?

        @Option(
            help: ArgumentHelp("Go on behind this one.", valueName: "subscription"),
            transform: Parse.subscription
        )
        var after: SubscriptionID?

        func run() throws {
            let limit = page.limit
            let found = try database.reader().subscriptions(
                of: member,
                state: state,
                after: after,
                limit: limit + 1
            )
            // A member's are few and come whole.
            let page = Page(found.filter { $0.id > after ?? SubscriptionID(0) }, limit: limit)
            if format.json {
                try Output.standard.json { $0.array(page.items) { $0.write($1) } }
            } else {
                try Output.standard.table(Subscriptions.table(page.items))
            }
            page.noteRest(\.id.description)
        }
    }

    /// `tessera subscriptions cancel`: turns renewal off.
    struct Cancel: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Turn renewal off; time that is paid for is kept.",
            discussion: "A subscription that was never paid, or whose payment failed, ends now."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The subscription's id, such as sub_1.", transform: Parse.subscription)
        var subscription: SubscriptionID

        func run() throws {
            let view = try database.engine().cancelSubscription(subscription)
            try Subscriptions.print(view, format)
        }
    }
}

extension Subscriptions {
    static func print(_ view: SubscriptionView, _ format: FormatOptions) throws {
        if format.json { return try Output.standard.json { $0.write(view) } }
        try Output.standard.table(facts(view))
    }

    static func table(_ views: [SubscriptionView]) -> Table {
        var table = Table(
            .text("subscription"),
            .text("member"),
            .text("plan"),
            .text("price"),
            .state(),
            .text("renews"),
            .text("paid until"),
            .text("next"),
            .text("at")
        )
        for view in views {
            table.add([
                view.id.description, view.member, view.plan, view.price, view.state.name.rawValue,
                Words.yes(view.autoRenew), view.paidUntil?.description,
                view.nextAction?.rawValue, view.nextActionAt?.rfc3339,
            ])
        }
        return table
    }

    private static func price(_ view: SubscriptionView) -> String {
        let often =
            view.isLifetime
            ? "once" : view.firstTerms > 1 ? "a term, \(view.firstTerms) at once" : "each term"
        let until = view.payWithExpires.map { ", which expires after \($0)" } ?? ""
        return "\(view.amount) \(often), paid with \(view.payWith)\(until)"
    }

    /// `nil` for a plain start.
    private static func origin(_ view: SubscriptionView) -> String? {
        switch view.origin {
        case .started: nil
        case .gift where view.payer == view.member: "terms they paid for themselves"
        case .gift: "a gift from \(view.payer)"
        case .complimentary: "given by the shop"
        case .imported: "taken over from elsewhere"
        case .fallback: "in place of one that was not paid"
        }
    }

    private static func facts(_ view: SubscriptionView) -> Facts {
        var facts = Facts("\(view.id): \(view.member), \(view.plan) \(view.price)")
        facts.add("state", view.state.name.rawValue)
        facts.add("ended", view.endedAt.map { "\($0), \(view.endReason?.rawValue ?? "")" })
        facts.add("amount", price(view))
        facts.add("came about", origin(view))
        facts.add("goes on from", view.previous?.description)
        for taken in view.offers {
            let terms = taken.offer.terms.map { Words.count($0, "term") } ?? "every term"
            let effect = Words.effect(taken.offer.effect)
            facts.add("offer", "\(taken.offer.id), \(effect) for \(terms)")
        }
        facts.add("plan version", "\(view.planVersion)")
        facts.add("starts on", view.startsOn.description + (view.withTrial ? ", by a trial" : ""))
        facts.add("trial", view.trialLeftOut.map(Words.leftOut))
        if view.isHeldOut {
            facts.add("control", "compared with members: pays nothing and has no benefits")
        }
        facts.add("renews", Words.yes(view.autoRenew))
        let isForGood = view.isLifetime && view.state == .active
        facts.add("paid until", isForGood ? "for good" : view.paidUntil?.description)
        facts.add("access until", view.accessUntil?.rfc3339)
        if let action = view.nextAction, let at = view.nextActionAt {
            facts.add("next", "\(action.rawValue) at \(at)")
        }
        facts.add("rests until", view.pausedUntil?.description)
        if let terms = view.pauseNext {
            facts.add(
                "to rest",
                "\(Words.count(terms, "term")) from \(view.paidUntil.map(\.description) ?? "its end")"
            )
        }
        if let change = view.lastChange {
            let target = "to \(change.plan) \(change.price)"
            if change.state == .scheduled {
                facts.add(
                    "next change",
                    "\(target), \(change.amount) from \(change.effectiveOn) on"
                )
            } else {
                facts.add(
                    "last change",
                    "\(target), \(change.state.rawValue), \(change.effectiveOn)"
                )
            }
        }
        if let reason = view.parkedReason {
            facts.add("parked", reason)
            facts.add("to go on", "mend the cause, then `tessera renewals unpark \(view.id)`")
        }
        if let invoice = view.lastInvoice {
            facts.add(
                "last invoice",
                "\(invoice.id), \(Words.period(invoice.period)), \(invoice.amount), "
                    + invoice.state.rawValue
            )
        }
        facts.add("time zone", view.zone)
        return facts
    }
}
