/// A notice that is to be issued, and when.
///
/// One notice of a kind and a pack is issued about one day; that is how an issued one is found again.
package struct PlannedNotice: Hashable, Sendable {
    package let kind: NoticeKind
    /// The pack of rules that asks for it; `nil` for the shop's own.
    package let pack: JurisdictionPack?
    /// The day it is about: of the charge, of the end of grace, of the method's end.
    package let aboutDay: CivilDate
    /// The first and the last day on which it may be issued, both included.
    package let earliest: CivilDate
    package let latest: CivilDate
    /// Whether the charge it is about waits for it: it must have been issued by ``latest``, or as long
    /// before the charge as that is before ``aboutDay``.
    package let isMandatory: Bool
    /// The least hours between it and the charge, where the rule counts hours.
    package let minimumHours: Int?

    package init(
        kind: NoticeKind,
        pack: JurisdictionPack?,
        aboutDay: CivilDate,
        earliest: CivilDate,
        latest: CivilDate,
        isMandatory: Bool = false,
        minimumHours: Int? = nil
    ) {
        self.kind = kind
        self.pack = pack
        self.aboutDay = aboutDay
        self.earliest = min(earliest, latest)
        self.latest = latest
        self.isMandatory = isMandatory
        self.minimumHours = minimumHours
    }

    /// A notice between two counts of days before the day it is about, both included.
    init(
        _ kind: NoticeKind,
        _ pack: JurisdictionPack?,
        about day: CivilDate,
        daysBefore: ClosedRange<Int>,
        isMandatory: Bool = false,
        minimumHours: Int? = nil
    ) {
        self.init(
            kind: kind,
            pack: pack,
            aboutDay: day,
            earliest: day.adding(days: -daysBefore.upperBound),
            latest: day.adding(days: -daysBefore.lowerBound),
            isMandatory: isMandatory,
            minimumHours: minimumHours
        )
    }

    /// Whether it may be issued on this day.
    package func isOpen(on day: CivilDate) -> Bool { earliest <= day && day <= latest }

    /// Two notices of one kind, pack and day are one that meets both rules.
    func merged(with other: PlannedNotice) -> PlannedNotice {
        PlannedNotice(
            kind: kind,
            pack: pack,
            aboutDay: aboutDay,
            earliest: max(earliest, other.earliest),
            latest: min(latest, other.latest),
            isMandatory: isMandatory || other.isMandatory,
            minimumHours: [minimumHours, other.minimumHours].compactMap { $0 }.max()
        )
    }
}

/// A notice that was issued.
package struct IssuedNotice: Hashable, Sendable {
    package let kind: NoticeKind
    package let pack: JurisdictionPack?
    package let aboutDay: CivilDate
    package let issuedOn: CivilDate
    package let issuedAt: Instant

    package init(
        kind: NoticeKind,
        pack: JurisdictionPack?,
        aboutDay: CivilDate,
        issuedOn: CivilDate,
        issuedAt: Instant
    ) {
        self.kind = kind
        self.pack = pack
        self.aboutDay = aboutDay
        self.issuedOn = issuedOn
        self.issuedAt = issuedAt
    }

    /// Whether it is the planned one.
    package func answers(_ planned: PlannedNotice) -> Bool {
        kind == planned.kind && pack == planned.pack && aboutDay == planned.aboutDay
    }
}
