package import Engine
import JSONText
import Membership
import Store

/// The methods Tessera answers on one database.
package struct Service {
    let engine: Engine
    let role: Role
    private let group = GroupFate()

    package init(engine: Engine, role: Role) {
        self.engine = engine
        self.role = role
        // The requests of one drain are answered from one snapshot; the flush lets it go.
        engine.store.keepsSnapshots = true
    }

    /// Every method; dispatch and `rpc.discover` both come from this table.
    package var table: MethodTable {
        MethodTable(
            title: "Tessera",
            version: "1.0.0",
            methods: checkMethods + checkoutMethods + memberMethods + startingMethods
                + subscriptionMethods
                + prepaymentMethods + refundMethods + benefitUseMethods
                + planMethods + runMethods + reportMethods + liveReportMethods + eventMethods
                + changeMethods
                + invoiceMethods + upkeepMethods + purchaseMethods + pointsMethods + tierMethods
                + householdMethods + cardMethods + rewardMethods + statementMethods
                + admissionMethods,
            errors: Refusal.allCases.map {
                ListedError(code: $0.rpcCode, name: $0.rawValue, summary: $0.sentence)
            }
        )
    }

    /// Commits what the requests of one drain wrote together, before any of them is answered.
    package var hooks: Hooks {
        Hooks(
            flush: { () throws(RPCFailure) in
                engine.store.endSnapshot()
                let loss = group.takeLoss()
                do {
                    if engine.store.isInGroup { try engine.store.commitGroup() }
                } catch {
                    throw RPCFailure(error)
                }
                if let loss { throw loss }
            },
            notificationFailed: { method, failure in
                Diagnostics.note("\(method) as a notification failed: \(failure.message)")
            }
        )
    }

    /// Runs a mutation in the drain's common commit, and writes its answer.
    func mutate(
        _ call: Call,
        _ result: inout JSONWriter,
        _ body: (OnceRequest) throws -> [UInt8]
    ) throws(RPCFailure) {
        let request = try onceRequest(call)
        if let loss = group.loss { throw loss }
        do {
            if !call.method.standsAlone, !engine.store.isInGroup {
                try engine.store.beginGroup()
            }
            result.raw(try body(request))
        } catch {
            let failure = RPCFailure(error)
            // A start commits the group before it charges. When that fails, the requests before it
            // are lost with it, and must hear of it instead of being acknowledged.
            if !call.method.standsAlone, !engine.store.isInGroup { group.loss = failure }
            throw failure
        }
    }

    /// The key, and the body that must come with it each time.
    private func onceRequest(_ call: Call) throws(RPCFailure) -> OnceRequest {
        let key = try call.identifier("idempotency_key")
        // An explicit null counts as left out, here as everywhere.
        let others = call.members.members.filter {
            $0.key != "idempotency_key" && $0.value != .null
        }
        return OnceRequest(
            key: key,
            method: call.method.name,
            body: JSONWriter.canonical(.object(JSONObject(others)))
        )
    }

    /// Turns what a read throws into an RPC failure.
    func answering<T>(_ body: () throws -> T) throws(RPCFailure) -> T {
        do {
            return try body()
        } catch {
            throw RPCFailure(error)
        }
    }
}
