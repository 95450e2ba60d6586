//! Traits of a person that no score may see: recognised, kept as remarks, and taken out of the text before anything else
//! reads it.

use super::{Fact, number};
use crate::text::{Break, Tokens};

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

const SEX: &[&str] = &[
    "boy", "boys", "cewe", "cewek", "cowo", "cowok", "female", "girl", "girls", "laki", "lelaki", "lk", "male", "man",
    "men", "perempuan", "pr", "pria", "putra", "putri", "woman", "women", "wanita", "gender",
];
const MARITAL: &[&str] =
    &["bujang", "duda", "janda", "lajang", "menikah", "married", "nikah", "unmarried", "berkeluarga", "kawin"];
const LOOKS: &[&str] = &[
    "berpenampilan", "cantik", "ganteng", "goodlooking", "penampilan", "proporsional", "tampan", "bertato", "tato",
    "bertindik", "tindik", "berjerawat",
];
const RELIGION: &[&str] = &[
    "berhijab", "berjilbab", "berkerudung", "buddha", "budha", "hijaber", "hindu", "islam", "katolik", "kristen",
    "kristiani", "konghucu", "muslim", "muslimah", "nasrani", "nonmuslim", "protestan", "protestant", "buddhist",
    "catholic", "christian", "jewish", "yahudi",
];
const ETHNICITY: &[&str] = &["pribumi", "suku", "tionghoa"];
const PEOPLES: &[&str] = &[
    "aceh", "ambon", "arab", "bali", "banjar", "batak", "betawi", "bugis", "chinese", "cina", "dayak", "indonesia",
    "jawa", "madura", "makassar", "melayu", "minang", "padang", "papua", "sasak", "sunda", "toraja",
];
/// Before or after "citizen", and after "ethnic".
const NATIONS: &[&str] = &[
    "foreign", "indonesian", "malaysian", "filipino", "japanese", "chinese", "javanese", "sundanese", "balinese",
    "malay",
];
const HEALTH: &[&str] = &[
    "difabel", "disabilitas", "disability", "disabled", "cacat", "tunanetra", "tunarungu", "tunadaksa", "tunawicara",
    "tunagrahita", "tuli", "healthy", "epilepsi", "diabetes", "asma", "hiv",
];
const AGE: &[&str] = &["age", "aged", "umur", "usia", "berumur", "berusia"];
/// Words of a skill's own, before which a trait's word names what is worked on: "potong rambut pria", "busana muslim".
/// The list is tested; a term not on it is a trait.
pub(super) const WORKED_ON: &[&str] = &[
    "baju", "batik", "busana", "butik", "celana", "cukur", "fashion", "gamis", "gunting", "jas", "kemeja", "koko",
    "kulit", "mode", "model", "pakaian", "pangkas", "potong", "rambut", "rias", "salon", "seragam", "sepatu", "kaos",
    "jilbab", "hijab", "mukena", "sekolah", "bank", "ekonomi", "haircut", "wear", "clothing", "toilet", "spa",
    "facial",
];

/// Behind a trait's word in English: "men's tailoring", "Muslim wear".
const WORK_BEHIND: &[&str] =
    &["tailoring", "haircut", "haircuts", "wear", "clothes", "clothing", "fashion", "hair", "shoes", "grooming"];
/// How many qualifiers may stand before a trait ("tidak sedang hamil"), so that no text is read in ever deeper calls.
const QUALIFIERS: usize = 4;

fn is(list: &[&str], word: &str) -> bool {
    list.contains(&word)
}

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
                    && (matches!(tokens.at(at - 1), "kartu" | "papan" | "plat" | "daftar" | "business")
                        || tokens.before(at + 1) >= Break::Sentence) =>
            {
                continue;
            }
            "nama" | "bernama" | "name" => {
                at + 1 + usize::from(matches!(tokens.at(at + 1), "saya" | "aku" | "is" | "lengkap"))
            }
            "perkenalkan" if matches!(tokens.at(at + 1), "saya" | "nama") => {
                at + 2 + usize::from(matches!(tokens.at(at + 2), "saya"))
            }
            _ => continue,
        };
        for place in from..(from + 4).min(tokens.len()) {
            let word = tokens.at(place);
            let ends = place > from && tokens.before(place) > Break::None
                || tokens.before(place) >= Break::Line
                // "I Wayan": one letter can be part of a name.
                || crate::text::is_stop_word(word) && word.len() > 1
                || matches!(word, "perusahaan" | "produk" | "barang" | "toko");
            if ends {
                break;
            }
            found.push(place);
        }
    }
    found
}

fn trait_at(tokens: &Tokens, at: usize, depth: usize) -> Option<Fact<Trait>> {
    let deeper = depth.checked_sub(1)?;
    let word = tokens.at(at);
    let joined = |step: usize| (1..=step).all(|s| tokens.before(at + s) == Break::None);
    let next = |step: usize| if joined(step) { tokens.at(at + step) } else { "" };
    let behind = if next(1) == "s" { next(2) } else { next(1) };
    let worked_on =
        at > 0 && tokens.before(at) == Break::None && is(WORKED_ON, tokens.at(at - 1)) || is(WORK_BEHIND, behind);
    let one = |value: Trait, last: usize| Some(Fact { value, first: at, last });
    // A negator or qualifier belongs to the trait it is said of.
    if is(
        &[
            "belum", "tidak", "tdk", "blm", "sudah", "non", "status", "boleh", "seorang", "khusus", "not", "bukan",
            "penyandang", "sedang",
        ],
        word,
    ) || word == "beragama"
        || word == "agama"
    {
        let inner = if joined(1) && at + 1 < tokens.len() { trait_at(tokens, at + 1, deeper) } else { None };
        if let Some(inner) = inner
            && !(word == "sudah" && inner.value != Trait::Marital)
        {
            return one(inner.value, inner.last);
        }
        if matches!(word, "beragama" | "agama") && joined(1) && at + 1 < tokens.len() {
            return one(Trait::Religion, at + 1);
        }
        if word == "status" && matches!(next(1), "single") {
            return one(Trait::Marital, at + 1);
        }
        return None;
    }
    if is(AGE, word) {
        return one(Trait::Age, age_end(tokens, at));
    }
    // "max 25th", written in one.
    if is(&["maks", "maksimal", "max", "maximum"], word)
        && next(1)
            .strip_suffix("th")
            .or_else(|| next(1).strip_suffix("thn"))
            .and_then(number)
            .is_some_and(|years| (17..=60).contains(&years))
    {
        return one(Trait::Age, at + 1);
    }
    // "maks. 27 tahun", "18-35 tahun" with nothing of experience near.
    if is(&["maks", "maksimal", "max", "maximum"], word)
        && let Some(years) = number(next(1))
        && (17..=60).contains(&years)
        && matches!(next(2), "tahun" | "th" | "thn" | "years")
        && !experience_near(tokens, at)
    {
        return one(Trait::Age, at + 2);
    }
    if let (Some(from), Some(to)) = (number(word), number(next(1)))
        && (15..=45).contains(&from)
        && (from + 1..=65).contains(&to)
        && matches!(next(2), "tahun" | "th" | "thn")
        && !experience_near(tokens, at)
    {
        return one(Trait::Age, at + 2);
    }
    if word == "jenis" && next(1) == "kelamin" {
        let more = trait_at(tokens, at + 2, deeper)
            .filter(|fact| fact.value == Trait::Sex && tokens.before(at + 2) < Break::Line);
        return one(Trait::Sex, more.map_or(at + 1, |fact| fact.last));
    }
    if is(SEX, word) && !worked_on {
        // "pria/wanita", "laki-laki atau perempuan" are one remark.
        let mut last = at;
        loop {
            let step = if matches!(tokens.at(last + 1), "atau" | "dan" | "or" | "maupun") { 2 } else { 1 };
            if is(SEX, tokens.at(last + step)) && (1..=step).all(|s| tokens.before(last + s) <= Break::Comma) {
                last += step;
            } else {
                return one(Trait::Sex, last);
            }
        }
    }
    if is(MARITAL, word)
        || (word == "single" && !matches!(next(1), "page" | "phase" | "fasa" | "point" | "door"))
            && at_trait_list(tokens, at)
    {
        let tail = if matches!(next(1), "atau") && is(MARITAL, next(2)) { 2 } else { 0 };
        return one(Trait::Marital, at + tail);
    }
    if word == "good" && next(1) == "looking" {
        return one(Trait::Looks, at + 1);
    }
    if is(LOOKS, word) {
        let tail = usize::from(matches!(next(1), "menarik" | "baik" | "oke" | "ok" | "good"));
        return one(Trait::Looks, at + tail);
    }
    if matches!(word, "tinggi" | "berat") && matches!(next(1), "badan" | "bdn")
        || matches!(word, "tb" | "bb") && number(next(1)).is_some_and(|n| n >= 40)
        || matches!(word, "height" | "weight")
    {
        let mut last = at + usize::from(matches!(word, "tinggi" | "berat"));
        while last + 1 < tokens.len()
            && last < at + 6
            && tokens.before(last + 1) <= Break::Comma
            && (number(tokens.at(last + 1)).is_some()
                || is(
                    &["cm", "kg", "min", "minimal", "maksimal", "maks", "ideal", "proporsional"],
                    tokens.at(last + 1),
                ))
        {
            last += 1;
        }
        return one(Trait::Looks, last);
    }
    // "tinggi 165"
    if word == "tinggi" && number(next(1)).is_some_and(|height| (140..=200).contains(&height)) {
        return one(Trait::Looks, at + 1 + usize::from(next(2) == "cm"));
    }
    if is(RELIGION, word) && !worked_on {
        let mut last = at;
        while is(RELIGION, tokens.at(last + 1)) && tokens.before(last + 1) <= Break::Comma {
            last += 1;
        }
        return one(Trait::Religion, last);
    }
    if is(ETHNICITY, word)
        || matches!(word, "keturunan" | "etnis" | "ras") && is(PEOPLES, next(1))
        || matches!(word, "orang" | "asli") && is(PEOPLES, next(1))
    {
        let mut last = at;
        while is(PEOPLES, tokens.at(last + 1)) && tokens.before(last + 1) <= Break::Comma {
            last += 1;
        }
        return one(Trait::Ethnicity, last);
    }
    // "sehat" alone in its clause; "tidak punya penyakit menular"; "bebas narkoba".
    let ends = at + 1 >= tokens.len() || tokens.before(at + 1) >= Break::Comma;
    if word == "sehat" && ends && tokens.before(at) >= Break::Comma
        || word == "bebas" && matches!(next(1), "narkoba" | "napza")
    {
        return one(Trait::Health, at + usize::from(word == "bebas"));
    }
    if matches!(word, "punya" | "memiliki" | "mempunyai" | "mengidap" | "riwayat" | "ada" | "penyakit") {
        let illness = at + usize::from(word != "penyakit");
        if tokens.at(illness) == "penyakit"
            && matches!(tokens.at(illness + 1), "menular" | "kronis" | "bawaan" | "berat" | "serius")
        {
            return one(Trait::Health, illness + 1);
        }
    }
    // What they say of somebody may stand behind a colon: "Nationality: Japanese".
    if matches!(word, "ethnicity" | "nationality" | "kewarganegaraan" | "ethnic" | "religion" | "race")
        && tokens.before(at + 1) < Break::Line
        && !crate::text::is_stop_word(tokens.at(at + 1))
    {
        return one(if word == "religion" { Trait::Religion } else { Trait::Ethnicity }, at + 1);
    }
    if matches!(word, "wni" | "wna") {
        return one(Trait::Ethnicity, at);
    }
    if word == "warga" && next(1) == "negara" {
        return one(
            Trait::Ethnicity,
            at + if is(&["asing"], next(2)) || is(PEOPLES, next(2)) || next(2) == "malaysia" { 2 } else { 1 },
        );
    }
    if is(NATIONS, word) && matches!(next(1), "citizen" | "citizens" | "national" | "nationals") {
        return one(Trait::Ethnicity, at + 1);
    }
    if matches!(word, "penderita" | "pengidap" | "menderita" | "mengidap") && !next(1).is_empty() {
        return one(Trait::Health, at + 1);
    }
    if word == "hiv" && matches!(next(1), "positif" | "negatif" | "positive" | "negative")
        || word == "kursi" && next(1) == "roda"
        || word == "wheelchair" && matches!(next(1), "user" | "users")
        || word == "chronic" && matches!(next(1), "illness" | "disease")
    {
        return one(Trait::Health, at + 1);
    }
    if matches!(word, "pengguna" | "memakai" | "pakai" | "menggunakan")
        && (next(1) == "kursi" && next(2) == "roda" || next(1) == "alat" && next(2) == "bantu" && next(3) == "dengar")
    {
        return one(Trait::Health, at + if next(1) == "alat" { 3 } else { 2 });
    }
    if word == "am" && matches!(next(1), "blind" | "deaf" | "pregnant")
        || word == "hamil" && at > 0 && tokens.at(at - 1) == "sedang"
    {
        return one(Trait::Health, at + usize::from(word == "am"));
    }
    if is(HEALTH, word)
        || word == "sehat" && matches!(next(1), "jasmani" | "rohani")
        || word == "buta" && next(1) == "warna"
        || word == "berkacamata"
        || word == "riwayat" && next(1) == "penyakit"
    {
        let mut last = at + usize::from(!is(HEALTH, word) && word != "berkacamata");
        while matches!(tokens.at(last + 1), "jasmani" | "rohani" | "dan" | "warna")
            && tokens.before(last + 1) == Break::None
            && last < at + 4
        {
            if tokens.at(last + 1) == "dan" && !matches!(tokens.at(last + 2), "rohani" | "jasmani") {
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
        } else if !is(
            &[
                "maks", "maksimal", "max", "min", "minimal", "maximum", "minimum", "saya", "sekitar", "antara",
                "produktif", "sampai", "hingga", "sd", "s", "d", "dan", "tahun", "th", "thn", "years", "year", "old",
                "di", "bawah", "kurang", "dari", "lebih", "tidak", "atas",
            ],
            word,
        ) {
            break;
        }
        last += 1;
        if matches!(word, "tahun" | "th" | "thn" | "old" | "years") && digits && !matches!(tokens.at(last + 1), "old") {
            break;
        }
    }
    // Trailing joiners are not part of it.
    while last > at
        && is(&["dan", "di", "dari", "saya", "sampai", "s", "d", "tidak", "lebih", "kurang"], tokens.at(last))
    {
        last -= 1;
    }
    last
}

/// Whether a word of experience stands near in the same sentence.
fn experience_near(tokens: &Tokens, at: usize) -> bool {
    let of_work = |place: usize| {
        matches!(tokens.at(place), "pengalaman" | "berpengalaman" | "experience" | "kontrak" | "kerja" | "bekerja")
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
        ] {
            assert_eq!(found(text), [(value, words.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_is_worked_on_is_no_trait() {
        for before in WORKED_ON {
            for term in ["pria", "wanita", "muslim"] {
                assert!(found(&format!("{before} {term}")).is_empty(), "{before} {term}");
            }
        }
        for text in ["pengalaman maksimal 30 tahun", "single page application", "las listrik", "berat barang"] {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
