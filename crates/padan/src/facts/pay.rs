//! Pay, in rupiah.

use super::Fact;
use crate::text::{Break, Tokens, Word, words};

/// What a pay is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum PayUnit {
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month; also when nothing is said, as adverts mean it.
    Month,
    /// A year.
    Year,
    /// A piece ("borongan", "per potong").
    Piece,
}

/// Pay from, to, in rupiah for each unit; equal when one figure is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Pay {
    /// The least.
    pub min: u64,
    /// The most.
    pub max: u64,
    /// For what.
    pub unit: PayUnit,
}

/// The largest sum that is read as a pay; what a field says beyond it is a slip of the keys.
pub(crate) const PAY_MOST: u64 = 1_000_000_000_000;

impl Pay {
    /// A pay; the smaller figure becomes the least.
    #[must_use]
    pub fn new(a: u64, b: u64, unit: PayUnit) -> Self {
        Self { min: a.min(b), max: a.max(b), unit }
    }
}

const PAY: &[Word] = words![
    "gaji", "gj", "garansi", "upah", "salary", "penghasilan", "pendapatan", "honor", "bayaran", "gapok", "pokok",
    "income", "wage", "sallary", "fee", "take", "pay", "rate", "dibayar", "digaji",
];
const NOT_PAY: &[Word] = words![
    "bonus", "insentif", "tunjangan", "makan", "transport", "omzet", "omset", "denda", "deposit", "modal", "budget",
    "komisi", "target", "biaya", "investasi", "harga", "jaminan", "dp", "asuransi", "thr", "lembur", "uang",
];

/// A figure of money at `at`: rupiah, the last token, and whether it named its own scale ("juta", "ribu").
/// `named` says that the currency was named before.
fn figure(text: &str, tokens: &Tokens, at: usize, named: bool) -> Option<(u64, usize, bool)> {
    let word = tokens.at(at);
    let named = named || word.starts_with("rp") || word.starts_with("idr");
    let digits = word.strip_prefix("rp").or_else(|| word.strip_prefix("idr")).unwrap_or(word);
    let split = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let (number, tail) = digits.split_at_checked(split)?;
    if number.is_empty() || number.len() > 10 {
        return None;
    }
    let mut value: u64 = number.parse().ok()?;
    let mut last = at;
    let glued = |from: usize| -> Option<&str> {
        let (end, start) = (tokens.items().get(from)?.end, tokens.items().get(from + 1)?.start);
        text.get(end..start)
    };
    let scale = |word: &str| match word {
        "juta" | "jt" | "jutaan" | "million" | "mio" | "jta" => Some(1_000_000u64),
        "ribu" | "rb" | "k" | "rban" | "ribuan" => Some(1_000),
        _ => None,
    };
    // "IDR 4m"
    let tail = if tail == "m" && named { "mio" } else { tail };
    if let Some(scale) = scale(tail) {
        return Some((value.checked_mul(scale)?, last, true));
    }
    if !tail.is_empty() {
        return None;
    }
    // "2.500.000": groups of three; "2,5 juta" and "2.5jt": one or two decimals before a scale.
    let mut grouped = false;
    while let Some(separator) = glued(last) {
        let next = tokens.at(last + 1);
        if !matches!(separator, "." | ",") || !next.starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        if next.len() == 3 && next.bytes().all(|b| b.is_ascii_digit()) {
            value = value.checked_mul(1000)?.checked_add(next.parse().ok()?)?;
            grouped = true;
            last += 1;
            continue;
        }
        let cut = next.find(|c: char| !c.is_ascii_digit()).unwrap_or(next.len());
        let (decimals, unit) = next.split_at_checked(cut)?;
        let (unit, used) = if unit.is_empty() { (tokens.at(last + 2), 2) } else { (unit, 1) };
        let unit = if unit == "m" && named { "mio" } else { unit };
        if let (Some(scale), false, 1..=2) = (scale(unit), grouped, decimals.len()) {
            let hundredths: u64 =
                if decimals.len() == 1 { decimals.parse::<u64>().ok()? * 10 } else { decimals.parse().ok()? };
            return Some((value.checked_mul(scale)?.checked_add(scale / 100 * hundredths)?, last + used, true));
        }
        break;
    }
    if let Some(scale) = scale(tokens.at(last + 1)).filter(|_| tokens.before(last + 1) == Break::None) {
        return Some((value.checked_mul(scale)?, last + 1, true));
    }
    Some((value, last, false))
}

/// What stands between a token and the next.
fn between<'t>(text: &'t str, tokens: &Tokens, at: usize) -> &'t str {
    let (end, start) = (tokens.items().get(at).map(|t| t.end), tokens.items().get(at + 1).map(|t| t.start));
    end.zip(start).and_then(|(end, start)| text.get(end..start)).unwrap_or("")
}

/// Every pay the text states. An amount counts when words of pay stand before it on its line and none of another sum (bonus,
/// meal money) nearer. Linear.
pub(crate) fn pays(text: &str, tokens: &Tokens) -> Vec<Fact<Pay>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let own = tokens.at(at).starts_with("rp") || tokens.is(at, words!("idr"));
        let first = if own && figure(text, tokens, at, own).is_none() { at + 1 } else { at };
        let Some((mut low, mut last, scaled)) = figure(text, tokens, first, own) else {
            at += 1;
            continue;
        };
        // "2,8 - 3,5 jt": the decimals of the lower end belong to a scale that is said once.
        let mut scaled = scaled;
        let decimals = tokens.at(last + 1);
        let mut hundredths = 0;
        if !scaled
            && low < 1000
            && matches!(between(text, tokens, last), "," | ".")
            && (1..=2).contains(&decimals.len())
            && between(text, tokens, last + 1).contains(['-', '–', '—', '~'])
            && let Ok(parsed) = decimals.parse::<u64>()
        {
            hundredths = if decimals.len() == 1 { parsed * 10 } else { parsed };
            last += 1;
        }
        // A range: "2 - 3 juta", "Rp 2.000.000 - Rp 3.000.000", "2 juta s/d 3 juta".
        let mut high = low;
        let mut next = last + 1;
        while tokens.is(next, words!("s" | "d" | "sd" | "sampai" | "hingga" | "to" | "rp" | "idr" | "dengan"))
            && tokens.before(next) < Break::Line
            && next < last + 4
        {
            next += 1;
        }
        let dashed = between(text, tokens, last).contains(['-', '–', '—', '~']);
        if (dashed || next > last + 1)
            && tokens.before(next) < Break::Sentence
            && let Some((second, end, second_scaled)) = figure(text, tokens, next, own)
        {
            if second_scaled && !scaled && low < 1000 {
                // "2 - 3 juta": the scale is said once.
                let scale = if second >= 1_000_000 { 1_000_000 } else { 1_000 };
                low = low.saturating_mul(scale).saturating_add(scale / 100 * hundredths);
                scaled = true;
            }
            high = second;
            last = end;
        }
        // "500 rupiah per baris"
        let own = own || tokens.is(last + 1, words!("rupiah" | "idr"));
        if tokens.is(last + 1, words!("rupiah" | "idr")) {
            last += 1;
        }
        let money = own || scaled || low >= 10_000;
        let line = (at.saturating_sub(8)..at)
            .rev()
            .take_while(|place| (place + 1..=at).all(|between| tokens.before(between) < Break::Line));
        // Another sum counts in its own sentence alone.
        let sentence = |place: usize| (place + 1..=at).all(|between| tokens.before(between) < Break::Sentence);
        // "Uang saku" is what a trainee is paid.
        let allowance = |place: usize| tokens.is(place, words!("saku"));
        let nearest = line.into_iter().find(|place| {
            tokens.is(*place, PAY) || allowance(*place) || tokens.is(*place, NOT_PAY) && sentence(*place)
        });
        let said = nearest.is_some_and(|place| tokens.is(place, PAY) || allowance(place));
        let each = || {
            let next = tokens.at(last + 1);
            let thing = next.len() >= 3 && next.bytes().all(|b| b.is_ascii_lowercase());
            let kind = tokens.is(last + 1, words!("nego" | "nett" | "gross" | "net"));
            // "75rb/video": for each of whatever it is.
            (thing && !kind && between(text, tokens, last) == "/").then_some(PayUnit::Piece)
        };
        let unit = unit_after(tokens, last).or_else(|| unit_before(tokens, at)).or_else(each);
        // Without a word of pay: an amount with its period, or one that is a clause of its own ("…, 1,5 jt, …").
        let alone = tokens.before(at) >= Break::Comma && tokens.before(last + 1) >= Break::Comma;
        let bare = nearest.is_none()
            && (unit.is_some() && (own || scaled || low >= 10_000) || alone && (own || scaled) && low >= 300_000);
        if money && (said || bare) && low >= 500 && high < 10_000_000_000 {
            found.push(Fact { value: Pay::new(low, high, unit.unwrap_or(PayUnit::Month)), first: at, last });
        }
        at = last + 1;
    }
    found
}

fn unit_word(word: &str) -> Option<PayUnit> {
    Some(match word {
        "jam" | "hour" | "hourly" | "sejam" => PayUnit::Hour,
        "hari" | "harian" | "day" | "daily" | "hr" | "sehari" | "malam" | "semalam" => PayUnit::Day,
        "minggu" | "mingguan" | "week" | "pekan" | "seminggu" => PayUnit::Week,
        "bulan" | "bulanan" | "bln" | "month" | "monthly" | "sebulan" => PayUnit::Month,
        "tahun" | "setahun" | "thn" | "year" | "annum" => PayUnit::Year,
        "potong" | "pcs" | "pieces" | "piece" | "borongan" | "buah" | "biji" | "unit" | "titik" | "meter" | "pc" => {
            PayUnit::Piece
        }
        _ => return None,
    })
}

fn unit_after(tokens: &Tokens, last: usize) -> Option<PayUnit> {
    (1..=2).take_while(|step| tokens.before(last + step) <= Break::Comma).find_map(|step| {
        // The word itself, or behind "per", "a", a slash.
        let word = tokens.at(last + step);
        if step == 2 && !tokens.is(last + 1, words!("per" | "a" | "tiap" | "setiap" | "sehari")) {
            return None;
        }
        let unit = word.strip_prefix("per").and_then(unit_word).or_else(|| unit_word(word));
        // "per baris", "per video": a piece of whatever it is.
        unit.or((step == 2 && tokens.is(last + 1, words!("per"))).then_some(PayUnit::Piece))
    })
}

fn unit_before(tokens: &Tokens, at: usize) -> Option<PayUnit> {
    (at.saturating_sub(3)..at)
        .rev()
        .take_while(|place| (place + 1..=at).all(|between| tokens.before(between) < Break::Line))
        .find_map(|place| match tokens.at(place) {
            "harian" => Some(PayUnit::Day),
            "mingguan" => Some(PayUnit::Week),
            "borongan" => Some(PayUnit::Piece),
            "bulanan" => Some(PayUnit::Month),
            // "per lusin 18rb"
            "per" if place + 2 == at => Some(unit_word(tokens.at(place + 1)).unwrap_or(PayUnit::Piece)),
            _ => None,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(u64, u64, PayUnit)> {
        pays(text, &Tokens::new(text)).iter().map(|fact| (fact.value.min, fact.value.max, fact.value.unit)).collect()
    }

    #[test]
    fn amounts_and_units() {
        assert_eq!(found("Gaji Rp 2.500.000 - Rp 3.000.000 / bulan"), [(2_500_000, 3_000_000, PayUnit::Month)]);
        assert_eq!(found("gaji 2,5 juta"), [(2_500_000, 2_500_000, PayUnit::Month)]);
        assert_eq!(found("Salary 2-3 jt"), [(2_000_000, 3_000_000, PayUnit::Month)]);
        assert_eq!(found("upah 100rb per hari"), [(100_000, 100_000, PayUnit::Day)]);
        assert_eq!(found("upah borongan Rp5.000/potong"), [(5_000, 5_000, PayUnit::Piece)]);
        assert_eq!(found("gaji 3jt s/d 4jt"), [(3_000_000, 4_000_000, PayUnit::Month)]);
        assert_eq!(found("Gaji 2,8 - 3,5 jt/bulan"), [(2_800_000, 3_500_000, PayUnit::Month)]);
        assert_eq!(found("3.5-4.5 million IDR per month"), [(3_500_000, 4_500_000, PayUnit::Month)]);
        assert_eq!(found("Jakarta Utara, 5-6,5jt."), [(5_000_000, 6_500_000, PayUnit::Month)]);
        assert_eq!(found("Fee 75rb/video"), [(75_000, 75_000, PayUnit::Piece)]);
        assert_eq!(found("uang saku 500rb/bulan"), [(500_000, 500_000, PayUnit::Month)]);
        assert_eq!(found("Rp150.000/hari"), [(150_000, 150_000, PayUnit::Day)]);
    }

    #[test]
    fn other_sums_are_not_pay() {
        for text in [
            "bonus 1 juta", "uang makan Rp 20.000", "omzet 500 juta", "pengalaman 2 tahun", "telp 0812345678",
            "usia 25", "gaji menarik",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
