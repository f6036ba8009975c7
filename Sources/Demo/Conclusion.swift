/// What the demo says when all is played.
enum Conclusion {
    static func text(
        _ examination: Examination,
        seconds: Double,
        binary: TesseraBinary
    ) -> String {
        let tenths = Int((seconds * 10).rounded())
        return """

            \(verdict(examination))
            Played and examined in \(tenths / 10).\(tenths % 10) s.

            The database is yours to look further:
              export TESSERA_DATABASE='\(binary.database)'
              \(binary.path) subscriptions list --state past_due
              \(binary.path) members show cd-0002
              \(binary.path) invoices list --member cd-0002
              \(binary.path) benefits check cd-0002 \(ShopRules.benefit)
              \(binary.path) ledger balances
              \(binary.path) clock advance --days 30

            """
    }

    private static func verdict(_ examination: Examination) -> String {
        if examination.isHealthy {
            return "tessera doctor: all \(examination.checks) checks hold."
        }
        let lines = examination.offences.map { "  \($0)" }.joined(separator: "\n")
        return "tessera doctor: the database is NOT healthy.\n\(lines)"
    }
}
