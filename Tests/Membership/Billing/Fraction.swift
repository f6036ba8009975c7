/// An exact fraction, reduced at every step; slow, and too simple to be wrong.
struct Fraction: Comparable {
    let top: Int128
    let bottom: Int128

    init(_ whole: some BinaryInteger) { self.init(whole, over: 1) }

    init(_ top: some BinaryInteger, over bottom: some BinaryInteger) {
        let (top, bottom) = (Int128(top), Int128(bottom))
        let divisor = Self.greatestCommonDivisor(top.magnitude, bottom.magnitude)
        let sign: Int128 = bottom < 0 ? -1 : 1
        self.top = sign * top / Int128(divisor)
        self.bottom = sign * bottom / Int128(divisor)
    }

    static func + (a: Self, b: Self) -> Self {
        Self(a.top * b.bottom + b.top * a.bottom, over: a.bottom * b.bottom)
    }
    static func - (a: Self, b: Self) -> Self { a + Self(-b.top, over: b.bottom) }
    static func * (a: Self, b: Self) -> Self { Self(a.top * b.top, over: a.bottom * b.bottom) }
    static func / (a: Self, b: Self) -> Self { Self(a.top * b.bottom, over: a.bottom * b.top) }
    static func < (a: Self, b: Self) -> Bool { a.top * b.bottom < b.top * a.bottom }

    /// The nearest whole number; of two equally near, the one farther from zero.
    var rounded: Int64 {
        var whole = top.magnitude / bottom.magnitude
        if top.magnitude % bottom.magnitude * 2 >= bottom.magnitude { whole += 1 }
        return Int64(top < 0 ? -Int128(whole) : Int128(whole))
    }

    private static func greatestCommonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
        var (a, b) = (a, b)
        while b != 0 { (a, b) = (b, a % b) }
        return max(a, 1)
    }
}
