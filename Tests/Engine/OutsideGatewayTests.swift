import Engine
import Payments
import Testing

struct OutsideGatewayTests {
    @Test(
        arguments: [
            ("one", "bank=/bin/sh -c", ["bank"]),
            ("two, with spaces around", " bank=/bin/sh ;  other=/bin/sh x ", ["bank", "other"]),
            ("none", "", []),
            ("blank parts are passed over", ";; bank=/bin/sh;", ["bank"]),
            ("a semicolon in quotes belongs to a word", #"bank=/bin/sh -c "a;b""#, ["bank"]),
        ] as [(String, String, [String])]
    )
    func `a list of gateways is read`(why: String, text: String, names: [String]) throws {
        #expect(try OutsideGateway.list(text).map(\.name) == names, "\(why)")
    }

    @Test(
        arguments: [
            ("no command", "bank", "has no command"),
            ("the second is wrong", "bank=/bin/sh; Bad=/bin/sh", "cannot be the name"),
            ("an open quote", #"bank=/bin/sh "a; other=/bin/sh"#, "is not closed"),
            ("no such file", "bank=/no/such/file", "there is no such file"),
        ] as [(String, String, String)]
    )
    func `a list with a mistake is refused as a whole`(why: String, text: String, part: String) {
        do {
            let read = try OutsideGateway.list(text)
            Issue.record("\(why): \(read.map(\.name))")
        } catch {
            #expect(error.description.contains(part), "\(why): \(error)")
        }
    }
}
