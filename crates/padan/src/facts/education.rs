//! Schooling.

use super::Fact;
use crate::text::{Break, Tokens, Word, words};

/// The levels of Indonesian schooling, in order.
///
/// Equivalences (own knowledge, see `data/SOURCES.md`): Paket A = SD/MI, Paket B = SMP/MTs, Paket C = SMA/MA = SMK/STM; D4 = S1
/// in level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Education {
    /// Primary school.
    #[serde(rename = "SD")]
    Sd,
    /// Junior secondary school.
    #[serde(rename = "SMP")]
    Smp,
    /// Senior secondary or vocational school.
    #[serde(rename = "SMA/SMK")]
    Sma,
    /// One-year diploma.
    D1,
    /// Two-year diploma.
    D2,
    /// Three-year diploma.
    D3,
    /// Four-year diploma.
    D4,
    /// Bachelor.
    S1,
    /// Master.
    S2,
    /// Doctor.
    S3,
}

impl Education {
    /// All levels, lowest first.
    pub const ALL: [Self; 10] =
        [Self::Sd, Self::Smp, Self::Sma, Self::D1, Self::D2, Self::D3, Self::D4, Self::S1, Self::S2, Self::S3];

    /// The name used in JSON and on screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sd => "SD",
            Self::Smp => "SMP",
            Self::Sma => "SMA/SMK",
            Self::D1 => "D1",
            Self::D2 => "D2",
            Self::D3 => "D3",
            Self::D4 => "D4",
            Self::S1 => "S1",
            Self::S2 => "S2",
            Self::S3 => "S3",
        }
    }

    /// Whether it is enough where `asked` is the minimum. D4 and S1 are one level.
    #[must_use]
    pub fn reaches(self, asked: Self) -> bool {
        let level = |education: Self| if education == Self::D4 { Self::S1 } else { education };
        level(self) >= level(asked)
    }
}

fn level(tokens: &Tokens, at: usize) -> Option<(Education, usize, bool)> {
    let next = |step: usize| {
        if (1..=step).all(|s| tokens.before(at + s) < Break::Sentence) { tokens.at(at + step) } else { "" }
    };
    // The flag says that the word means a school only among words of schooling.
    let found = match tokens.at(at) {
        "sd" | "mi" | "sdn" => (Education::Sd, 0, true),
        "smp" | "sltp" | "mts" | "smpn" | "tsanawiyah" => (Education::Smp, 0, false),
        "sma" | "smk" | "smu" | "stm" | "slta" | "smea" | "smkn" | "sman" | "mak" | "smip" | "smkk" | "aliyah" => {
            (Education::Sma, 0, false)
        }
        "ma" | "man" => (Education::Sma, 0, true),
        "d1" | "di" if tokens.is(at, words!("d1")) => (Education::D1, 0, false),
        "d2" | "dii" => (Education::D2, 0, false),
        "d3" | "diii" => (Education::D3, 0, false),
        "d4" | "div" => (Education::D4, 0, tokens.is(at, words!("div"))),
        "s1" | "sarjana" | "bachelor" | "undergraduate" => (Education::S1, 0, false),
        "s2" | "magister" | "pascasarjana" => (Education::S2, 0, false),
        "s3" | "doktor" => (Education::S3, 0, false),
        "diploma" | "d" => match next(1) {
            "1" | "i" | "satu" => (Education::D1, 1, tokens.is(at, words!("d"))),
            "2" | "ii" | "dua" => (Education::D2, 1, tokens.is(at, words!("d"))),
            "3" | "iii" | "tiga" => (Education::D3, 1, tokens.is(at, words!("d"))),
            "4" | "iv" | "empat" => (Education::D4, 1, tokens.is(at, words!("d"))),
            "d1" => (Education::D1, 1, false),
            _ if tokens.is(at, words!("diploma")) => (Education::D3, 0, false),
            _ => return None,
        },
        "strata" | "s" => match next(1) {
            "1" | "i" | "satu" => (Education::S1, 1, tokens.is(at, words!("s"))),
            "2" | "ii" | "dua" => (Education::S2, 1, tokens.is(at, words!("s"))),
            _ => return None,
        },
        "paket" | "kejar" => match next(1) {
            "a" => (Education::Sd, 1, false),
            "b" => (Education::Smp, 1, false),
            "c" => (Education::Sma, 1, false),
            "paket" => return level(tokens, at + 1).map(|(education, more, weak)| (education, more + 1, weak)),
            _ => return None,
        },
        "sekolah" => match (next(1), next(2)) {
            ("dasar", _) => (Education::Sd, 1, false),
            ("menengah", "pertama") => (Education::Smp, 2, false),
            ("menengah", "atas" | "kejuruan") => (Education::Sma, 2, false),
            _ => return None,
        },
        "madrasah" => match next(1) {
            "ibtidaiyah" => (Education::Sd, 1, false),
            "tsanawiyah" => (Education::Smp, 1, false),
            "aliyah" => (Education::Sma, 1, false),
            _ => return None,
        },
        "high" if next(1) == "school" => {
            let junior = at > 0 && tokens.is(at - 1, words!("junior"));
            (if junior { Education::Smp } else { Education::Sma }, 1, false)
        }
        "master" if matches!(next(1), "degree" | "s") => (Education::S2, 1, false),
        _ => return None,
    };
    Some(found)
}

const SCHOOLING: &[Word] = words![
    "pendidikan", "lulusan", "lulus", "ijazah", "ijasah", "sederajat", "setara", "setingkat", "tamatan", "tamat",
    "jenjang", "jurusan", "education", "graduate", "degree", "min", "minimal", "minimum", "sekolah", "alumni", "siswa",
    "diploma", "boleh", "lulusannya", "tamatannya", "sekolahnya",
];

/// Every level of schooling the text names. Words that also mean something else (`sd`, `ma`, `mi`) count only beside words
/// of schooling or other levels. Linear.
pub(crate) fn educations(tokens: &Tokens) -> Vec<Fact<Education>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some((value, more, weak)) = level(tokens, at) else {
            at += 1;
            continue;
        };
        let last = at + more;
        let near = |place: usize| {
            tokens.is(place, SCHOOLING) || (place != at && level(tokens, place).is_some_and(|(_, _, weak)| !weak))
        };
        let window = (at.saturating_sub(3)..(last + 4).min(tokens.len())).filter(|place| {
            let (from, to) = ((*place).min(at), (*place).max(at));
            (from + 1..=to).all(|between| tokens.before(between) < Break::Line)
        });
        if !weak || window.into_iter().any(near) {
            found.push(Fact { value, first: at, last });
        }
        at = last + 1;
    }
    found
}

/// The lowest level in a structured field, such as `Diploma/D1/D2/D3` or `SMA/SMK/STM`. Every name in it counts.
pub(crate) fn lowest_listed(field: &str) -> Option<Education> {
    let tokens = Tokens::new(field);
    // In a field that means schooling no word needs another beside it.
    let all = (0..tokens.len()).filter_map(|at| level(&tokens, at).map(|(value, _, _)| value));
    let named: Vec<Education> = all.collect();
    // "Diploma/D1/D2/D3" names its levels after the word.
    named.into_iter().min()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&'static str> {
        educations(&Tokens::new(text)).iter().map(|fact| fact.value.name()).collect()
    }

    #[test]
    fn names_of_schools() {
        assert_eq!(found("min. SMK/sederajat"), ["SMA/SMK"]);
        assert_eq!(found("Pendidikan D3 / S1 semua jurusan"), ["D3", "S1"]);
        assert_eq!(found("lulusan Paket C"), ["SMA/SMK"]);
        assert_eq!(found("Diploma III atau Strata 1"), ["D3", "S1"]);
        assert_eq!(found("lulus SD"), ["SD"]);
        assert_eq!(found("Senin sd Jumat"), [""; 0]);
        assert_eq!(found("masak mi goreng"), [""; 0]);
        assert_eq!(found("Madrasah Aliyah"), ["SMA/SMK"]);
    }

    #[test]
    fn fields_and_order() {
        assert_eq!(lowest_listed("Diploma/D1/D2/D3"), Some(Education::D1));
        assert_eq!(lowest_listed("SMA/SMK/STM"), Some(Education::Sma));
        assert_eq!(lowest_listed("apa saja"), None);
        assert!(
            Education::D4.reaches(Education::S1)
                && Education::S1.reaches(Education::D4)
                && !Education::D3.reaches(Education::S1)
        );
    }
}
