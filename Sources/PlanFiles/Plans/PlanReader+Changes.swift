import Membership

extension PlanReader {
    /// When changes of plan or price take effect; the stated defaults when left out.
    func change(_ node: YAMLNode?) -> ChangeRules {
        let none = ChangeRules()
        guard let fields = Fields(node, of: "change", keys: PlanKeys.change, reader: reader) else {
            return none
        }
        func timing(_ key: String) -> ChangeTiming? { reader.choice(fields.optional(key), key) }
        let credit: ChangeCredit? = reader.choice(fields.optional("credit"), "credit")
        return ChangeRules(
            upgrade: timing("upgrade") ?? none.upgrade,
            downgrade: timing("downgrade") ?? none.downgrade,
            interval: timing("interval") ?? none.interval,
            credit: credit ?? none.credit
        )
    }

    func pause(_ node: YAMLNode?) -> PauseRules? {
        guard let fields = Fields(node, of: "pause", keys: PlanKeys.pause, reader: reader) else {
            return nil
        }
        let longest = reader.integer(
            fields.required("longest", example: "longest: 3"),
            "longest",
            in: 1...120
        )
        let resume: ResumeWith? = reader.choice(fields.optional("resume"), "resume")
        let unused: PlanWords.UnusedTime? = reader.choice(fields.optional("unused"), "unused")
        return longest.map { longest in
            PauseRules(
                longest: longest,
                resume: resume ?? .stub,
                creditsUnusedTime: unused != .keep
            )
        }
    }

    func notices(_ node: YAMLNode?, prices: [PriceOutline]) -> NoticeRules {
        guard let fields = Fields(node, of: "notices", keys: PlanKeys.notices, reader: reader)
        else {
            return .none
        }
        let names = JurisdictionPack.allCases.map(\.rawValue).joined(separator: ", ")
        var packs: [JurisdictionPack] = []
        let right = "write names of packs in brackets: \(names)"
        for item in reader.list(fields.optional("packs"), "packs", right: right) ?? [] {
            let pack: JurisdictionPack? = reader.choice(item, "packs")
            guard let pack else { continue }
            if packs.contains(pack) {
                let name = Reader.quoted(pack.rawValue)
                reader.report(item.position, "\(name) stands in \"packs\" twice", "keep one")
            }
            packs.append(pack)
        }
        let before = fields.optional("before_renewal")
        return NoticeRules(
            packs: packs,
            beforeRenewal: shorterThanTerms(before, "before_renewal", 1, prices)
        )
    }
}
