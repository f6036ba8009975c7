import ArgumentParser
import Membership
import RPC
import Store

extension StateName: ExpressibleByArgument {}
extension InvoiceState: ExpressibleByArgument {}
extension Role: ExpressibleByArgument {}
