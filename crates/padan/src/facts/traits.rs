//! Traits of a person that no score may see: recognised, kept as remarks, and taken out of the text before anything else
//! reads it.

use super::{Fact, number};
use crate::text::{Break, Tokens, Word, words};

/// A protected trait, or what adverts ask of body and looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Trait {
    /// Age.
    Age,
    /// Sex.
    Sex,
    /// Marital status.
    Marital,
    /// Looks, height, weight.
    Looks,
    /// Religion and religious dress.
    Religion,
    /// Ethnicity, descent and nationality.
    Ethnicity,
    /// Health and disability.
    Health,
}

const SEX: &[Word] = words![
    "boy", "boys", "cewe", "cewek", "cowo", "cowok", "female", "girl", "girls", "laki", "lelaki", "lk", "male", "man",
    "men", "perempuan", "pr", "pria", "putra", "putri", "woman", "women", "wanita", "gender",
];
const MARITAL: &[Word] =
    words!["bujang", "duda", "janda", "lajang", "menikah", "married", "nikah", "unmarried", "berkeluarga", "kawin"];
const LOOKS: &[Word] = words![
    "berpenampilan", "cantik", "ganteng", "goodlooking", "penampilan", "proporsional", "tampan", "bertato", "tato",
    "bertindik", "tindik", "berjerawat",
];
const RELIGION: &[Word] = words![
    "berhijab", "berjilbab", "berkerudung", "buddha", "budha", "hijaber", "hindu", "islam", "katolik", "kristen",
    "kristiani", "konghucu", "muslim", "muslimah", "nasrani", "nonmuslim", "protestan", "protestant", "buddhist",
    "catholic", "christian", "jewish", "yahudi",
];
const ETHNICITY: &[Word] = words!["pribumi", "suku", "tionghoa"];
const PEOPLES: &[Word] = words![
    "aceh", "ambon", "arab", "bali", "banjar", "batak", "betawi", "bugis", "chinese", "cina", "dayak", "indonesia",
    "jawa", "madura", "makassar", "melayu", "minang", "padang", "papua", "sasak", "sunda", "toraja",
];
/// Before or after "citizen", and after "ethnic".
const NATIONS: &[Word] = words![
    "foreign", "indonesian", "malaysian", "filipino", "japanese", "chinese", "javanese", "sundanese", "balinese",
    "malay",
];
const HEALTH: &[Word] = words![
    "difabel", "disabilitas", "disability", "disabled", "cacat", "tunanetra", "tunarungu", "tunadaksa", "tunawicara",
    "tunagrahita", "tuli", "healthy", "epilepsi", "diabetes", "asma", "hiv",
];
const AGE: &[Word] = words!["age", "aged", "umur", "usia", "berumur", "berusia"];
/// Words of a skill's own, before which a trait's word names what is worked on: "potong rambut pria", "busana muslim".
/// The list is tested; a term not on it is a trait.
pub(super) const WORKED_ON: &[Word] = words![
    "baju", "batik", "busana", "butik", "celana", "cukur", "fashion", "gamis", "gunting", "jas", "kemeja", "koko",
    "kulit", "mode", "model", "pakaian", "pangkas", "potong", "rambut", "rias", "salon", "seragam", "sepatu", "kaos",
    "jilbab", "hijab", "mukena", "sekolah", "bank", "ekonomi", "haircut", "wear", "clothing", "toilet", "spa",
    "facial",
];

/// Behind a trait's word in English: "men's tailoring", "Muslim wear".
const WORK_BEHIND: &[Word] =
    words!["tailoring", "haircut", "haircuts", "wear", "clothes", "clothing", "fashion", "hair", "shoes", "grooming"];
/// How many qualifiers may stand before a trait ("tidak sedang hamil"), so that no text is read in ever deeper calls.
const QUALIFIERS: usize = 4;

/// Every trait the text names, with all the words that belong to it ("belum menikah", "usia maks. 27 tahun", "non
/// muslim"). Linear.
pub(crate) fn traits(tokens: &Tokens) -> Vec<Fact<Trait>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match trait_at(tokens, at, QUALIFIERS) {
            Some(fact) => {
                at = fact.last + 1;
                found.push(fact);
            }
            None => at += 1,
        }
    }
    found
}

/// Tokens that are somebody's name, as far as the text says so ("nama saya …", "perkenalkan, saya …"): up to four words, to the
/// next break or function word.
pub(crate) fn names(tokens: &Tokens) -> Vec<usize> {
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let from = match tokens.at(at) {
            // Printing cards is work, and "kartu nama. Saya …" begins anew; "Nama: …" opens its own clause.
            "nama" | "name"
                if at > 0
                    && tokens.before(at) < Break::Comma
                    && (tokens.is(at - 1, words!("kartu" | "papan" | "plat" | "daftar" | "business"))
                        || tokens.before(at + 1) >= Break::Sentence) =>
            {
                continue;
            }
            "nama" | "bernama" | "name" => {
                at + 1 + usize::from(tokens.is(at + 1, words!("saya" | "aku" | "is" | "lengkap")))
            }
            "perkenalkan" if tokens.is(at + 1, words!("saya" | "nama")) => {
                at + 2 + usize::from(tokens.is(at + 2, words!("saya")))
            }
            _ => continue,
        };
        for place in from..(from + 4).min(tokens.len()) {
            let word = tokens.at(place);
            let ends = place > from && tokens.before(place) > Break::None
                || tokens.before(place) >= Break::Line
                // "I Wayan": one letter can be part of a name.
                || crate::text::is_stop_word(word) && word.len() > 1
                || tokens.is(place, words!("perusahaan" | "produk" | "barang" | "toko"));
            if ends {
                break;
            }
            found.push(place);
        }
    }
    found
}

/// Those whose age says what the work is.
const CARED_FOR: &[Word] =
    words!["anak", "bayi", "balita", "batita", "murid", "siswa", "sekolah", "children", "kids", "kandungan"];

/// Whether "tidak ada batas(an)", "tanpa batas(an)", "bebas" stands before.
fn no_limit(tokens: &Tokens, at: usize) -> bool {
    let before = |back: usize, list: &[Word]| {
        at >= back && (at + 1 - back..=at).all(|b| tokens.before(b) == Break::None) && tokens.is(at - back, list)
    };
    before(1, words!["batas", "batasan"])
        && (before(2, words!["tanpa", "bebas"])
            || before(2, words!["ada"]) && before(3, words!["tidak", "tak", "gak", "tdk", "ga"]))
}

fn trait_at(tokens: &Tokens, at: usize, depth: usize) -> Option<Fact<Trait>> {
    let deeper = depth.checked_sub(1)?;
    let word = tokens.known(at);
    let joined = |step: usize| (1..=step).all(|s| tokens.before(at + s) == Break::None);
    let next = |step: usize| if joined(step) { tokens.known(at + step) } else { Word::OTHER };
    let text = |step: usize| if joined(step) { tokens.at(at + step) } else { "" };
    let figure = |step: usize| number(text(step));
    let behind = if next(1).is(words!("s")) { next(2) } else { next(1) };
    let worked_on =
        at > 0 && tokens.before(at) == Break::None && tokens.is(at - 1, WORKED_ON) || behind.is(WORK_BEHIND);
    let one = |value: Trait, last: usize| Some(Fact { value, first: at, last });
    // A negator or qualifier belongs to the trait it is said of.
    if word.is(words!(
        "belum"
            | "tidak"
            | "tdk"
            | "blm"
            | "sudah"
            | "non"
            | "status"
            | "boleh"
            | "seorang"
            | "khusus"
            | "not"
            | "bukan"
            | "penyandang"
            | "sedang"
    )) || word.is(words!("beragama"))
        || word.is(words!("agama"))
    {
        let inner = if joined(1) && at + 1 < tokens.len() { trait_at(tokens, at + 1, deeper) } else { None };
        if let Some(inner) = inner
            && !(word.is(words!("sudah")) && inner.value != Trait::Marital)
        {
            return one(inner.value, inner.last);
        }
        if word.is(words!("beragama" | "agama")) && joined(1) && at + 1 < tokens.len() {
            return one(Trait::Religion, at + 1);
        }
        if word.is(words!("status")) && next(1).is(words!("single")) {
            return one(Trait::Marital, at + 1);
        }
        return None;
    }
    if word.is(AGE) {
        // "anak usia 2-6 tahun", "usia anak 2 tahun": of those who are cared for. "Tidak ada batas umur", "usia bebas": no age is
        // asked.
        let near = (at.saturating_sub(2)..at).filter(|near| (near + 1..=at).all(|b| tokens.before(b) == Break::None));
        let others = near.into_iter().any(|near| tokens.is(near, CARED_FOR)) || next(1).is(CARED_FOR);
        let own = tokens.is(at.wrapping_sub(1), words!("saya" | "aku"));
        if others && !own || next(1).is(words!("bebas")) || no_limit(tokens, at) {
            return None;
        }
        return one(Trait::Age, age_end(tokens, at));
    }
    // "max 25th", written in one.
    if word.is(words!("maks" | "maksimal" | "max" | "maximum"))
        && text(1)
            .strip_suffix("th")
            .or_else(|| text(1).strip_suffix("thn"))
            .or_else(|| text(1).strip_suffix("yo"))
            .and_then(number)
            .is_some_and(|years| (17..=60).contains(&years))
    {
        return one(Trait::Age, at + 1);
    }
    // "maks. 27 tahun", "18-35 tahun" with nothing of experience near.
    if word.is(words!("maks" | "maksimal" | "max" | "maximum"))
        && let Some(years) = figure(1)
        && (17..=60).contains(&years)
        && next(2).is(words!("tahun" | "th" | "thn" | "years" | "yo"))
        && !experience_near(tokens, at)
    {
        return one(Trait::Age, at + 2);
    }
    let glued = |step: usize| text(step).strip_suffix("th").or_else(|| text(step).strip_suffix("thn")).and_then(number);
    if let (Some(from), Some(to)) = (figure(0), figure(1).or_else(|| glued(1)))
        && (15..=45).contains(&from)
        && (from + 1..=65).contains(&to)
    {
        let years = glued(1).is_some() || next(2).is(words!("tahun" | "th" | "thn"));
        if years && !experience_near(tokens, at) {
            return one(Trait::Age, at + 1 + usize::from(glued(1).is_none()));
        }
        // "laki-laki 18-35": beside a sex no other figure is meant.
        if after_sex(tokens, at) {
            return one(Trait::Age, at + 1 + usize::from(next(2).is(words!("tahun" | "th" | "thn" | "yo"))));
        }
    }
    // "pria max 30", "Pria max 40 th. Pengalaman tidak diutamakan"
    if word.is(words!("maks" | "maksimal" | "max" | "maximum"))
        && figure(1).is_some_and(|years| (17..=60).contains(&years))
        && after_sex(tokens, at)
        && !next(2).is(words!("cm" | "kg" | "orang"))
    {
        return one(Trait::Age, at + 1 + usize::from(next(2).is(words!("tahun" | "th" | "thn" | "yo"))));
    }
    if word.is(words!("jenis")) && next(1).is(words!("kelamin")) {
        let more = trait_at(tokens, at + 2, deeper)
            .filter(|fact| fact.value == Trait::Sex && tokens.before(at + 2) < Break::Line);
        return one(Trait::Sex, more.map_or(at + 1, |fact| fact.last));
    }
    if word.is(SEX) && !worked_on {
        // "pria/wanita", "laki-laki atau perempuan" are one remark.
        let mut last = at;
        loop {
            let step = if tokens.is(last + 1, words!("atau" | "dan" | "or" | "maupun")) { 2 } else { 1 };
            if tokens.is(last + step, SEX) && (1..=step).all(|s| tokens.before(last + s) <= Break::Comma) {
                last += step;
            } else {
                return one(Trait::Sex, last);
            }
        }
    }
    if word.is(MARITAL)
        || (word.is(words!("single")) && !next(1).is(words!("page" | "phase" | "fasa" | "point" | "door")))
            && at_trait_list(tokens, at)
    {
        let tail = if next(1).is(words!("atau")) && next(2).is(MARITAL) { 2 } else { 0 };
        return one(Trait::Marital, at + tail);
    }
    if word.is(words!("good")) && next(1).is(words!("looking")) {
        return one(Trait::Looks, at + 1);
    }
    if word.is(LOOKS) {
        let tail = usize::from(next(1).is(words!("menarik" | "baik" | "oke" | "ok" | "good")));
        return one(Trait::Looks, at + tail);
    }
    if word.is(words!("tinggi" | "berat")) && next(1).is(words!("badan" | "bdn"))
        || word.is(words!("tb" | "bb")) && figure(1).is_some_and(|n| n >= 40)
        || word.is(words!("height" | "weight"))
    {
        let mut last = at + usize::from(word.is(words!("tinggi" | "berat")));
        while last + 1 < tokens.len()
            && last < at + 6
            && tokens.before(last + 1) <= Break::Comma
            && (number(tokens.at(last + 1)).is_some()
                || tokens.is(
                    last + 1,
                    words!("cm" | "kg" | "min" | "minimal" | "maksimal" | "maks" | "ideal" | "proporsional"),
                ))
        {
            last += 1;
        }
        return one(Trait::Looks, last);
    }
    // "tinggi min 168 cm", "TB min 155"
    if word.is(words!("tinggi" | "tb"))
        && next(1).is(words!("min" | "minimal"))
        && tokens.before(at + 2) <= Break::Sentence
        && number(tokens.at(at + 2)).is_some_and(|height| (140..=200).contains(&height))
    {
        return one(
            Trait::Looks,
            at + 2 + usize::from(tokens.before(at + 3) == Break::None && tokens.is(at + 3, words!("cm"))),
        );
    }
    // "tinggi 165"
    if word.is(words!("tinggi")) && figure(1).is_some_and(|height| (140..=200).contains(&height)) {
        return one(Trait::Looks, at + 1 + usize::from(next(2).is(words!("cm"))));
    }
    if word.is(RELIGION) && !worked_on {
        let mut last = at;
        while tokens.is(last + 1, RELIGION) && tokens.before(last + 1) <= Break::Comma {
            last += 1;
        }
        return one(Trait::Religion, last);
    }
    if word.is(ETHNICITY)
        || word.is(words!("keturunan" | "etnis" | "ras")) && next(1).is(PEOPLES)
        || word.is(words!("orang" | "asli")) && next(1).is(PEOPLES)
    {
        let mut last = at;
        while tokens.is(last + 1, PEOPLES) && tokens.before(last + 1) <= Break::Comma {
            last += 1;
        }
        return one(Trait::Ethnicity, last);
    }
    // "sehat" alone in its clause; "tidak punya penyakit menular"; "bebas narkoba".
    let ends = at + 1 >= tokens.len() || tokens.before(at + 1) >= Break::Comma;
    let opens = tokens.before(at) >= Break::Comma
        || at > 0 && tokens.is(at - 1, words!("asal" | "badan" | "harus"))
        || at > 0 && tokens.before(at - 1) >= Break::Comma && tokens.is(at - 1, words!("kondisi"));
    let goes_on =
        tokens.before(at) >= Break::Comma && next(1).is(words!("dan")) && next(2).is(words!("siap" | "kuat" | "bugar"));
    if word.is(words!("sehat")) && (ends && opens || goes_on)
        || word.is(words!("bebas")) && next(1).is(words!("narkoba" | "napza"))
    {
        return one(Trait::Health, at + usize::from(word.is(words!("bebas"))));
    }
    if word.is(words!("punya" | "memiliki" | "mempunyai" | "mengidap" | "riwayat" | "ada" | "penyakit")) {
        let illness = at + usize::from(!word.is(words!("penyakit")));
        if tokens.is(illness, words!("penyakit"))
            && tokens.is(illness + 1, words!("menular" | "kronis" | "bawaan" | "berat" | "serius"))
        {
            return one(Trait::Health, illness + 1);
        }
    }
    // What they say of somebody may stand behind a colon: "Nationality: Japanese".
    if word.is(words!("ethnicity" | "nationality" | "kewarganegaraan" | "ethnic" | "religion" | "race"))
        && tokens.before(at + 1) < Break::Line
        && !crate::text::is_stop_word(tokens.at(at + 1))
    {
        return one(if word.is(words!("religion")) { Trait::Religion } else { Trait::Ethnicity }, at + 1);
    }
    if word.is(words!("wni" | "wna")) {
        return one(Trait::Ethnicity, at);
    }
    if word.is(words!("warga")) && next(1).is(words!("negara")) {
        return one(
            Trait::Ethnicity,
            at + if next(2).is(words!("asing")) || next(2).is(PEOPLES) || next(2).is(words!("malaysia")) {
                2
            } else {
                1
            },
        );
    }
    // "Local Balinese only"
    if word.is(NATIONS) && next(1).is(words!("only")) {
        return one(Trait::Ethnicity, at + 1);
    }
    if word.is(NATIONS) && next(1).is(words!("citizen" | "citizens" | "national" | "nationals")) {
        return one(Trait::Ethnicity, at + 1);
    }
    if word.is(words!("penderita" | "pengidap" | "menderita" | "mengidap")) && !text(1).is_empty() {
        return one(Trait::Health, at + 1);
    }
    if word.is(words!("hiv")) && next(1).is(words!("positif" | "negatif" | "positive" | "negative"))
        || word.is(words!("kursi")) && next(1).is(words!("roda"))
        || word.is(words!("wheelchair")) && next(1).is(words!("user" | "users"))
        || word.is(words!("chronic")) && next(1).is(words!("illness" | "disease"))
    {
        return one(Trait::Health, at + 1);
    }
    if word.is(words!("pengguna" | "memakai" | "pakai" | "menggunakan"))
        && (next(1).is(words!("kursi")) && next(2).is(words!("roda"))
            || next(1).is(words!("alat")) && next(2).is(words!("bantu")) && next(3).is(words!("dengar")))
    {
        return one(Trait::Health, at + if next(1).is(words!("alat")) { 3 } else { 2 });
    }
    if word.is(words!("am")) && next(1).is(words!("blind" | "deaf" | "pregnant"))
        || word.is(words!("hamil")) && at > 0 && tokens.is(at - 1, words!("sedang"))
    {
        return one(Trait::Health, at + usize::from(word.is(words!("am"))));
    }
    if word.is(HEALTH)
        || word.is(words!("sehat")) && next(1).is(words!("jasmani" | "rohani"))
        || word.is(words!("buta")) && next(1).is(words!("warna"))
        || word.is(words!("berkacamata"))
        || word.is(words!("riwayat")) && next(1).is(words!("penyakit"))
    {
        let mut last = at + usize::from(!word.is(HEALTH) && !word.is(words!("berkacamata")));
        while tokens.is(last + 1, words!("jasmani" | "rohani" | "dan" | "warna"))
            && tokens.before(last + 1) == Break::None
            && last < at + 4
        {
            if tokens.is(last + 1, words!("dan")) && !tokens.is(last + 2, words!("rohani" | "jasmani")) {
                break;
            }
            last += 1;
        }
        return one(Trait::Health, last);
    }
    None
}

/// The last word of an age: "usia 18 - 30 tahun", "umur saya 21 tahun", "usia maksimal 35 th".
fn age_end(tokens: &Tokens, at: usize) -> usize {
    let mut last = at;
    let mut digits = false;
    while last + 1 < tokens.len() && last < at + 8 && tokens.before(last + 1) <= Break::Sentence {
        let word = tokens.at(last + 1);
        let stop = tokens.before(last + 1) > Break::None && digits;
        if stop {
            break;
        }
        if number(word).is_some() {
            digits = true;
        } else if !tokens.is(
            last + 1,
            words!(
                "maks"
                    | "maksimal"
                    | "max"
                    | "min"
                    | "minimal"
                    | "maximum"
                    | "minimum"
                    | "saya"
                    | "sekitar"
                    | "antara"
                    | "produktif"
                    | "sampai"
                    | "hingga"
                    | "sd"
                    | "s"
                    | "d"
                    | "dan"
                    | "tahun"
                    | "th"
                    | "thn"
                    | "years"
                    | "year"
                    | "old"
                    | "di"
                    | "bawah"
                    | "kurang"
                    | "dari"
                    | "lebih"
                    | "tidak"
                    | "atas"
            ),
        ) {
            break;
        }
        last += 1;
        if tokens.is(last, words!("tahun" | "th" | "thn" | "old" | "years"))
            && digits
            && !tokens.is(last + 1, words!("old"))
        {
            break;
        }
    }
    // Trailing joiners are not part of it.
    while last > at
        && tokens.is(last, words!("dan" | "di" | "dari" | "saya" | "sampai" | "s" | "d" | "tidak" | "lebih" | "kurang"))
    {
        last -= 1;
    }
    last
}

/// Whether a sex is named right before.
fn after_sex(tokens: &Tokens, at: usize) -> bool {
    at > 0 && tokens.before(at) <= Break::Comma && tokens.is(at - 1, SEX)
}

/// Whether a word of experience stands near in the same sentence.
fn experience_near(tokens: &Tokens, at: usize) -> bool {
    let of_work = |place: usize| {
        tokens.is(place, words!("pengalaman" | "berpengalaman" | "experience" | "kontrak" | "kerja" | "bekerja"))
    };
    let mut from = at;
    while from > 0 && at - from < 6 && tokens.before(from) < Break::Sentence {
        from -= 1;
    }
    let mut to = at;
    while to - at < 6 && tokens.before(to + 1) < Break::Sentence {
        to += 1;
    }
    (from..=to).any(of_work)
}

/// "single" is a marital status only in a list of such, at the start of a line or clause.
fn at_trait_list(tokens: &Tokens, at: usize) -> bool {
    tokens.before(at) >= Break::Comma || tokens.before(at + 1) >= Break::Comma
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Trait, String)> {
        let tokens = Tokens::new(text);
        traits(&tokens)
            .iter()
            .map(|fact| (fact.value, (fact.first..=fact.last).map(|at| tokens.at(at)).collect::<Vec<_>>().join(" ")))
            .collect()
    }

    #[test]
    fn traits_take_their_words_with_them() {
        for (text, value, words) in [
            ("Pria/Wanita", Trait::Sex, "pria wanita"),
            ("Usia maks. 27 tahun", Trait::Age, "usia maks 27 tahun"),
            ("umur saya 21 tahun", Trait::Age, "umur saya 21 tahun"),
            ("Belum menikah", Trait::Marital, "belum menikah"),
            ("Penampilan menarik", Trait::Looks, "penampilan menarik"),
            ("tinggi badan min 160 cm", Trait::Looks, "tinggi badan min 160 cm"),
            ("Beragama Islam", Trait::Religion, "beragama islam"),
            ("non muslim", Trait::Religion, "non muslim"),
            ("tidak buta warna", Trait::Health, "tidak buta warna"),
            ("suku Jawa", Trait::Ethnicity, "suku jawa"),
            ("maksimal 35 tahun", Trait::Age, "maksimal 35 tahun"),
            ("max 28 yo", Trait::Age, "max 28 yo"),
            ("18-30th", Trait::Age, "18 30th"),
            ("tinggi min 168 cm", Trait::Looks, "tinggi min 168 cm"),
            ("Local Balinese only", Trait::Ethnicity, "balinese only"),
            ("asal sehat", Trait::Health, "sehat"),
        ] {
            assert_eq!(found(text), [(value, words.to_owned())], "{text}");
        }
    }

    #[test]
    fn beside_a_sex_figures_are_an_age() {
        let values = |text: &str| found(text).into_iter().map(|(value, _)| value).collect::<Vec<_>>();
        for text in ["laki-laki max 30", "laki2 18-35", "Pria max 40 th. Pengalaman tidak diutamakan"] {
            assert_eq!(values(text), [Trait::Sex, Trait::Age], "{text}");
        }
        for text in ["wanita, max 3 orang", "pria 2 orang", "pria maks 80 kg"] {
            assert!(!values(text).contains(&Trait::Age), "{text}");
        }
    }

    #[test]
    fn the_age_of_others_and_no_limit_are_no_remark() {
        for text in [
            "mengajar anak usia 2-6 tahun",
            "usia anak 2 tahun",
            "pijat bayi usia 1-24 bulan",
            "tidak ada batas umur",
            "tanpa batasan usia",
            "usia bebas",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn what_is_worked_on_is_no_trait() {
        for before in WORKED_ON.iter().map(|word| word.text()) {
            for term in ["pria", "wanita", "muslim"] {
                assert!(found(&format!("{before} {term}")).is_empty(), "{before} {term}");
            }
        }
        for text in ["pengalaman maksimal 30 tahun", "single page application", "las listrik", "berat barang"] {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
