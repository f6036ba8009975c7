import Crypto

/// Hashes for comparing texts; 32 bytes of SHA-256.
package enum Digest {
    package static func sha256(_ text: String) -> [UInt8] { sha256(Array(text.utf8)) }

    package static func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }
}
