/// What `tessera doctor` found.
struct Examination {
    let isHealthy: Bool
    let checks: Int
    /// One text per broken invariant and offence.
    let offences: [String]
}

extension TesseraBinary {
    /// Has the product check every invariant of the database.
    func examine() throws(DemoError) -> Examination {
        // An unhealthy database is an answer too; the demo then fails with the doctor's words.
        let answer = try ask(["doctor"], allowing: [0, 70])
        let checks = try answer.member("checks").items()
        var offences: [String] = []
        for check in checks {
            let name = try check.text("name")
            for offence in try check.member("offences").items() {
                offences.append("\(name): \(try offence.text())")
            }
        }
        return Examination(
            isHealthy: try answer.flag("healthy"),
            checks: checks.count,
            offences: offences
        )
    }
}
