//! Calendar days, without a clock.

use std::fmt;

/// A day of the Gregorian calendar. Today is never read from anywhere: the caller passes it in.
///
/// Ordered by time. Parses the forms adverts and certificates use, see [`Date::parse`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// Month names, Indonesian and English, by their first three letters (and `agt`, the usual short form of Agustus).
const MONTHS: &[(&str, u8)] = &[
    ("jan", 1),
    ("feb", 2),
    ("peb", 2),
    ("mar", 3),
    ("apr", 4),
    ("mei", 5),
    ("may", 5),
    ("jun", 6),
    ("jul", 7),
    ("agu", 8),
    ("ags", 8),
    ("agt", 8),
    ("aug", 8),
    ("sep", 9),
    ("okt", 10),
    ("oct", 10),
    ("nov", 11),
    ("nop", 11),
    ("des", 12),
    ("dec", 12),
];

impl Date {
    /// The day, or `None` when the calendar has no such day or the year is not within 1900..=2999.
    #[must_use]
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let longest = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => 0,
        };
        if year >= 1900 && year <= 2999 && day >= 1 && day <= longest { Some(Self { year, month, day }) } else { None }
    }

    /// Reads `2026-11-24`, `2026-11-24T10:00:00+07:00`, `24/11/2026`, `24-11-2026`, `24 November 2026`, `24 Nov 2026` or
    /// `November 24, 2026`, with anything after it ignored; otherwise `None`.
    ///
    /// ```
    /// use padan::text::Date;
    /// assert_eq!(Date::parse("31 Agustus 2026"), Date::new(2026, 8, 31));
    /// assert_eq!(Date::parse("2026-02-30"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
        let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
        let c_digits = c.get(..c.find(|ch: char| !ch.is_ascii_digit()).unwrap_or(c.len()))?;
        let number = |part: &str| part.parse::<u16>().ok();
        let small = |part: &str| part.parse::<u8>().ok();
        if a.len() == 4 {
            return Self::new(number(a)?, small(b)?, small(c_digits)?);
        }
        if c.len() != 4 {
            return None;
        }
        if let Some(month) = Self::month(b) {
            return Self::new(number(c)?, month, small(a)?);
        }
        if let Some(month) = Self::month(a) {
            return Self::new(number(c)?, month, small(b)?);
        }
        Self::new(number(c)?, small(b)?, small(a)?)
    }

    /// The number of a month name in Indonesian or English, short or long.
    #[must_use]
    pub fn month(name: &str) -> Option<u8> {
        let lower = name.to_ascii_lowercase();
        let head = lower.get(..3)?;
        (lower.len() <= 9 && lower.bytes().all(|b| b.is_ascii_lowercase()))
            .then(|| MONTHS.iter().find(|(short, _)| *short == head).map(|(_, number)| *number))
            .flatten()
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1..=12.
    #[must_use]
    pub const fn month_number(self) -> u8 {
        self.month
    }

    /// The day of the month, 1..=31.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// Days since 1 March 1600, so that two dates can be subtracted.
    ///
    /// Counts years from March, so that the leap day is the last of its year.
    #[must_use]
    pub fn ordinal(self) -> i32 {
        let (year, month) = (i32::from(self.year), i32::from(self.month));
        let (y, m) = if month > 2 { (year - 1600, month - 3) } else { (year - 1601, month + 9) };
        y * 365 + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + i32::from(self.day) - 1
    }

    /// Days from `self` to `later`, negative when `later` is earlier.
    ///
    /// ```
    /// use padan::text::Date;
    /// let (a, b) = (Date::new(2026, 12, 31).unwrap(), Date::new(2027, 1, 1).unwrap());
    /// assert_eq!(a.days_until(b), 1);
    /// ```
    #[must_use]
    pub fn days_until(self, later: Self) -> i32 {
        later.ordinal() - self.ordinal()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "format": "date", "description": "A day, YYYY-MM-DD."})
    }
}

impl serde::Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("{text:?} is not a date such as 2026-11-24")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_usual_forms() {
        let day = Date::new(2025, 8, 5);
        for text in [
            "2025-08-05",
            "2025-08-05T23:59:59+07:00",
            "5/8/2025",
            "05-08-2025",
            "5 Agustus 2025",
            "5 Ags 2025",
            "August 5, 2025",
            "20250805x",
        ] {
            assert_eq!(Date::parse(text), if text.starts_with("2025080") { None } else { day }, "{text}");
        }
        for text in ["", "besok", "32/1/2025", "2025-13-01", "5 Foo 2025", "1 2", "9999-01-01"] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn ordinals_count_every_day_once() {
        let mut expected = Date::new(1999, 12, 31).unwrap().ordinal();
        for year in 2000..2101 {
            for month in 1..=12 {
                for day in 1..=31 {
                    if let Some(date) = Date::new(year, month, day) {
                        expected += 1;
                        assert_eq!(date.ordinal(), expected, "{date}");
                    }
                }
            }
        }
    }
}
