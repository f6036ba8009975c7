import Foundation
import Testing

struct StoryTests {
    private static let isRecording =
        ProcessInfo.processInfo.environment["TESSERA_UPDATE_SNAPSHOTS"] == "1"

    /// Whether `TESSERA_STORIES`, the beginnings of names with commas between, leaves a story in.
    private static func isWanted(_ story: Story) -> Bool {
        let wanted = ProcessInfo.processInfo.environment["TESSERA_STORIES"]
        guard let wanted else { return true }
        return wanted.split(separator: ",").contains { story.name.hasPrefix($0) }
    }

    /// The stories are told in this many parts, side by side.
    private static let parts = 4

    @Test(arguments: 0..<parts) func `every story comes out as it is written`(part: Int) throws {
        let stories = try Story.all()
        #expect(stories.count >= 25)
        for (place, story) in stories.enumerated()
        where place % Self.parts == part && Self.isWanted(story) {
            var told = story
            let teller = try Teller()
            for index in told.steps.indices {
                told.steps[index].output = try teller.perform(told.steps[index].command)
            }
            if Self.isRecording {
                try told.text.write(toFile: story.path, atomically: true, encoding: .utf8)
                continue
            }
            for (step, expected) in zip(told.steps, story.steps) where step != expected {
                Issue.record(
                    """
                    \(story.name): > \(step.command)
                    expected:
                    \(expected.output.joined(separator: "\n"))
                    told:
                    \(step.output.joined(separator: "\n"))
                    """
                )
                break
            }
            #expect(try teller.complaints() == [], "\(story.name): the books at its end")
        }
    }
}
