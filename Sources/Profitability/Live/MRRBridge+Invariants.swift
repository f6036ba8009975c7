extension MRRBridge {
    /// What does not add up, in words; empty when all does.
    package func violations() -> [String] {
        var found: [String] = []
        if start + new + expansion + reactivation - contraction - churned != end {
            found.append("the steps of \(days) do not lead from \(start) to \(end)")
        }
        if membersAtStart + newMembers + reactivatedMembers - churnedMembers != membersAtEnd {
            found.append("the members of \(days) do not lead to \(membersAtEnd)")
        }
        if churnedInvoluntarily > churned || involuntaryMembers > churnedMembers {
            found.append("more was lost to payments than was lost in \(days)")
        }
        return found
    }
}
