import Membership

extension PlanReader {
    func trial(_ node: YAMLNode?, benefits: [String], prices: [PriceOutline]) -> Trial? {
        guard let fields = Fields(node, of: "a trial", keys: PlanKeys.trial, reader: reader) else {
            return nil
        }
        let length = reader.cadence(fields.required("length", example: "length: P30D"), "length")
        let leftOut = references(
            fields.optional("leaves_out"),
            "leaves_out",
            to: "benefit",
            known: benefits,
            example: "early_access",
            repeated: { "the trial leaves \($0) out twice" }
        )
        let convertsTo = reference(
            fields.optional("converts_to"),
            "converts_to",
            to: "price",
            known: prices.ids,
            example: "annual"
        )
        let method: PlanWords.TrialMethod? = reader.choice(
            fields.optional("payment_method"),
            "payment_method"
        )
        return length.map { length in
            Trial(
                length: length,
                benefitsLeftOut: leftOut,
                convertsTo: convertsTo,
                methodRequired: method != .optional
            )
        }
    }
}
