/// Something that came instead of a request, and the id to answer it under.
package struct InvalidRequest: Error, Sendable {
    package let id: RequestID
    package let failure: RPCFailure
}
