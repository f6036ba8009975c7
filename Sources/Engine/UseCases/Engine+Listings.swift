package import Membership
import Store

/// What lists and imports of the command line ask for.
extension Engine {
    /// A page of all members, in order of their ids.
    package func members(after key: String?, limit: Int) throws -> [MemberView] {
        try store.read { reader in
            try reader.members(after: key ?? "", limit: limit).map { try member($0.key, reader) }
        }
    }

    /// Which of these ids are members already.
    package func existingMembers(among keys: [String]) throws -> Set<String> {
        try store.read { reader in
            Set(try keys.filter { try reader.memberExists($0) })
        }
    }

    /// How many subscriptions have an action due by then; `nil` means now.
    package func dueCount(until: Instant?) throws -> Int {
        try store.read { try $0.dueCount(by: until ?? now($0)) }
    }
}
