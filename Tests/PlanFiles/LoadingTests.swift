import Foundation
import Membership
import PlanFiles
import Testing

/// Files and directories of plans.
struct LoadingTests {
    /// A directory that is gone after the test.
    private final class Scratch {
        let path: String

        init() throws {
            let url = FileManager.default.temporaryDirectory
                .appendingPathComponent("plan-files-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
            path = url.path
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func write(_ name: String, _ text: String) throws {
            let url = URL(fileURLWithPath: path).appendingPathComponent(name)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: url)
        }
    }

    private func plan(_ id: String) -> String {
        SamplePlan.replacing("plan: club", with: "plan: \(id)")
    }

    private func errors(_ paths: [String]) -> [PlanFileError] {
        do throws(PlanFileErrors) {
            _ = try PlanFile.loadAll(paths: paths)
            return []
        } catch {
            return error.errors
        }
    }

    @Test func `a directory gives its plan files by name and nothing below it`() throws {
        let scratch = try Scratch()
        try scratch.write("b.yaml", plan("second"))
        try scratch.write("a.yml", plan("first"))
        try scratch.write(".a.yaml", "an editor's own")
        try scratch.write("notes.txt", "no plan")
        try scratch.write("models/prime.yaml", "a model")
        try scratch.write("old.yaml/c.yaml", "inside a directory named like a file")
        let loaded = try PlanFile.loadAll(paths: [scratch.path])
        #expect(loaded.map(\.plan.id) == ["first", "second"])
        #expect(loaded.map(\.path) == ["\(scratch.path)/a.yml", "\(scratch.path)/b.yaml"])
        #expect(loaded.map(\.source) == [plan("first"), plan("second")])
    }

    @Test func `a file that is named twice is read once`() throws {
        let scratch = try Scratch()
        try scratch.write("a.yaml", plan("club"))
        let paths = [scratch.path, "\(scratch.path)/a.yaml", "\(scratch.path)/./a.yaml"]
        #expect(try PlanFile.loadAll(paths: paths).count == 1)
    }

    @Test func `a plan in two files names both of them`() throws {
        let scratch = try Scratch()
        try scratch.write("a.yaml", plan("club"))
        try scratch.write("b.yaml", "# again\n" + plan("club"))
        #expect(
            errors([scratch.path]).map(\.description) == [
                "\(scratch.path)/b.yaml:2:7: plan \"club\" is also in \(scratch.path)/a.yaml; "
                    + "give one of them another id"
            ]
        )
    }

    @Test func `what is wrong in all files comes in one go, in order`() throws {
        let scratch = try Scratch()
        try scratch.write("a.yaml", plan("Club") + "extra: 1\n")
        try scratch.write("b.yaml", "")
        let found = errors([scratch.path, "\(scratch.path)/none.yaml"])
        let places = found.map {
            "\($0.file.dropFirst(scratch.path.count)):\($0.line):\($0.column)"
        }
        #expect(places == ["/a.yaml:1:7", "/a.yaml:16:1", "/b.yaml:1:1", "/none.yaml:1:1"])
        #expect(found.map(\.fault) == [.content, .content, .content, .missing])
    }

    @Test(
        arguments: [
            (
                "a file that is not there", "none.yaml", "there is no such file; check the path",
                .missing
            ),
            (
                "a directory without plans", "empty",
                "the directory has no plan files; put files that end in .yaml or .yml into it",
                .missing
            ),
        ] as [(String, String, String, PlanFileError.Fault)]
    )
    func `a path without a plan is an error on line 1`(
        why: String,
        name: String,
        message: String,
        fault: PlanFileError.Fault
    ) throws {
        let scratch = try Scratch()
        try scratch.write("empty/readme.txt", "no plan")
        let path = "\(scratch.path)/\(name)"
        let found = errors([path])
        #expect(found.map(\.description) == ["\(path):1:1: \(message)"], "\(why)")
        #expect(found.map(\.fault) == [fault], "\(why)")
    }

    @Test func `a device is not read`() {
        do throws(PlanFileErrors) {
            _ = try PlanFile.load(path: "/dev/zero")
            Issue.record("/dev/zero was read")
        } catch {
            #expect(error.description == "/dev/zero:1:1: this is not a file; name a file")
            #expect(error.errors.map(\.fault) == [.unreadable])
        }
    }

    @Test func `a file that is too long is not read to its end`() throws {
        let scratch = try Scratch()
        try scratch.write("long.yaml", String(repeating: "#\n", count: PlanFile.longestFile))
        let path = "\(scratch.path)/long.yaml"
        #expect(
            errors([path]).map(\.description) == [
                "\(path):1:1: the file has 1048577 bytes and 1048576 are read; "
                    + "keep one plan in a file and long texts elsewhere"
            ]
        )
    }
}
