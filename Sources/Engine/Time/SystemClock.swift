import Foundation
import Membership

/// The one place where real time is read.
enum SystemClock {
    static var now: Instant {
        Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1_000).rounded(.down)))
    }
}
