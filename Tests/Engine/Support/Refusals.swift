package import Membership

/// What a refused request is told: what is wrong and how to mend it; empty when it was carried out.
package func refusal(_ body: () throws -> Void) throws -> String {
    do {
        try body()
        return ""
    } catch let refused as Refused {
        return refused.description
    }
}

/// Only the stable code of a refusal; `nil` when the request was carried out.
package func refusalCode(_ body: () throws -> Void) throws -> Refusal? {
    do {
        try body()
        return nil
    } catch let refused as Refused {
        return refused.refusal
    }
}
