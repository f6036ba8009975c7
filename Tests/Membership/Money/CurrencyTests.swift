import Membership
import Testing

struct CurrencyTests {
    @Test(
        arguments: [
            ("USD", 2), ("EUR", 2), ("MRU", 2), ("MGA", 2), ("ZWG", 2), ("XCG", 2), ("AED", 2),
            ("JPY", 0), ("ISK", 0), ("UGX", 0), ("KRW", 0), ("CLP", 0), ("XOF", 0), ("VND", 0),
            ("UYI", 0), ("KWD", 3), ("BHD", 3), ("TND", 3), ("IQD", 3), ("CLF", 4), ("UYW", 4),
        ]
    )
    func `a currency has the decimals ISO 4217 gives it`(code: String, exponent: Int) throws {
        let currency = try #require(Currency(code))
        #expect(currency.exponent == exponent)
        #expect(currency.code == code)
        #expect(currency.description == code)
    }

    @Test(
        arguments: [
            ("usd", "lower case"), ("Usd", "mixed case"), ("US", "too short"), ("USDX", "too long"),
            ("US1", "a digit"), ("USD2", "with its exponent"), ("SD2", "from inside the table"),
            ("", "nothing"), (" USD", "a space"), ("ÜSD", "another letter"), ("$", "a sign"),
            ("XAU", "gold has no minor unit"), ("XXX", "no currency"), ("XTS", "for tests only"),
            ("XDR", "drawing rights have no minor unit"), ("HRK", "gone to the euro in 2023"),
            ("BGN", "gone to the euro in 2026"), ("ANG", "now XCG"), ("ZWL", "now ZWG"),
            ("AAA", "before the first"), ("ZZZ", "after the last"),
        ]
    )
    func `anything that is not an active currency is refused`(code: String, why: String) {
        #expect(Currency(code) == nil, "\(why)")
    }

    @Test
    func `the table is whole, sorted and finds each of its own`() {
        let codes = Currency.all.map(\.code)
        #expect(codes.count == 165)
        #expect(codes == Set(codes).sorted())
        #expect(Currency.all == Currency.all.sorted())
        for currency in Currency.all {
            #expect(Currency(currency.code) == currency)
            #expect([0, 2, 3, 4].contains(currency.exponent), "\(currency)")
        }
        let counts = [0, 2, 3, 4].map { exponent in
            Currency.all.filter { $0.exponent == exponent }.count
        }
        #expect(counts == [17, 139, 7, 2])
    }

    @Test
    func `money stays two words`() {
        #expect(MemoryLayout<Currency>.size == 1)
        #expect(MemoryLayout<Money>.stride == 16)
    }
}
