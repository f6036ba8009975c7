import Engine
import Membership

/// A line of a purchase as one word: `PRODUCT[@CATEGORY][*QUANTITY]=NET[/GROSS]`.
struct PurchaseLine {
    let product: String
    let category: String?
    let quantity: Int64
    let net: String
    let gross: String?

    static let remedy =
        "write PRODUCT[@CATEGORY][*QUANTITY]=NET[/GROSS], such as mug@home*2=17.00/20.00"

    init(_ text: String) throws {
        guard let equals = text.lastIndex(of: "=") else { throw ArgumentError(Self.remedy) }
        var name = text[..<equals]
        let amounts = text[text.index(after: equals)...]
            .split(separator: "/", omittingEmptySubsequences: false)
        var quantity: Int64 = 1
        if let star = name.lastIndex(of: "*") {
            guard let number = Int64(name[name.index(after: star)...]),
                (1...1_000_000).contains(number)
            else { throw ArgumentError(Self.remedy) }
            quantity = number
            name = name[..<star]
        }
        let parts = name.split(separator: "@", omittingEmptySubsequences: false)
        guard let product = parts.first, !product.isEmpty, parts.count <= 2,
            parts.allSatisfy({ !$0.isEmpty }), (1...2).contains(amounts.count),
            let net = amounts.first
        else { throw ArgumentError(Self.remedy) }
        self.product = String(product)
        category = parts.count == 2 ? String(parts[1]) : nil
        self.quantity = quantity
        self.net = String(net)
        gross = amounts.count == 2 ? String(amounts[1]) : nil
    }

    func line(_ currency: Currency) throws -> PurchaseOrder.Line {
        PurchaseOrder.Line(
            product: product,
            category: category,
            quantity: quantity,
            gross: try gross.map { try Parse.amount($0, currency) },
            net: try Parse.amount(net, currency)
        )
    }
}
