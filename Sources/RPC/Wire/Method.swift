package import JSONText

/// One method of the service: what it is called, who may call it, what it takes, and what it does.
///
/// A class so that dispatch passes one reference; it never changes.
package final class Method {
    /// Does the work and writes the result value, and nothing else, to the writer. Writing nothing
    /// answers null. Whatever was written before a throw is taken back.
    package typealias Handler = (_ call: Call, _ result: inout JSONWriter) throws(RPCFailure) ->
        Void

    /// `noun.verb`, in lower case.
    package let name: String
    /// One sentence for the service description.
    package let summary: String
    /// The least of the roles that may call it.
    package let role: Role
    /// Whether it changes anything.
    package let mutates: Bool
    /// Whether it makes commits of its own, so that nothing may share a commit with it: all before
    /// it is committed and answered first, and its own answer does not wait for what follows.
    package let standsAlone: Bool
    package let parameters: [Parameter]
    /// The JSON Schema of the result.
    package let result: JSONValue
    /// The ``ListedError/name`` of each refusal it may answer with.
    package let refusals: [String]
    package let handler: Handler

    /// What every call is checked against, picked out once.
    private let names: [String]
    private let requiredNames: [String]

    package init(
        _ name: String,
        _ summary: String,
        role: Role,
        mutates: Bool,
        standsAlone: Bool = false,
        parameters: [Parameter] = [],
        result: JSONValue,
        refusals: [String] = [],
        handler: @escaping Handler
    ) {
        self.name = name
        self.summary = summary
        self.role = role
        self.mutates = mutates
        self.standsAlone = standsAlone
        self.parameters = parameters
        self.result = result
        self.refusals = refusals
        self.handler = handler
        names = parameters.map(\.name)
        requiredNames = parameters.filter(\.isRequired).map(\.name)
    }

    /// Makes sure that every parameter given is known and every one required is given.
    func check(_ params: JSONObject) throws(RPCFailure) {
        for member in params.members
        where !names.contains(where: { $0.hasSameBytes(as: member.key) }) {
            throw .unknownMember(member.key, in: "", known: names)
        }
        for name in requiredNames {
            switch params[name] {
            case nil, .null: throw .missingMember(name, in: "")
            case .bool, .integer, .number, .string, .array, .object: break
            }
        }
    }
}
