import JSONText

/// Every method of the service by its name: what dispatches is also what describes itself.
package struct MethodTable {
    /// The methods in the order given, without `rpc.discover`.
    package let methods: [Method]
    private let byName: [String: Method]

    /// - Parameters:
    ///   - title: the service's name for its description.
    ///   - version: the service's version for its description.
    ///   - methods: names must be distinct and not open with `rpc.`; anything else is our bug.
    ///   - errors: every refusal a method may answer with; the errors of JSON-RPC itself are added.
    package init(title: String, version: String, methods: [Method], errors: [ListedError]) {
        var byName: [String: Method] = [:]
        let description = ServiceDescription(
            title: title,
            version: version,
            methods: methods,
            errors: errors
        )
        for method in methods + [description.method] {
            precondition(
                method.name == ServiceDescription.methodName || !method.name.hasPrefix("rpc."),
                "the method name \(method.name) is reserved"
            )
            let earlier = byName.updateValue(method, forKey: method.name)
            precondition(earlier == nil, "the method \(method.name) is listed twice")
        }
        self.methods = methods
        self.byName = byName
    }

    /// The method of this name if this role may call it.
    ///
    /// A method beyond the role is as absent as one that does not exist, so that nobody learns
    /// from the difference.
    package func method(named name: String, for role: Role) throws(RPCFailure) -> Method {
        // The dictionary finds canonical equivalents too; a method has one spelling.
        guard let method = byName[name], method.name.hasSameBytes(as: name), method.role <= role
        else { throw .methodNotFound(name, role: role) }
        return method
    }
}
