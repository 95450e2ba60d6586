//! Random hostile input, the same for the same seed: five generators, and the naughty strings and adverts they start from.

use std::fmt::Write;

/// SplitMix64 (Steele, Lea and Flood 2014): small, fast, and good enough to pick inputs.
#[derive(Debug, Clone)]
pub struct Rng(u64);

impl Rng {
    /// Begins at a seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number under `end`; 0 when `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.bits() % end).unwrap_or(0)
    }

    /// True once in `n` times.
    pub fn once_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    /// One of a list that is not empty.
    pub fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }

    /// A length: mostly short, now and then longer.
    pub fn length(&mut self, usual: usize) -> usize {
        match self.below(200) {
            0 => self.below(usual * 30),
            1..10 => self.below(usual * 5),
            _ => self.below(usual),
        }
    }

    fn byte(&mut self) -> u8 {
        self.bits().to_le_bytes()[0]
    }

    /// Any Unicode scalar, with the blocks that break programs oftener than the rest.
    pub fn scalar(&mut self) -> char {
        let (from, to) = match self.below(12) {
            0..3 => (0x20, 0x7f),
            3 => (0, 0x20),
            4 => (0x80, 0x250),
            5 => (0x300, 0x370),
            6 => (0x2000, 0x2070),
            7 => (0xfb00, 0x1_0000),
            8 => (0x1_f000, 0x1_fb00),
            9 => (0x0600, 0x0e80),
            10 => (0xe_0000, 0xe_1000),
            _ => (0, 0x11_0000),
        };
        let at = from + self.below(to - from);
        u32::try_from(at).ok().and_then(char::from_u32).unwrap_or('\u{fffd}')
    }
}

/// The names of the generators, in the order in which [`input`] takes turns.
pub const GENERATORS: [&str; 5] = ["bytes", "Unicode scalars", "JSON-LD grammar", "mutated adverts", "naughty strings"];

/// Adverts, profiles and queries written for these tests, in the forms that boards and people use.
pub const ADVERTS: &[&str] = &[
    "Dibutuhkan segera: mekanik motor, pengalaman min 1 th, SIM C, gaji 2,5-3 jt/bln. Hub. 0812-0000-0000",
    "LOWONGAN KERJA\nPosisi: Tukang Las\nKualifikasi:\n- Pria maks. 35 tahun\n- Bisa las listrik & argon\n- Min. SMK/sederajat\n- Wajib punya sertifikat BNSP\nBatas lamaran 31 Desember 2026",
    "Dicari:\n1. Kasir (wanita, maks 25 th)\n2. Barista, pengalaman 6 bulan\n3. Helper dapur\nPenempatan Bandung. Gaji UMR + bonus",
    "Dibutuhkan: 2 kasir, 1 barista (SIM C), 3 tukang las. Tanpa pengalaman akan dilatih.",
    "We are hiring a motorcycle mechanic. Requirements: fuel injection service, D3 or 3 years of experience. Full time.",
    "saya bisa servis motor injeksi, ganti oli, tune up; belum pernah bubut, mau belajar las. Lulusan SMK 2019, punya SIM A dan C",
    "bisa jahit kebaya, bikin pola, pernah kerja di konveksi 2 tahun 6 bulan, tidak bisa bordir",
    "<h2>Teknisi AC</h2><p>Syarat:</p><ul><li>Cuci AC, isi freon<li>SIM&nbsp;C &amp; motor sendiri</ul><script>x()</script>",
    "{\"id\":\"7\",\"title\":\"Teknisi AC\",\"description\":\"<ul><li>Cuci AC<li>isi freon</ul>\",\"location\":\"Bandung\",\"salary_min\":2500000,\"education\":[\"SMK\",\"D3\"],\"experience_years_min\":1.5,\"valid_through\":\"2026-12-31\",\"employment_type\":\"full time\"}",
    "{\"@context\":\"https://schema.org\",\"@type\":\"JobPosting\",\"title\":\"Barista\",\"description\":\"Membuat espresso, latte art\",\"skills\":[\"latte art\",\"espresso\"],\"jobLocation\":{\"@type\":\"Place\",\"address\":{\"addressLocality\":\"Bogor\"}},\"baseSalary\":{\"value\":{\"minValue\":2500000,\"maxValue\":3000000,\"unitText\":\"MONTH\"}},\"employmentType\":[\"FULL_TIME\"],\"hiringOrganization\":{\"name\":\"Kopi Contoh\"},\"experienceRequirements\":{\"monthsOfExperience\":12}}",
    "[{\"title\":\"Penjahit\",\"text\":\"bisa obras\"},{\"@graph\":[{\"@type\":\"JobPosting\",\"name\":\"Sopir\"}]},{}]",
    "{\"text\":\"bisa las\",\"claims\":[{\"competency\":\"las\",\"level\":2,\"evidence\":[{\"kind\":\"certificate\",\"valid_until\":\"2026-10-24\"}]}],\"licences\":[\"SIM C\"],\"education\":\"SMK\",\"experience_months\":18,\"places\":[\"32\",\"Bogor\"]}",
    "code,title_id,title_en\nlas,Las,Welding\n\"a\"\"b\",\"x\ny\",z\n",
    "24/11/2026",
    "31 Agustus 2026",
    "November 24, 2026",
    "J.620100.005.02",
];

/// Strings that have broken programs before: numbers that are none, control and invisible characters, direction marks,
/// combining towers, markup, quotes, paths, formulas, format strings, escapes, and Indonesian words at their edges.
pub const NAUGHTY: &[&str] = &[
    "",
    " ",
    "\0",
    "\u{feff}",
    "\u{feff}{}",
    "\u{200b}\u{200c}\u{200d}\u{2060}",
    "\u{202e}rotom sivres",
    "\u{2066}\u{2067}\u{2069}",
    "\r\n\r\n",
    "\u{2028}\u{2029}\u{85}",
    "\u{1}\u{2}\u{7f}\u{80}\u{9f}",
    "null",
    "undefined",
    "NaN",
    "Infinity",
    "-Infinity",
    "true",
    "-0",
    "1e400",
    "-1e-400",
    "1E+9999999999",
    "0x7fffffffffffffff",
    "18446744073709551615",
    "18446744073709551616",
    "-9223372036854775809",
    "340282366920938463463374607431768211456",
    "99999999999999999999999999999999999999999999999999",
    "00000000000000000000000000000000000000000000001",
    "1.7976931348623157e309",
    "1,000,000.00",
    "1.000.000,00",
    "٣٤٥ ريال",
    "Ⅷ ½ ㎏ ㎡ ①",
    "\\",
    "\\u0000",
    "\\ud800",
    "\"\\ud83d\"",
    "\"\\ud83d\\ude00\"",
    "\"",
    "'",
    "''''\"\"\"\"",
    "`$(x)`",
    "%s%n%x%p",
    "{0}{1}{{}}",
    "{}[]",
    "{\"a\":",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    "]]]]]]}}}}}}",
    "{\"__proto__\":{\"x\":1},\"constructor\":{\"prototype\":{}}}",
    "{\"title\":{\"title\":{\"title\":1}}}",
    "{\"description\":[[[\"las\"]]]}",
    "[1,2,3]",
    "[null]",
    "[{}]",
    "{\"@type\":\"JobPosting\"}",
    "{\"@type\":[\"JobPosting\",3],\"title\":[]}",
    "{\"@graph\":{}}",
    "{\"@graph\":[]}",
    "{\"text\":\"\\u0000\\u0000\"}",
    "{\"salary_min\":18446744073709551615,\"salary_max\":\"1\",\"title\":\"x\"}",
    "{\"experience_years_min\":\"60.99999\",\"title\":\"x\"}",
    "{\"experience_years_min\":-1,\"title\":\"x\"}",
    "{\"valid_through\":\"2026-02-30\",\"title\":\"x\"}",
    "{\"claims\":[{}]}",
    "{\"claims\":[{\"unit\":\"\"}]}",
    "{\"claims\":[{\"competency\":\"\\u202e\"}]}",
    "{\"licences\":\"SIM Z\"}",
    "{\"experience_months\":4294967296}",
    "{\"text\":1}",
    "<script>alert(1)</script>",
    "<b><i><u></b></i></u>",
    "<!--",
    "<!-- --!> -->",
    "<![CDATA[x]]>",
    "<",
    "<>",
    "</",
    "<a",
    "<a href=\"",
    "<a href='\"'>'\">",
    "<script",
    "<script></scrip</script",
    "<style></STYLE >x",
    "<svg onload=x><title>",
    "&",
    "&;",
    "&#;",
    "&#0;",
    "&#x110000;",
    "&#99999999999;",
    "&amp;amp;amp;",
    "&NBSP;&Lt;&gT;",
    "javascript:alert(1)",
    "data:text/html;base64,AAAA",
    "../../../../etc/passwd",
    "C:\\CON\\NUL",
    "file:///dev/zero",
    "=1+1",
    "@SUM(A1)",
    "'; DROP TABLE lowongan; --",
    "é",
    "e\u{301}",
    "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "Z̤͔ͧ̑̓ä͖̭̈̇l̗͎͎ͪ̑g͖͖̫ͦ̕o̜͇͎̓̐",
    "\u{300}",
    "\u{20e3}",
    "👩‍👩‍👧‍👦",
    "🏳️‍🌈🇮🇩🇮",
    "👍🏿",
    "\u{e0001}\u{e0041}\u{e007f}",
    "\u{fdfa}\u{fdfa}",
    "ﬃ ﬆ Ǆ ŉ ß ẞ ſ İ ı K Å",
    "ΐ ΰ ᾳ ﬗ",
    "\u{1e9e}2\u{1e9e}",
    "한국어 조합 \u{1100}\u{1161}\u{11a8}",
    "\u{115f}\u{1160}\u{3164}\u{ffa0}",
    "漢字仮名交じり文",
    "العربية‏ مع 123",
    "עִבְרִית",
    "ไทยไม่มีช่องว่าง",
    "𝔰𝔢𝔯𝔳𝔦𝔰 ｍｏｔｏｒ ⓜⓞⓣⓞⓡ",
    "\u{1f574}\u{fe0f}\u{200d}",
    "\u{fffe}\u{ffff}\u{10ffff}",
    "\u{fffd}\u{fffd}",
    "\u{ad}las\u{ad}",
    "l\u{200d}a\u{200d}s",
    "las2an las2nya 2 22 2an",
    "baju-baju-baju-baju",
    "las-las-lasan",
    "a.b.c.d.e.f.",
    "......",
    "-----",
    ",,,,,;;;;;:::::",
    "( [ { \u{201c} ) ] }",
    "maks. 35 th, usia 18-25 tahun, umur > 17",
    "usia usia usia usia",
    "pria/wanita/laki-laki/perempuan",
    "nama saya",
    "nama saya Budi bin Budi binti",
    "SIM",
    "SIM A/B1/B2/C/D umum",
    "tidak punya SIM atau SIM atau SIM",
    "D3 atau pengalaman 99999999999 tahun",
    "pengalaman 0 tahun 0 bulan 0 hari",
    "pengalaman 4294967295 tahun",
    "1 tahun 1 tahun 1 tahun 1 tahun",
    "gaji 99999999999999999999 juta",
    "Rp0,-",
    "Rp. 1.2.3.4.5.6.7.8.9",
    "gaji 2,5,5,5 jt s/d 0 rb",
    "Rp18446744073709551615 ribu per jam",
    "18446744073709551615 juta",
    "batas 99/99/9999 sampai 00-00-0000",
    "29 Februari 2027",
    "deadline 31 Februari 20261",
    "sertifikat",
    "bersertifikat sertifikat BNSP bnsp bnsp",
    "kualifikasi: kualifikasi: kualifikasi:",
    "syarat:\nsyarat:\nsyarat:",
    "tidak tidak tidak tidak bisa",
    "bukan bukan tapi tapi bukan",
    "mempertanggungjawabkannya",
    "menyemprotkankannyalahkahpun",
    "memperkeberpelpetertsekannya",
    "Kab. Kota Kabupaten Kota Provinsi",
    "kabupaten",
    "Jakarta Selatan Barat Utara Timur Pusat",
    "posisi: posisi: 1. 2. 3. kasir",
    "1 kasir 1 kasir 1 kasir",
    "id",
    "en-US",
    "ID",
];

const WORDS: &[&str] = &[
    "bisa", "las", "listrik", "servis", "motor", "mobil", "kasir", "barista", "tukang", "mekanik", "jahit", "pola",
    "freon", "AC", "rem", "oli", "tidak", "belum", "mau", "wajib", "diutamakan", "min.", "maks", "SMK", "SMA/SMK",
    "D3", "atau", "dan", "pengalaman", "tahun", "bulan", "1", "2,5", "35", "jt", "Rp", "gaji", "SIM", "C", "A", "umum",
    "sertifikat", "BNSP", "Bandung", "Kota", "Bogor", "penempatan", "kualifikasi:", "tugas:", "syarat", "nama", "saya",
    "pria", "wanita", "islam", "usia", "umur", "karburatro", "mengelas", "penyetelannya", "\n", "\n-", ",", ".", ":",
    "(", ")", "/", "-", "&", "31", "Desember", "2026", "batas", "full", "time", "adik", "anak", "guru", "kuliah",
    "lulus", "welding", "and", "without", "experience",
];

const KEYS: &[&str] = &[
    "id", "title", "description", "text", "location", "education", "experience_years_min", "employment_type",
    "salary_min", "salary_max", "valid_through", "url", "organization", "@context", "@type", "@id", "@graph",
    "identifier", "value", "hiringOrganization", "name", "jobLocation", "address", "addressLocality", "addressRegion",
    "employmentType", "validThrough", "baseSalary", "minValue", "maxValue", "unitText", "educationRequirements",
    "credentialCategory", "experienceRequirements", "monthsOfExperience", "skills", "qualifications",
    "responsibilities", "summary", "about", "claims", "competency", "unit", "level", "evidence", "kind", "issuer",
    "valid_until", "since", "not_claimed", "reason", "licences", "licences_known", "experience_months", "certificates",
    "tracks", "places", "excluded_places", "code",
];

const VALUES: &[&str] = &[
    "JobPosting",
    "https://schema.org/JobPosting",
    "Person",
    "FULL_TIME",
    "MONTH",
    "HOUR",
    "las",
    "SIM C",
    "SMK",
    "certificate",
    "work",
    "2026-12-31",
    "32",
    "32.01",
    "3201",
    "Bogor",
    "wished",
    "0",
    "3",
    "J.620100.005.02",
];

/// The input of a turn: which generator it came from, and the bytes.
pub fn input(rng: &mut Rng, turn: usize) -> Vec<u8> {
    match turn % GENERATORS.len() {
        0 => bytes(rng),
        1 => scalars(rng).into_bytes(),
        2 => grammar(rng).into_bytes(),
        3 => mutated(rng),
        _ => naughty(rng).into_bytes(),
    }
}

fn bytes(rng: &mut Rng) -> Vec<u8> {
    let length = rng.length(48);
    let kind = rng.below(3);
    (0..length)
        .map(|_| match kind {
            0 => rng.byte(),
            1 => rng.byte() & 0x7f,
            _ => b" \n{}[]\":,<>/&;#-0123456789.aeinrsktlmpd"[rng.below(39)],
        })
        .collect()
}

fn scalars(rng: &mut Rng) -> String {
    let length = rng.length(32);
    if rng.once_in(20) {
        // One character, over and over.
        let one = rng.scalar();
        return std::iter::repeat_n(one, length).collect();
    }
    (0..length).map(|_| rng.scalar()).collect()
}

fn sentence(rng: &mut Rng) -> String {
    let length = rng.length(14);
    let mut out = String::new();
    for _ in 0..length {
        match rng.below(40) {
            0 => out.push_str(rng.pick(NAUGHTY)),
            1 => out.push(rng.scalar()),
            _ => out.push_str(rng.pick(WORDS)),
        }
        if !rng.once_in(8) {
            out.push(' ');
        }
    }
    out
}

fn quoted(rng: &mut Rng, text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if u32::from(c) < 0x20 || rng.once_in(200) => {
                let mut units = [0; 2];
                for unit in c.encode_utf16(&mut units) {
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// A JSON value by the grammar of postings and profiles, now and then with a fault.
fn grammar(rng: &mut Rng) -> String {
    let mut out = String::new();
    if rng.once_in(100) {
        let depth = 28 + rng.below(10);
        let (open, close) = if rng.once_in(2) { ("[", "]") } else { ("{\"a\":", "}") };
        out.push_str(&open.repeat(depth));
        out.push('0');
        out.push_str(&close.repeat(depth));
        return out;
    }
    if rng.once_in(3) {
        out.push('[');
        for at in 0..rng.below(4) {
            if at > 0 {
                out.push(',');
            }
            object(rng, 0, &mut out);
        }
        out.push(']');
    } else {
        object(rng, 0, &mut out);
    }
    if rng.once_in(8) {
        // A fault: a character lost, or one too many.
        let at = out.char_indices().nth(rng.below(out.len())).map_or(0, |(at, _)| at);
        if rng.once_in(2) && !out.is_empty() {
            out.remove(at);
        } else {
            out.insert(at, rng.pick(&[",", ":", "\"", "}", "]", "\\", "\0", "e"]).chars().next().unwrap_or(','));
        }
    }
    out
}

fn object(rng: &mut Rng, depth: usize, out: &mut String) {
    out.push('{');
    if rng.once_in(3) {
        out.push_str("\"@type\":\"JobPosting\",");
    }
    let words = sentence(rng);
    out.push_str(if rng.once_in(2) { "\"description\":" } else { "\"text\":" });
    quoted(rng, &words, out);
    for _ in 0..rng.below(6) {
        out.push(',');
        let key = if rng.once_in(20) { rng.pick(NAUGHTY) } else { rng.pick(KEYS) };
        quoted(rng, key, out);
        out.push(':');
        value(rng, depth + 1, out);
    }
    out.push('}');
}

fn value(rng: &mut Rng, depth: usize, out: &mut String) {
    match rng.below(12) {
        0 if depth < 5 => object(rng, depth, out),
        1 if depth < 5 => {
            out.push('[');
            for at in 0..rng.below(4) {
                if at > 0 {
                    out.push(',');
                }
                value(rng, depth + 1, out);
            }
            out.push(']');
        }
        2 => out
            .push_str(rng.pick(&["null", "true", "false", "0", "-1", "1.5", "1e3", "2500000", "18446744073709551615"])),
        3 => {
            let _ = write!(out, "{}", rng.bits() >> rng.below(64));
        }
        4 => {
            let text = rng.pick(NAUGHTY);
            quoted(rng, text, out);
        }
        5 => {
            let text = sentence(rng);
            quoted(rng, &text, out);
        }
        _ => {
            let text = rng.pick(VALUES);
            quoted(rng, text, out);
        }
    }
}

/// An advert with pieces lost, doubled, moved, swapped in from another, or spoilt.
fn mutated(rng: &mut Rng) -> Vec<u8> {
    let seed = rng.pick(ADVERTS);
    let mut out = if rng.once_in(3) { sentence(rng).into_bytes() } else { seed.as_bytes().to_vec() };
    for _ in 0..=rng.below(5) {
        let (a, b) = (rng.below(out.len() + 1), rng.below(out.len() + 1));
        let (from, to) = (a.min(b), a.max(b).min(a.min(b) + 40));
        match rng.below(8) {
            0 => drop(out.drain(from..to)),
            1 => {
                let piece = out[from..to].to_vec();
                for _ in 0..=rng.below(4) {
                    out.splice(from..from, piece.iter().copied());
                }
            }
            2 => {
                let other = rng.pick(ADVERTS).as_bytes();
                let start = rng.below(other.len());
                let end = (start + rng.below(60)).min(other.len());
                out.splice(from..to, other[start..end].iter().copied());
            }
            3 => {
                let text = rng.pick(NAUGHTY);
                out.splice(from..from, text.bytes());
            }
            4 => {
                let byte = rng.byte();
                if let Some(place) = out.get_mut(from) {
                    *place = byte;
                }
            }
            5 => {
                for byte in &mut out[from..to] {
                    byte.make_ascii_uppercase();
                }
            }
            6 => out.truncate(to),
            _ => {
                let word = rng.pick(WORDS);
                out.splice(from..from, word.bytes());
            }
        }
    }
    out
}

/// One or several naughty strings, alone or where a form would put them.
fn naughty(rng: &mut Rng) -> String {
    let mut text = rng.pick(NAUGHTY).to_owned();
    for _ in 0..rng.below(4) {
        text.push_str(rng.pick(&["", " ", "\n", ", "]));
        text.push_str(rng.pick(NAUGHTY));
    }
    if rng.once_in(30) {
        text = text.repeat(1 + rng.below(40));
    }
    match rng.below(8) {
        0 => format!("Kualifikasi:\n- bisa {text}\n- wajib {text}"),
        1 => format!("<li>{text}</li>"),
        2 | 3 => {
            let mut out = String::from("{");
            for at in 0..=rng.below(3) {
                if at > 0 {
                    out.push(',');
                }
                let key = rng.pick(KEYS);
                quoted(rng, key, &mut out);
                out.push(':');
                quoted(rng, &text, &mut out);
            }
            out.push('}');
            out
        }
        _ => text,
    }
}
