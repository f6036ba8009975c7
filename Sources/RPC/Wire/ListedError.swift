/// One error as the service description lists it.
package struct ListedError: Hashable, Sendable {
    package let code: Int
    /// What `data.code` says, such as "unknown_member".
    package let name: String
    /// One sentence.
    package let summary: String

    package init(code: Int, name: String, summary: String) {
        self.code = code
        self.name = name
        self.summary = summary
    }
}
