import JSONText

/// Checkouts of random members, one after the other, over the pipes of one process.
struct CheckoutMeasurement {
    /// Quotes of a basket of twenty lines.
    let quotes: Latency
    /// A reservation and its commit, two requests and two durable commits.
    let purchases: Latency

    /// - Parameter database: one that may be changed.
    static func take(
        _ tessera: String,
        database: String,
        members: Int,
        count: Int
    ) throws -> CheckoutMeasurement {
        let child = try Child(tessera, ["rpc", "--role", "shop", "--database", database])
        defer { child.finish() }
        var random = SplitMix64(seed: 5)
        var quotes = Latency()
        var purchases = Latency()
        for number in 1...count {
            let member = Population.member(.random(in: 1...members, using: &random))
            var began = ContinuousClock.now
            let quote = try ask(
                child.line,
                "checkout.quote",
                #"{"member":"\#(member)","basket":\#(basket(of: 20))}"#
            )
            let quoted = ContinuousClock.now - began
            guard quote["totals"] != nil else { throw BenchError("a quote has no totals") }
            began = ContinuousClock.now
            let reserved = try ask(
                child.line,
                "checkout.reserve",
                #"{"member":"\#(member)","basket":\#(basket(of: 3)),"idempotency_key":"r:\#(number)"}"#
            )
            guard case .string(let reservation)? = reserved["reservation"] else {
                throw BenchError("nothing is reserved")
            }
            _ = try ask(
                child.line,
                "checkout.commit",
                #"{"reservation":"\#(reservation)","reference":"order-\#(number)","#
                    + #""idempotency_key":"c:\#(number)"}"#
            )
            let bought = ContinuousClock.now - began
            // The first tenth warms caches up and is not counted.
            guard number > count / 10 else { continue }
            quotes.record(quoted)
            purchases.record(bought)
        }
        return CheckoutMeasurement(quotes: quotes, purchases: purchases)
    }

    private static func basket(of lines: Int) -> String {
        let items = (1...lines).map { line in
            #"{"product":"p-\#(line)","category":"food","quantity":\#(1 + line % 3),"#
                + #""price":{"amount":\#(199 + 50 * line),"currency":"USD"}}"#
        }
        return #"{"lines":[\#(items.joined(separator: ","))],"#
            + #""deliveries":[{"speed":"express","price":{"amount":599,"currency":"USD"}}]}"#
    }

    private static func ask(
        _ line: Connection,
        _ method: String,
        _ params: String
    ) throws(BenchError) -> JSONObject {
        let reply = try line.ask(
            #"{"jsonrpc":"2.0","id":1,"method":"\#(method)","params":\#(params)}"#
        )
        let value: JSONValue
        do {
            value = try JSONScanner.parse(reply)
        } catch {
            throw BenchError("a reply is no JSON: \(error)")
        }
        guard case .object(let envelope) = value, case .object(let result)? = envelope["result"]
        else { throw BenchError("refused: \(String(decoding: reply, as: UTF8.self))") }
        return result
    }
}
