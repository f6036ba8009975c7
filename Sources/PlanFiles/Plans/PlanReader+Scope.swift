import Membership

extension PlanReader {
    /// Where something applies, from the keys of ``PlanKeys/scope``.
    func scope(_ fields: Fields) -> BenefitScope {
        let categories = labels(fields, "categories")
        let products = labels(fields, "products")
        return BenefitScope(
            categories: categories,
            products: products,
            channels: labels(fields, "channels"),
            regions: labels(fields, "regions"),
            partners: labels(fields, "partners"),
            excludedCategories: labels(fields, "exclude_categories", not: categories),
            excludedProducts: labels(fields, "exclude_products", not: products)
        )
    }

    /// Words of a limit; none when the key is left out.
    /// - Parameter included: words that may not stand here, because they are let in already.
    func labels(_ fields: Fields, _ key: String, not included: [String]? = nil) -> [String] {
        let right =
            "write words in brackets, such as [\(included == nil ? "online" : "gift_card")]; leave "
            + "the key out for \(included == nil ? "everywhere" : "no exception")"
        var labels: [String] = []
        for item in reader.list(fields.optional(key), key, right: right) ?? [] {
            guard let label = reader.label(item, key) else { continue }
            if labels.contains(label) {
                reader.report(
                    item.position,
                    "\(Reader.quoted(label)) stands in \(Reader.quoted(key)) twice",
                    "keep one"
                )
            } else if let included, included.contains(label) {
                reader.report(
                    item.position,
                    "\(Reader.quoted(label)) is let in and left out at once",
                    "keep it in one of the lists"
                )
            }
            if key == "partners" { notes.note(partnerNamed: label, place: item.position) }
            labels.append(label)
        }
        return labels
    }
}
