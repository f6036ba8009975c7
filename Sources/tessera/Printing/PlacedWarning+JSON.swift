import JSONText
import Membership
import PlanFiles
import RPC

extension JSONWriter {
    mutating func write(_ placed: PlacedWarning) {
        object { json in
            json.member("code", placed.warning.code.rawValue)
            json.member("at", placed.warning.path)
            json.member("line", placed.line)
            json.member("column", placed.column)
            json.member("reason", placed.warning.reason)
        }
    }
}
