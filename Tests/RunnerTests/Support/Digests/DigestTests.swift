import Testing

@testable import Support

struct DigestTests {
    /// Test vectors of FIPS 180-4, and one that `sha256sum` made of a million times the letter a.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func digest_isSHA256(text: String, expected: String) {
        var digest = Digest()
        digest.append(Array(text.utf8))
        #expect(digest.hexadecimal == expected)
    }

    @Test func digest_isTheSameHoweverItIsFed() {
        var digest = Digest()
        for _ in 0..<10_000 { digest.append([UInt8](repeating: UInt8(ascii: "a"), count: 100)) }
        #expect(digest.hexadecimal == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test func parts_cannotTradeBytes() {
        var first = Digest()
        first.update("ab")
        first.update("c")
        var second = Digest()
        second.update("a")
        second.update("bc")
        #expect(first.hexadecimal != second.hexadecimal)
    }
}
