import ArgumentParser
import Engine
import JSONText
import Membership
import PlanFiles
import RPC

extension Plans {
    /// `tessera plans check`: reads plan files and says what is wrong with them.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read plan files and report every mistake; needs no database.",
            discussion: """
                With --strict also what is allowed and seldom wise, each with its place and its reason: \
                discounts of 20 % and more, draws below 25 %, points of several worths, rewards that \
                hold for a month or have no cap, quotas without a fair-use cap, benefits worth less \
                than the fee, and plans without a goal or a control group.

                Exit status 0 means that nothing was found, 65 that a file has mistakes, 1 with \
                --strict that there are warnings.

                Example: tessera plans check Plans --strict
                """
        )

        @OptionGroup var format: FormatOptions

        @Flag(help: "Show what is seldom wise too, and exit with 1 when there is any of it.")
        var strict = false

        @Argument(help: "Plan files, or directories of them.", completion: .file())
        var paths: [String]

        func run() throws {
            let files = try PlanFile.loadAll(paths: paths)
            let warnings = files.flatMap(\.warnings)
            if format.json {
                try Output.standard.json { json in
                    json.array(files) { json, file in
                        json.object {
                            $0.member("path", file.path)
                            $0.member("plan", file.plan.id)
                            $0.member("prices", file.plan.prices.count)
                            $0.member("benefits", file.plan.benefits.count)
                            $0.key("warnings")
                            $0.array(file.warnings) { $0.write($1) }
                        }
                    }
                }
            } else {
                try tell(files)
                for warning in warnings where strict {
                    try Output.standard.line("warning  \(warning)")
                }
                if !warnings.isEmpty, !strict {
                    let count = Words.count(warnings.count, "warning")
                    Output.note("there is more to say: \(count); `plans check --strict` shows them")
                }
            }
            if strict, !warnings.isEmpty { throw Failure.quiet(.refused) }
        }

        private func tell(_ files: [PlanFile.Loaded]) throws {
            for file in files {
                let prices = Words.count(file.plan.prices.count, "price")
                let benefits = Words.count(file.plan.benefits.count, "benefit")
                try Output.standard.line(
                    "ok  \(file.path): \(file.plan.id), \(prices), \(benefits)"
                )
                for pack in file.plan.notices.packs {
                    guard let day = pack.inForce else { continue }
                    Output.note("\(file.path): the notices of \(pack.rawValue) begin on \(day)")
                }
            }
        }
    }

    /// `tessera plans load`: stores plan files as the plans on sale.
    struct Load: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Store plan files as what is on sale: all of them, or none.",
            discussion: """
                A changed file becomes the plan's next version; members keep the one they have.

                Example: tessera plans load Plans --dry-run
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Flag(help: "Show what would be stored, and store nothing.")
        var dryRun = false

        @Argument(help: "Plan files, or directories of them.", completion: .file())
        var paths: [String]

        func run() throws {
            let loaded = try database.engine().loadPlans(paths: paths, dryRun: dryRun)
            if format.json {
                return try Output.standard.json { json in
                    json.array(loaded) { json, plan in
                        json.object {
                            $0.member("plan", plan.plan)
                            $0.member("version", plan.version)
                            $0.member("new_version", plan.isNew)
                        }
                    }
                }
            }
            var table = Table(.text("plan"), .number("version"), .state("result"))
            for plan in loaded {
                let result = plan.isNew ? "new version" : "unchanged"
                table.add([plan.plan, "\(plan.version)", result])
            }
            try Output.standard.table(table)
            if dryRun { Output.note("this was a dry run; nothing was stored") }
        }
    }
}
