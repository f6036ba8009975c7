/// A currency of ISO 4217 that has a minor unit.
///
/// - Shape: a one-byte place in a sorted table, so that ``Money`` stays 16 bytes. The place may
///   change when the standard does: store the ``code``, never the place.
/// - Errors: a text that is not the upper-case code of an active currency gives `nil`.
/// - Source: ISO 4217 list one, as in force in 2026 (Bulgaria in the euro, `XCG` for `ANG`, `ZWG`
///   for `ZWL`). Codes without a minor unit (gold and other metals, bond units, special drawing
///   rights, `XTS`, `XXX`) are left out: nobody pays a membership in them and they count no units.
package struct Currency: Hashable, Sendable {
    private let place: UInt8

    private init(place: Int) { self.place = UInt8(place) }

    /// The currency with this upper-case code, or `nil`.
    package init?(_ code: String) {
        var bytes = code.utf8.makeIterator()
        guard let first = bytes.next(), let second = bytes.next(), let third = bytes.next(),
            bytes.next() == nil
        else { return nil }
        let key = Self.key(first, second, third)
        var low = 0
        var high = Self.count
        while low < high {
            let middle = (low + high) / 2
            let found = Self.key(at: middle)
            if found == key {
                self.init(place: middle)
                return
            }
            if found < key { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    /// The three upper-case letters of ISO 4217.
    package var code: String {
        String(unsafeUninitializedCapacity: Self.codeLength) { bytes in
            for offset in 0..<Self.codeLength { bytes[offset] = Self.byte(at: place, offset) }
            return Self.codeLength
        }
    }

    /// How many decimals the currency has: 0 for JPY, 2 for USD, 3 for KWD, 4 for CLF.
    package var exponent: Int {
        Int(Self.byte(at: place, Self.codeLength) - ASCII.zero)
    }

    /// Every currency there is, by code.
    package static let all: [Currency] = (0..<count).map(Currency.init(place:))
}

extension Currency: Comparable {
    /// By code.
    package static func < (first: Currency, second: Currency) -> Bool {
        first.place < second.place
    }
}

extension Currency: LosslessStringConvertible {
    package var description: String { code }
}

extension Currency {
    /// Code and exponent of each currency, sorted by code; five bytes each.
    private static let table: StaticString = """
        AED2 AFN2 ALL2 AMD2 AOA2 ARS2 AUD2 AWG2 AZN2 BAM2 BBD2 BDT2 BHD3 BIF0 BMD2 BND2 BOB2 \
        BOV2 BRL2 BSD2 BTN2 BWP2 BYN2 BZD2 CAD2 CDF2 CHE2 CHF2 CHW2 CLF4 CLP0 CNY2 COP2 COU2 \
        CRC2 CUP2 CVE2 CZK2 DJF0 DKK2 DOP2 DZD2 EGP2 ERN2 ETB2 EUR2 FJD2 FKP2 GBP2 GEL2 GHS2 \
        GIP2 GMD2 GNF0 GTQ2 GYD2 HKD2 HNL2 HTG2 HUF2 IDR2 ILS2 INR2 IQD3 IRR2 ISK0 JMD2 JOD3 \
        JPY0 KES2 KGS2 KHR2 KMF0 KPW2 KRW0 KWD3 KYD2 KZT2 LAK2 LBP2 LKR2 LRD2 LSL2 LYD3 MAD2 \
        MDL2 MGA2 MKD2 MMK2 MNT2 MOP2 MRU2 MUR2 MVR2 MWK2 MXN2 MXV2 MYR2 MZN2 NAD2 NGN2 NIO2 \
        NOK2 NPR2 NZD2 OMR3 PAB2 PEN2 PGK2 PHP2 PKR2 PLN2 PYG0 QAR2 RON2 RSD2 RUB2 RWF0 SAR2 \
        SBD2 SCR2 SDG2 SEK2 SGD2 SHP2 SLE2 SOS2 SRD2 SSP2 STN2 SVC2 SYP2 SZL2 THB2 TJS2 TMT2 \
        TND3 TOP2 TRY2 TTD2 TWD2 TZS2 UAH2 UGX0 USD2 USN2 UYI0 UYU2 UYW4 UZS2 VED2 VES2 VND0 \
        VUV0 WST2 XAD2 XAF0 XCD2 XCG2 XOF0 XPF0 YER2 ZAR2 ZMW2 ZWG2 \

        """

    private static let codeLength = 3
    private static let entryLength = 5
    private static var count: Int { table.utf8CodeUnitCount / entryLength }

    private static func byte(at place: UInt8, _ offset: Int) -> UInt8 {
        table.utf8Start[Int(place) * entryLength + offset]
    }

    private static func key(at place: Int) -> UInt32 {
        let place = UInt8(truncatingIfNeeded: place)
        return key(byte(at: place, 0), byte(at: place, 1), byte(at: place, 2))
    }

    private static func key(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt32 {
        UInt32(first) << 16 | UInt32(second) << 8 | UInt32(third)
    }
}
