import Engine
import Membership

/// A CSV file of members.
enum MemberFile {
    /// A member to be added, and the line of the file it begins on.
    struct Row {
        let line: Int
        let draft: MemberDraft
    }

    private static let file = CSVFile(
        columns: ["member", "zone", "region", "household", "name", "email"],
        required: ["member"],
        example: "member,zone,name,email"
    )

    /// Reads every row, checking what can be checked without a database.
    ///
    /// - Throws: ``Failure`` with a line for everything that is wrong.
    static func read(_ bytes: [UInt8], name: String) throws(Failure) -> [Row] {
        var seen: [String: Int] = [:]
        let calendars = Calendars()
        return try file.read(bytes, name: name) { row throws(CSVFile.Mistake) in
            let draft = try draft(row.values, calendars)
            if let earlier = seen.updateValue(row.line, forKey: draft.member) {
                throw CSVFile.Mistake(
                    "\(draft.member) stands on line \(earlier) too; keep one of them"
                )
            }
            return Row(line: row.line, draft: draft)
        }
    }

    private static func draft(
        _ values: [String: String],
        _ calendars: Calendars
    ) throws(CSVFile.Mistake) -> MemberDraft {
        guard let member = values["member"] else {
            throw CSVFile.Mistake("the member's id is missing; give one in the column member")
        }
        guard MemberKey(member) != nil else {
            throw CSVFile.Mistake(
                "'\(member)' is not well formed as a member's id; \(Refusal.badMemberID.remedy)"
            )
        }
        if let zone = values["zone"] {
            do throws(Refused) {
                _ = try calendars.calendar(zone)
            } catch {
                throw CSVFile.Mistake(
                    "there is no time zone '\(zone)'; \(Refusal.unknownZone.remedy)"
                )
            }
        }
        do throws(Refused) {
            if let region = values["region"] { try Engine.refuseUnlessRegion(region) }
            if let household = values["household"] { try Engine.refuseUnlessHousehold(household) }
            for column in ["name", "email"] {
                if let text = values[column] { try Engine.refuseUnlessShown(text) }
            }
        } catch {
            throw CSVFile.Mistake("\(error)")
        }
        return MemberDraft(
            member: member,
            zone: values["zone"],
            region: values["region"],
            household: values["household"],
            name: values["name"],
            email: values["email"]
        )
    }
}
