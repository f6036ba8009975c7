import Membership
import Testing

struct MoneyTests {
    private func money(_ minorUnits: Int64, _ code: String = "USD") throws -> Money {
        Money(minorUnits: minorUnits, currency: try #require(Currency(code)))
    }

    @Test(
        arguments: [
            ("14.99", "USD", 1_499), ("0.05", "USD", 5), ("-0.05", "USD", -5), ("0.00", "USD", 0),
            ("-14.00", "USD", -1_400), ("1499", "JPY", 1_499), ("0", "JPY", 0), ("-7", "JPY", -7),
            ("1.234", "KWD", 1_234), ("0.0001", "CLF", 1), ("100.00", "USD", 10_000),
            ("92233720368547758.07", "USD", .max), ("-92233720368547758.08", "USD", .min),
            ("9223372036854775807", "JPY", .max), ("-9223372036854775808", "JPY", .min),
        ] as [(String, String, Int64)]
    )
    func `a decimal is read and written the same`(
        text: String,
        code: String,
        minorUnits: Int64
    ) throws {
        let currency = try #require(Currency(code))
        #expect(try Money(decimal: text, currency: currency).minorUnits == minorUnits)
        let money = Money(minorUnits: minorUnits, currency: currency)
        #expect(money.decimal == text)
        #expect(money.description == "\(text) \(code)")
    }

    @Test
    func `minus nothing is nothing`() throws {
        let usd = try #require(Currency("USD"))
        #expect(try Money(decimal: "-0.00", currency: usd) == .zero(usd))
    }

    @Test(
        arguments: [
            ("14", "USD", "USD has 2 decimals: write 14.00."),
            ("14.9", "USD", "USD has 2 decimals: write 14.90."),
            ("-14", "USD", "USD has 2 decimals: write -14.00."),
            ("14.990", "USD", "USD has 2 decimals: write 14.99."),
            ("1499.00", "JPY", "JPY has no decimals: write 1499."),
            ("1.2", "KWD", "KWD has 3 decimals: write 1.200."),
            (
                "14.999", "USD",
                "USD has 2 decimals and '14.999' is finer: write a number like 14.99."
            ),
            ("1.5", "JPY", "JPY has no decimals and '1.5' is finer: write a number like 1499."),
            ("abc", "USD", "'abc' is not an amount of USD: write a plain number like 14.99."),
        ]
    )
    func `a wrong decimal is answered with the right one`(
        text: String,
        code: String,
        sentence: String
    ) throws {
        let currency = try #require(Currency(code))
        let error = #expect(throws: MoneyError.self) {
            try Money(decimal: text, currency: currency)
        }
        #expect(error?.description == sentence)
    }

    @Test(
        arguments: [
            "", "-", ".", "14.", ".99", "-.99", "+14.99", "--1.00", "1-1.00", "1.00-", "1,499.00",
            "14,99", "1 499.00", "1_499.00", "1e2", "1.5E2", "0x10.00", "$14.99", "14.99 USD",
            " 14.99", "14.99 ", "14.99\n", "1.4.99", "014.99", "00.00", "NaN", "inf", "१४.९९",
            "−14.99", "(14.99)",
        ]
    )
    func `a text that is no plain number is refused`(text: String) throws {
        let usd = try #require(Currency("USD"))
        #expect(throws: MoneyError.badDecimal(text, usd)) {
            try Money(decimal: text, currency: usd)
        }
    }

    @Test(
        arguments: [
            "92233720368547758.08", "-92233720368547758.09", "100000000000000000000000.00",
        ]
    )
    func `an amount too large to count is refused and never wraps`(text: String) throws {
        let usd = try #require(Currency("USD"))
        #expect(throws: MoneyError.overflow) { try Money(decimal: text, currency: usd) }
    }

    @Test
    func `a huge bad text makes a short error`() throws {
        let usd = try #require(Currency("USD"))
        let error = MoneyError.badDecimal(String(repeating: "x", count: 100_000), usd)
        #expect(error.description.count < 120)
    }

    @Test
    func `any amount of any currency is read back as it was`() {
        for seed in 0..<10_000 {
            var random = SplitMix64(seed: seed)
            let currency = Currency.all[random.int(in: 0...(Currency.all.count - 1))]
            let money = Money(minorUnits: random.int64(), currency: currency)
            guard (try? Money(decimal: money.decimal, currency: currency)) == money else {
                Issue.record("seed \(seed): \(money) came back changed")
                return
            }
        }
    }

    @Test
    func `arithmetic is checked`() throws {
        #expect(try money(2).adding(try money(3)) == money(5))
        #expect(try money(2).subtracting(try money(3)) == money(-1))
        #expect(try money(2).negated() == money(-2))
        #expect(try money(-2).multiplied(by: 3) == money(-6))
        #expect(try money(1_499).scaled(times: 14, over: 31) == money(677))
        #expect(try Money.sum([try money(1), try money(2), try money(-4)]) == money(-1))
        #expect(try money(0).isZero && money(-1).isNegative && money(1).isPositive)

        let most = try money(.max)
        let least = try money(.min)
        let one = try money(1)
        #expect(throws: MoneyError.overflow) { try most.adding(one) }
        #expect(throws: MoneyError.overflow) { try least.subtracting(one) }
        #expect(throws: MoneyError.overflow) { try least.negated() }
        #expect(throws: MoneyError.overflow) { try most.multiplied(by: 2) }
        #expect(throws: MoneyError.overflow) { try most.scaled(times: 3, over: 2) }
        #expect(throws: MoneyError.overflow) { try one.scaled(times: 1, over: 0) }
        #expect(throws: MoneyError.nothingToAdd) { try Money.sum([]) }

        let yen = try money(1, "JPY")
        let mismatch = MoneyError.currencyMismatch(one.currency, yen.currency)
        #expect(throws: mismatch) { try one.adding(yen) }
        #expect(throws: mismatch) { try one.subtracting(yen) }
        #expect(throws: mismatch) { try Money.sum([one, yen]) }
        #expect(
            mismatch.description == "USD and JPY cannot be added: convert one of them first."
        )
    }

    @Test
    func `used and unused add up to what was paid, so a refund makes and loses no cent`() throws {
        let usd = try #require(Currency("USD"))
        for seed in 0..<10_000 {
            var random = SplitMix64(seed: seed)
            let whole = max(1, random.int64())
            let used = Int64.random(in: 0...whole, using: &random)
            let paid = Money(minorUnits: random.int64(), currency: usd)
            let parts = paid.split(used: used, of: whole)
            let exact = Int128(paid.minorUnits) * Int128(used) / Int128(whole)
            guard try parts.used.adding(parts.unused) == paid,
                Int128(parts.used.minorUnits) == exact,
                paid.isNegative || !parts.unused.isNegative
            else {
                Issue.record("seed \(seed): \(paid) split \(used) of \(whole) into \(parts)")
                return
            }
        }
    }
}
