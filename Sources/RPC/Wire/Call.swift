package import JSONText

/// One call of a method, as its handler sees it. ``NamedValues`` reads the parameters.
package struct Call: NamedValues {
    package let method: Method
    package let role: Role
    /// The parameters given; every name in it is known.
    package let members: JSONObject

    package var pointer: String { "" }
    package var placeInParams: NestedObject.Place? { nil }

    package init(method: Method, role: Role, params: JSONObject) {
        self.method = method
        self.role = role
        members = params
    }
}
