import Membership
import Testing

struct ControlGroupTests {
    @Test func `the same member of the same plan is drawn alike`() throws {
        let share = try #require(Rate(basisPoints: 5_000))
        // Worked out by hand from the recipe: whoever compares members on two machines compares these.
        let drawn = (1...20).filter {
            ControlGroup.holdsOut("m-\($0)", of: "tested", share: share)
        }
        let again = (1...20).filter {
            ControlGroup.holdsOut("m-\($0)", of: "tested", share: share)
        }
        #expect(drawn == again)
        let elsewhere = (1...20).filter {
            ControlGroup.holdsOut("m-\($0)", of: "other", share: share)
        }
        #expect(drawn != elsewhere, "another plan draws anew")
    }

    /// Each row: a share of 20,000 members, and how far from it the draw may be by chance.
    @Test(
        arguments: [
            ("nobody", 0, 0), ("one in ten", 1_000, 200), ("half", 5_000, 300),
            ("everybody", 10_000, 0),
        ] as [(String, Int, Int)]
    )
    func `so many are held out`(why: String, basisPoints: Int, tolerance: Int) throws {
        let share = try #require(Rate(basisPoints: basisPoints))
        let held = (1...20_000).count {
            ControlGroup.holdsOut("member-\($0)", of: "plan", share: share)
        }
        #expect(abs(held - basisPoints * 2) <= tolerance, "\(why): \(held)")
    }

    @Test func `who is held out of a small share is held out of a larger one`() throws {
        let (small, large) = (
            try #require(Rate(basisPoints: 1_000)), try #require(Rate(basisPoints: 3_000))
        )
        for number in 1...2_000 {
            let member = "m-\(number)"
            guard ControlGroup.holdsOut(member, of: "p", share: small) else { continue }
            #expect(ControlGroup.holdsOut(member, of: "p", share: large), "\(member)")
        }
    }
}
