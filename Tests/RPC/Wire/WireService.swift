import JSONText
import RPC

/// A handful of methods that show what the wire does with theirs.
enum WireService {
    static let errors = [ListedError(code: 1001, name: "too_small", summary: "It is too small.")]

    static func table(_ methods: [Method] = methods) -> MethodTable {
        MethodTable(title: "Test", version: "1", methods: methods, errors: errors)
    }

    static var methods: [Method] {
        [subtract, sum, greeting, nothing, refusal, unbalanced, erase]
    }

    static var subtract: Method {
        Method(
            "number.subtract",
            "Subtract.",
            role: .shop,
            mutates: false,
            parameters: [
                Parameter("minuend", "From this.", schema: ["type": "integer"]),
                Parameter("subtrahend", "This.", schema: ["type": "integer"]),
            ],
            result: ["type": "integer"]
        ) { (call, result) throws(RPCFailure) in
            let minuend = try call.integer("minuend")
            let (difference, overflowed) = try minuend.subtractingReportingOverflow(
                call.integer("subtrahend")
            )
            guard !overflowed else { throw call.wrong("minuend", "is too far from subtrahend") }
            result.integer(difference)
        }
    }

    static var sum: Method {
        Method(
            "number.sum",
            "Add up.",
            role: .shop,
            mutates: false,
            parameters: [Parameter("of", "The terms.", schema: ["type": "array"])],
            result: ["type": "integer"]
        ) { (call, result) throws(RPCFailure) in
            var sum: Int64 = 0
            for item in try call.array("of") {
                guard case .integer(let term) = item else {
                    throw call.wrong("of", "must hold whole numbers")
                }
                sum &+= term
            }
            result.integer(sum)
        }
    }

    static var greeting: Method {
        Method(
            "greeting.get",
            "Greet.",
            role: .shop,
            mutates: false,
            parameters: [
                Parameter("name", "Whom.", required: false, schema: ["type": "string"])
            ],
            result: ["type": "array"]
        ) { (call, result) throws(RPCFailure) in
            result.beginArray()
            result.string(try call.optionalText("name") ?? "hello")
            result.integer(5)
            result.endArray()
        }
    }

    static var nothing: Method {
        Method("nothing.do", "Do nothing.", role: .shop, mutates: false, result: ["type": "null"]) {
            (_, _) throws(RPCFailure) in
        }
    }

    /// Throws in the middle of its result.
    static var refusal: Method {
        Method(
            "refusal.make",
            "Refuse.",
            role: .shop,
            mutates: true,
            result: ["type": "object"],
            refusals: ["too_small"]
        ) { (_, result) throws(RPCFailure) in
            result.beginObject()
            result.key("half")
            result.beginArray()
            result.string("written")
            throw .refusal(code: 1001, message: "it is too small", data: ["code": "too_small"])
        }
    }

    /// Has a bug: it leaves its result open.
    static var unbalanced: Method {
        Method("bug.make", "Be wrong.", role: .shop, mutates: false, result: ["type": "object"]) {
            (_, result) throws(RPCFailure) in
            result.beginObject()
        }
    }

    static var erase: Method {
        Method("member.erase", "Erase.", role: .admin, mutates: true, result: ["type": "null"]) {
            (_, result) throws(RPCFailure) in
            result.null()
        }
    }
}
