import Foundation
package import Membership

/// The one place where real time is read.
package enum SystemClock {
    package static var now: Instant {
        Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1_000).rounded(.down)))
    }
}
