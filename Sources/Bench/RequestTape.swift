/// Many requests, written out before the clock starts.
struct RequestTape {
    private var bytes: [UInt8] = []
    private var ends: [Int] = [0]

    var count: Int { ends.count - 1 }

    mutating func append(_ request: String) {
        bytes.append(contentsOf: request.utf8)
        ends.append(bytes.count)
    }

    /// Calls the body with the bytes of some requests that follow each other.
    func withBytes<T, Failure: Error>(
        of range: Range<Int>,
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> T
    ) throws(Failure) -> T {
        let result = bytes.withUnsafeBytes { all in
            Result { () throws(Failure) in
                let part = all[ends[range.lowerBound]..<ends[range.upperBound]]
                return try body(UnsafeRawBufferPointer(rebasing: part))
            }
        }
        return try result.get()
    }
}

extension RequestTape {
    /// Checks of random members of a population, each as a checkout would ask.
    static func checks(_ count: Int, of members: Int, seed: Int) -> RequestTape {
        var random = SplitMix64(seed: seed)
        var tape = RequestTape()
        for id in 1...max(count, 1) {
            let member = Population.member(Int.random(in: 1...members, using: &random))
            tape.append(
                #"{"jsonrpc":"2.0","id":\#(id),"method":"entitlement.check","params":{"member":"\#(member)","#
                    + #""benefit":"free_shipping","amount":{"amount":2999,"currency":"USD"},"#
                    + #""channel":"online"}}"# + "\n"
            )
        }
        return tape
    }

    /// Redis reads of random keys, spelt as members are.
    static func gets(_ count: Int, of keys: Int, seed: Int) -> RequestTape {
        var random = SplitMix64(seed: seed)
        var tape = RequestTape()
        for _ in 1...max(count, 1) {
            let key = Population.member(Int.random(in: 1...keys, using: &random))
            tape.append("*2\r\n$3\r\nGET\r\n$\(key.utf8.count)\r\n\(key)\r\n")
        }
        return tape
    }
}
