/// Colours that belong together: toys, and the room they stand in.
struct Palette: Sendable {
    /// Clear colours for the toys.
    let toys: [Vector]
    /// Quiet light colours: trims, insides, lids.
    let lights: [Vector]
    /// Walls and papers.
    let walls: [Vector]
    /// Cloths and tiles.
    let floors: [Vector]

    init(toys: [UInt32], lights: [UInt32], walls: [UInt32], floors: [UInt32]) {
        self.toys = toys.map(Colour.srgb)
        self.lights = lights.map(Colour.srgb)
        self.walls = walls.map(Colour.srgb)
        self.floors = floors.map(Colour.srgb)
    }

    static let all: [Palette] = [
        // nursery
        Palette(
            toys: [0xD9584A, 0xE9B44C, 0x4F8A8B, 0x3F6C9B, 0x7FA650], lights: [0xF6EDDC, 0xFBF7EE],
            walls: [0xE9DFCB, 0xC9D8D3, 0xDCC9B6], floors: [0xD8C7A8, 0xA9BDB5, 0xC98F6B]),
        // scandinavian
        Palette(
            toys: [0x2F5D73, 0xD8806A, 0xE3B23C, 0x8FB0A9, 0x5B6C5D], lights: [0xF3F0E8, 0xE7DFD0],
            walls: [0xDDE1DF, 0xCCD2CE, 0xE8E2D6], floors: [0xC7CCC9, 0xB7A68C, 0x9FAFB2]),
        // terracotta
        Palette(
            toys: [0xC65D3B, 0x8A9A5B, 0xE0A458, 0x35605A, 0x9C4A4A], lights: [0xF7E9D3, 0xEFE1C6],
            walls: [0xE6CDB0, 0xD7B899, 0xCFC6AE], floors: [0xB9805C, 0xCDB894, 0x9AA283]),
        // sea
        Palette(
            toys: [0x1F6F8B, 0x54A6A6, 0xF2A65A, 0xE4572E, 0x284B63], lights: [0xF5F3EC, 0xDCE9E6],
            walls: [0xC6DDE0, 0xB2CBD2, 0xE7E4D8], floors: [0x9CB9BE, 0xD9CFB4, 0x6F96A0]),
        // orchard
        Palette(
            toys: [0xB83B3B, 0x6A994E, 0xF2CC56, 0xA7C957, 0xDB7F4F], lights: [0xF8F1DF, 0xF2E8CF],
            walls: [0xDDE3C3, 0xEBDDBF, 0xC8D2AE], floors: [0xC7B68B, 0xA6B585, 0xB28B62]),
        // berry
        Palette(
            toys: [0x8E3B5E, 0xD1608A, 0xF0B67F, 0x4A5D8F, 0x7A9E9F], lights: [0xF9EEEA, 0xF1E0DA],
            walls: [0xE6D0D3, 0xD4C6D6, 0xEFE3D8], floors: [0xBFA3AB, 0xCDBBAF, 0x98A0B4]),
        // candy, softened
        Palette(
            toys: [0xEF7674, 0x6FB7B7, 0xF6C667, 0x8C86C4, 0x82B366], lights: [0xFFF6E9, 0xF6ECEF],
            walls: [0xF0DCD4, 0xD3E2DF, 0xE3DDEE], floors: [0xD9BFB4, 0xB2CCC8, 0xC8C1DA]),
        // workshop
        Palette(
            toys: [0xC2452D, 0xE6A92E, 0x2E6171, 0x50723C, 0x31393C], lights: [0xEFE6D2, 0xE2D5B8],
            walls: [0xB9B4A6, 0xCBBFA6, 0x9DA8A5], floors: [0x8D7B63, 0xA79A82, 0x77807E]),
        // evening
        Palette(
            toys: [0xE07A5F, 0xF2CC8F, 0x81B29A, 0x5F7FB0, 0xC0566B], lights: [0xF4F1DE, 0xE6DEC8],
            walls: [0x4D5873, 0x6B6F86, 0x5A6B70], floors: [0x6C5B58, 0x565F7A, 0x7A7468]),
        // spring
        Palette(
            toys: [0xE8A0A8, 0x88B89A, 0xF4D06F, 0x6C9BC9, 0xD97B66], lights: [0xFDF8EE, 0xF3EFE0],
            walls: [0xDCE9DB, 0xF3E6C8, 0xD6E3EC], floors: [0xB7C9AE, 0xDDCBA0, 0xA9BFD0]),
        // forest
        Palette(
            toys: [0xA63D2F, 0xD9A441, 0x3A5A40, 0x7C9A6A, 0x6B4F3A], lights: [0xF1E9D6, 0xDAD7CD],
            walls: [0x8FA08A, 0xA3B18A, 0x6F7F6A], floors: [0x6E5B44, 0x8A7B5C, 0x73856A]),
        // primary, aged
        Palette(
            toys: [0xC8352B, 0xF1C21B, 0x1E5AA8, 0x2E8B57, 0xE98A2B], lights: [0xF7F3E8, 0xECE6D6],
            walls: [0xE3E0D6, 0xC9D3DC, 0xD9CDB8], floors: [0xC9BDA2, 0xA7B4BF, 0xB59B77]),
    ]

    /// Woods from birch to walnut.
    static let woods: [Vector] = [0xDDB98A, 0xC99A66, 0xB98250, 0xE3C9A0, 0x9A6A42, 0xA9793F, 0x7A5236].map(Colour.srgb)
}
