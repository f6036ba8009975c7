/// Delivery at no charge.
package struct ShippingWaiver: Hashable, Sendable {
    /// The shop's word for the delivery that is free, as `express`; `any` is all of them.
    package let speed: String
    /// The least the basket must be worth.
    package let minimumBasket: Money?
    /// Other minimums by channel, as 35.00 in the store; a channel not named has ``minimumBasket``.
    package let minimumByChannel: [ChannelMinimum]
    /// How often within a window; `nil` for every order.
    package let times: Allowance?

    package init(
        speed: String,
        minimumBasket: Money? = nil,
        minimumByChannel: [ChannelMinimum] = [],
        times: Allowance? = nil
    ) {
        self.speed = speed
        self.minimumBasket = minimumBasket
        self.minimumByChannel = minimumByChannel
        self.times = times
    }

    /// The least a basket of a channel must be worth; `nil` for whatever it costs.
    package func minimum(in channel: String?) -> Money? {
        minimumByChannel.first { $0.channel == channel }?.minimum ?? minimumBasket
    }

    /// The least a basket of one channel must be worth.
    package struct ChannelMinimum: Hashable, Sendable {
        package let channel: String
        package let minimum: Money

        package init(channel: String, minimum: Money) {
            self.channel = channel
            self.minimum = minimum
        }
    }
}
